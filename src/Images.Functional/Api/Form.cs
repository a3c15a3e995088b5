using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text.Json;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>How a value is sent as a form, in both directions: a client writes its parts, a server reads them.</summary>
/// <typeparam name="A">The value.</typeparam>
public sealed class Form<A>
{
    private readonly Func<A, Either<CfErrors, Seq<Part>>> write;
    private readonly Func<Seq<Part>, Either<CfErrors, A>> read;

    internal Form(
        Func<A, Either<CfErrors, Seq<Part>>> write,
        Func<Seq<Part>, Either<CfErrors, A>> read
    ) => (this.write, this.read) = (write, read);

    /// <summary>The object whose members are the form's texts; null for a form of a file alone.</summary>
    internal Codec<A>? Fields { get; init; }

    /// <summary>Whether a file may stand beside the texts.</summary>
    internal bool HasFile { get; init; }

    /// <summary>The parts of a value. Left: the errors of one that no request may hold.</summary>
    public Either<CfErrors, Seq<Part>> Write(A value) => write(value);

    /// <summary>Reads the parts of a form that came in. Parts of other names are passed over. Left: every violation.</summary>
    public Either<CfErrors, A> Read(Seq<Part> parts) => read(parts);
}

/// <summary>Descriptions of forms.</summary>
public static class Form
{
    private const string FileName = "file";

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = FieldLimits.JsonDepth };

    /// <summary>A form of a file alone: one part, called <c>file</c>.</summary>
    public static Form<ImageFile> OfFile { get; } =
        new(
            static file => File(file).Map(static part => Seq1(part)),
            static parts => FileOf(parts).ToEither(CfErrors.Of(Missing.At(FileName)))
        );

    /// <summary>
    /// A form of texts: the members of an object, by its codec. A string is a part as it is; any other member is a part of JSON text
    /// (<c>{"key":"value"}</c>, <c>true</c>).
    /// </summary>
    /// <param name="fields">The codec of an object.</param>
    /// <exception cref="ArgumentException">It is no object, or has a rest: the parts of a form are known.</exception>
    public static Form<A> Of<A>(Codec<A> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var members =
            fields.Members
            ?? throw new ArgumentException(
                "A form's texts are the members of an object, and of no others.",
                nameof(fields)
            );
        return new Form<A>(
            value => Texts(fields, members, value),
            parts => Parse(fields, members, parts)
        )
        {
            Fields = fields,
        };
    }

    /// <summary>The same form, with a part called <c>file</c> where a value has one.</summary>
    internal static Form<A> WithFile<A>(
        this Form<A> form,
        Func<A, Option<ImageFile>> get,
        Func<A, Option<ImageFile>, A> with
    ) =>
        new(
            value =>
                get(value).Case is ImageFile file
                    ? (form.Write(value), File(file)).Apply(static (texts, part) => texts.Add(part))
                    : form.Write(value),
            parts => form.Read(parts).Map(value => with(value, FileOf(parts)))
        )
        {
            Fields = form.Fields,
            HasFile = true,
        };

    /// <summary>The same form, of which no request may hold the values that a rule refuses.</summary>
    internal static Form<A> Checked<A>(this Form<A> form, Func<A, Either<CfErrors, A>> rule) =>
        new(
            // All that is wrong, at once.
            value => (rule(value), form.Write(value)).Apply(static (_, parts) => parts),
            parts => form.Read(parts).Bind(rule)
        )
        {
            Fields = form.Fields,
            HasFile = form.HasFile,
        };

    // Last, as it stands in most forms: whoever reads it knows by then what it is for.
    private static Either<CfErrors, Part> File(ImageFile file) =>
        file.Refused() is { } refused ? refused : new Part.File(FileName, file);

    private static Option<ImageFile> FileOf(Seq<Part> parts) =>
        parts
            .Find(static part => part is Part.File { Name: FileName })
            .Map(static part => ((Part.File)part).Content);

    private static Violation Missing => new("a file", "none");

    private static Either<CfErrors, Seq<Part>> Texts<A>(
        Codec<A> fields,
        Dictionary<string, bool> members,
        A value
    )
    {
        using var json = JsonDocument.Parse(fields.ToJson(value), Deep);
        var parts = new List<Part>();
        foreach (var member in json.RootElement.EnumerateObject())
            parts.Add(
                new Part.Text(
                    member.Name,
                    members[member.Name] ? member.Value.GetString()! : member.Value.GetRawText()
                )
            );
        return toSeq(parts.ToArray());
    }

    private static Either<CfErrors, A> Parse<A>(
        Codec<A> fields,
        Dictionary<string, bool> members,
        Seq<Part> parts
    )
    {
        // The service refuses one, whatever may be left out.
        if (parts.IsEmpty)
            return CfErrors.Of(new Violation("a form of at least one part", "none").At("form"));
        var buffer = new ArrayBufferWriter<byte>();
        var violations = default(Violations);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var part in parts)
                if (part is Part.Text text && members.TryGetValue(text.Name, out var isString))
                    Write(writer, text, isString, ref violations);
            writer.WriteEndObject();
        }

        return violations.IsEmpty ? fields.Parse(buffer.WrittenSpan) : violations.All(None);
    }

    private static void Write(
        Utf8JsonWriter writer,
        Part.Text text,
        bool isString,
        ref Violations violations
    )
    {
        if (isString)
        {
            // The writer would replace half a surrogate pair without a word.
            if (TextRules.Length(text.Value, 0, int.MaxValue) is { } violation)
                violations.Add(violation, text.Name);
            else
                writer.WriteString(text.Name, text.Value);
            return;
        }

        var json = JsonText.Parse(text.Value);
        writer.WritePropertyName(text.Name);
        writer.WriteRawValue(json.IfLeft(default(JsonText)).Value, skipInputValidation: true);
        if (json.IsRight)
            return;
        var from = violations.Count;
        violations.Add(json.ErrorsOrBottom());
        violations.Below(from, text.Name);
    }
}
