using System;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// Any JSON value, as its canonical text: no insignificant white space, strings escaped only where JSON demands
/// it, numbers as they were written. At most <see cref="FieldLimits.JsonDepth"/> levels deep.
/// </summary>
/// <remarks>
/// Equality is by value: the order of an object's members is ignored, the last of duplicate members counts, numbers compare
/// by their text (<c>1</c> is not <c>1.0</c>). Order is by the ordinal text of that value. A <c>default</c> one is
/// <c>null</c>.
/// </remarks>
[JsonConverter(typeof(CodecJsonConverter<JsonText>))]
public readonly record struct JsonText : IComparable<JsonText>, IHasCodec<JsonText>
{
    private const string Null = "null";

    // What options that set none allow.
    private const int UsualDepth = 64;

    /// <summary>How it is written in JSON: as the value that it is.</summary>
    public static Codec<JsonText> Codec => Json.Any;

    private readonly string? text;

    private JsonText(string text) => this.text = text;

    /// <summary>The canonical text.</summary>
    public string Value => text ?? Null;

    /// <summary>Whether it is JSON's <c>null</c>.</summary>
    public bool IsNull => Value == Null;

    /// <summary>Reads one JSON value. Left: <see cref="CfError.Malformed"/>, with pointer and byte offset.</summary>
    public static Either<CfErrors, JsonText> Parse(string? json) => Codec.Parse(json);

    /// <summary>Reads one JSON value in UTF-8. Left: <see cref="CfError.Malformed"/>, with pointer and byte offset.</summary>
    public static Either<CfErrors, JsonText> Parse(ReadOnlySpan<byte> utf8) => Codec.Parse(utf8);

    /// <summary>Writes a value of one's own. Left: <see cref="CfError.Malformed"/>, where its contract can't write it.</summary>
    public static Either<CfErrors, JsonText> From<A>(A value, JsonTypeInfo<A> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        try
        {
            return Parse(JsonSerializer.SerializeToUtf8Bytes(value, type));
        }
        // A contract that is missing is a programming error and says so itself; all else is about the value.
        catch (Exception e) when (e is not NotSupportedException)
        {
            return CfErrors.Of(
                new CfError.Malformed(
                    "",
                    0,
                    $"a value of {type.Type.Name} that its contract can write",
                    "another"
                )
            );
        }
    }

    /// <summary>
    /// Reads the value into a type of one's own, by its contract (<c>MyContext.Default.MyType</c>). Left:
    /// <see cref="CfError.Malformed"/>, where the value has another shape, or one that the contract does not support.
    /// </summary>
    public Either<CfErrors, A> As<A>(JsonTypeInfo<A> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var utf8 = Encoding.UTF8.GetBytes(Value);
        try
        {
            return Read(utf8, type) is { } value ? value : CfErrors.Of(Unreadable(type.Type, Null));
        }
        // Not only of a contract that is missing: an abstract type's JSON may not say first which of the derived ones it is.
        catch (NotSupportedException)
        {
            return CfErrors.Of(
                new CfError.Malformed(
                    "",
                    0,
                    $"JSON that the contract of {type.Type.Name} supports, with the discriminator first where a type is abstract",
                    Printable.Excerpt(Value)
                )
            );
        }
        catch (Exception)
        {
            return CfErrors.Of(Unreadable(type.Type, Printable.Excerpt(Value)));
        }
    }

    /// <inheritdoc/>
    public bool Equals(JsonText other) => Value == other.Value || Normal == other.Normal;

    /// <inheritdoc/>
    public override int GetHashCode() => Normal.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(JsonText other) => string.CompareOrdinal(Normal, other.Normal);

    /// <summary>The canonical text.</summary>
    public override string ToString() => Value;

    /// <summary>From one whole JSON value that a tokenizer has been through.</summary>
    internal static JsonText Trusted(ReadOnlySpan<byte> json, bool isCanonical) =>
        new(CanonicalJson.Of(json, isCanonical));

    /// <summary>
    /// What is wrong with it as a member that is kept: such a member stands two levels deep in its envelope at least, which must be readable
    /// again.
    /// </summary>
    internal Violation? TooDeep =>
        Depth is var depth && depth > FieldLimits.JsonDepth - 2
            ? new Violation(
                $"at most {TextRules.Number(FieldLimits.JsonDepth - 2)} levels of nesting",
                $"{TextRules.Number(depth)} levels"
            )
            : null;

    /// <summary>How many arrays and objects stand in one another.</summary>
    internal int Depth
    {
        get
        {
            var deepest = 0;
            if (Value[0] is not ('[' or '{'))
                return deepest;
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(Value), JsonBytes.Options);
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                    deepest = Math.Max(deepest, reader.CurrentDepth + 1);
            return deepest;
        }
    }

    private string Normal => CanonicalJson.Normal(Value);

    // A reader has a limit of its own for depth, and its value is walked over once before it is read. Few values are deeper than
    // the options allow.
    private static A? Read<A>(ReadOnlySpan<byte> utf8, JsonTypeInfo<A> type)
    {
        if (
            utf8.Count((byte)'{') + utf8.Count((byte)'[')
            <= (type.Options.MaxDepth is 0 ? UsualDepth : type.Options.MaxDepth)
        )
            return JsonSerializer.Deserialize(utf8, type);
        var reader = new Utf8JsonReader(utf8, JsonBytes.Options);
        return JsonSerializer.Deserialize(ref reader, type);
    }

    private static CfError.Malformed Unreadable(Type type, string found) =>
        new("", 0, $"the JSON of {type.Name}", found);
}
