using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// How a type is written in JSON: one description, by which it is read and written. <see cref="Json"/> has the descriptions there are,
/// and puts them together.
/// </summary>
/// <typeparam name="A">The type.</typeparam>
public abstract class Codec<A>
{
    private protected Codec() { }

    /// <summary>The kind of JSON value, as errors say it: <c>a string</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// Reads one JSON value. Left: every violation, each with its JSON Pointer and, if the JSON is of another shape, its offset in bytes.
    /// Total: any bytes give a Right or a Left.
    /// </summary>
    /// <param name="json">UTF-8; a byte order mark is passed over.</param>
    public Either<CfErrors, A> Parse(ReadOnlySpan<byte> json)
    {
        if (!JsonReading.TryOpen(json, out var reading))
            return CfErrors.Of(JsonBytes.Explain(json));
        try
        {
            reading.Tokens.Read();
            var isRead = Read(ref reading, out var value);
            // The tokenizer throws where anything but white space follows.
            reading.Tokens.Read();
            return isRead ? value : reading.Violations.All(default);
        }
        catch (JsonException)
        {
            return CfErrors.Of(JsonBytes.Explain(json));
        }
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    /// <param name="json">The JSON as text.</param>
    public Either<CfErrors, A> Parse(string? json) =>
        json is null
            ? CfErrors.Of(Violation.Null.At("JSON"))
            : JsonBytes.Encode(json).Bind(utf8 => Parse(utf8));

    /// <summary>The value's JSON, in one line; <paramref name="indented"/>, in many, of which none is indented by more than 32 levels.</summary>
    public string ToJson(A value, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, indented ? Indented : Readable))
            Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the value's JSON. Escapes as the writer's encoder has it.</summary>
    public void WriteTo(Utf8JsonWriter writer, A value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        Write(writer, value);
    }

    /// <summary>A type that is made of this one's values, by a smart constructor whose errors become the reader's.</summary>
    /// <param name="create">Makes a value, or says what is wrong.</param>
    /// <param name="show">The value of which the constructor makes the same one again.</param>
    public Codec<B> Checked<B>(Func<A, Either<CfErrors, B>> create, Func<B, A> show)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(show);
        return new CheckedCodec<A, B>(this, create, show);
    }

    /// <summary>Reads the current value, to its end; false if there are violations, which it reports.</summary>
    internal abstract bool Read(ref JsonReading reading, out A value);

    internal abstract void Write(Utf8JsonWriter writer, A value);

    /// <summary>The text that it is; null for a codec of anything else.</summary>
    internal virtual Text<A>? AsText => null;

    /// <summary>The members of an object that has no others, and whether each is a string; null for a codec of anything else.</summary>
    internal virtual Dictionary<string, bool>? Members => null;

    /// <summary>The value where a document has none at all; false where one must be there.</summary>
    internal virtual bool IsMissing(out A value)
    {
        value = default!;
        return false;
    }

    internal abstract R Accept<R>(ICodecVisitor<A, R> visitor);

    // The text is JSON, not a part of HTML: readable beyond ASCII.
    private static JsonWriterOptions Readable { get; } =
        new()
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = FieldLimits.JsonDepth,
        };

    private static JsonWriterOptions Indented { get; } =
        Readable with
        {
            Indented = true,
            NewLine = "\n",
        };
}
