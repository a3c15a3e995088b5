using System;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// What the user keeps with an image, <c>meta</c>: any JSON value but <c>null</c>, at most
/// <see cref="FieldLimits.MetadataBytes"/> bytes as canonical text in UTF-8 (API reference, <em>Image details</em>).
/// </summary>
/// <remarks>
/// Equality, order and depth are those of <see cref="JsonText"/>. A <c>default</c> one is no value of the field: it
/// reads as <c>null</c>.
/// </remarks>
[JsonConverter(typeof(CodecJsonConverter<Metadata>))]
public readonly record struct Metadata : IComparable<Metadata>, IHasCodec<Metadata>
{
    internal const string Field = "meta";

    /// <summary>How it is written in JSON: as the value that it is.</summary>
    public static Codec<Metadata> Codec { get; } =
        Functional.Json.Any.Checked(
            Create,
            static meta => Required.Json(meta.Json, nameof(Metadata))
        );

    private readonly JsonText json;

    private Metadata(JsonText json) => this.json = json;

    /// <summary>The canonical text: no insignificant white space, escapes only where JSON demands them.</summary>
    public string Value => json.Value;

    /// <summary>The value as JSON without a limit.</summary>
    public JsonText Json => json;

    /// <summary>
    /// Reads a JSON text. Left: <see cref="CfError.Malformed"/> for broken JSON, <see cref="CfError.Constraint"/> for <c>null</c>
    /// or too many bytes.
    /// </summary>
    public static Either<CfErrors, Metadata> Create(string? json) =>
        json is null ? CfErrors.Of(Violation.Null.At(Field)) : JsonText.Parse(json).Bind(Create);

    /// <summary>Checks a JSON value. Left: <see cref="CfError.Constraint"/> for <c>null</c> or too many bytes.</summary>
    public static Either<CfErrors, Metadata> Create(JsonText json) =>
        Check(json).Or(Field, new Metadata(json));

    /// <summary>
    /// Writes a value of one's own by its contract (<c>MyContext.Default.MyType</c>). Left: as of
    /// <see cref="Create(string)"/>.
    /// </summary>
    public static Either<CfErrors, Metadata> From<A>(A value, JsonTypeInfo<A> type) =>
        JsonText.From(value, type).Bind(Create);

    /// <summary>
    /// Reads it into a type of one's own, by its contract. Left: <see cref="CfError.Malformed"/>, where it has another shape.
    /// </summary>
    public Either<CfErrors, A> As<A>(JsonTypeInfo<A> type) => json.As(type);

    /// <inheritdoc/>
    public int CompareTo(Metadata other) => json.CompareTo(other.json);

    /// <summary>The canonical text.</summary>
    public override string ToString() => Value;

    internal static Violation? Check(JsonText json) =>
        json.IsNull ? new Violation("must not be null", "")
        // A UTF-16 unit has at most three bytes.
        : json.Value.Length <= FieldLimits.MetadataBytes / 3
        || Encoding.UTF8.GetByteCount(json.Value) is var bytes && bytes <= FieldLimits.MetadataBytes
            ? null
        : new Violation(
            $"at most {TextRules.Number(FieldLimits.MetadataBytes)} bytes of JSON without white space",
            $"{TextRules.Number(bytes)} bytes"
        );
}
