using System.Text.Json.Serialization.Metadata;

namespace Images.Functional;

/// <summary>
/// An image's user metadata, <c>meta</c>: any JSON value except <c>null</c>, of at most
/// <see cref="FieldLimits.MetadataBytes"/> bytes as canonical text in UTF-8 (API reference, <em>Image details</em>).
/// </summary>
/// <remarks>
/// Compared like <see cref="JsonText"/>, with the same limit of depth. The <c>default</c> value is not valid in the field: its
/// text is <c>null</c>.
/// </remarks>
[JsonConverter(typeof(CodecJsonConverter<Metadata>))]
public readonly record struct Metadata : IComparable<Metadata>, IHasCodec<Metadata>
{
    internal const string Field = "meta";

    /// <summary>Its JSON: the JSON value itself.</summary>
    public static Codec<Metadata> Codec { get; } =
        Functional.Json.Any.Checked(
            Create,
            static meta => Required.Json(meta.Json, nameof(Metadata))
        );

    private readonly JsonText json;

    private Metadata(JsonText json) => this.json = json;

    /// <summary>The canonical text: no insignificant white space, only the escapes that JSON requires.</summary>
    public string Value => json.Value;

    /// <summary>The value as a <see cref="JsonText"/>, which has no limit of size.</summary>
    public JsonText Json => json;

    /// <summary>
    /// Reads a JSON text. Left: <see cref="CfError.Malformed"/> for malformed JSON, <see cref="CfError.Constraint"/> for <c>null</c>
    /// or too many bytes.
    /// </summary>
    public static Either<CfErrors, Metadata> Create(string? json) =>
        json is null ? Violation.Null.In(Field) : Of(JsonText.Parse(json));

    /// <summary>Checks a JSON value. Left: <see cref="CfError.Constraint"/> for <c>null</c> or too many bytes.</summary>
    public static Either<CfErrors, Metadata> Create(JsonText json) =>
        Check(json).Or(Field, new Metadata(json));

    /// <summary>
    /// Serialises your own value by its contract (<c>MyContext.Default.MyType</c>). Left: as in
    /// <see cref="Create(string)"/>.
    /// </summary>
    public static Either<CfErrors, Metadata> From<A>(A value, JsonTypeInfo<A> type) =>
        Of(JsonText.From(value, type));

    /// <summary>Reads it into your own type, by its contract. Left: <see cref="CfError.Malformed"/> if it has an unexpected shape.</summary>
    public Either<CfErrors, A> As<A>(JsonTypeInfo<A> type) => json.As(type);

    /// <inheritdoc/>
    public int CompareTo(Metadata other) => json.CompareTo(other.json);

    /// <summary>The canonical text.</summary>
    public override string ToString() => Value;

    // The pointers begin at the metadata, so that they name it among other errors.
    private static Either<CfErrors, Metadata> Of(Either<CfErrors, JsonText> json) =>
        json.MapLeft(static errors => errors.Below("/" + Field)).Bind(Create);

    internal static Violation? Check(JsonText json) =>
        json.IsNull ? Violation.Null
        // A UTF-16 unit has at most three bytes.
        : json.Value.Length <= FieldLimits.MetadataBytes / 3
        || Encoding.UTF8.GetByteCount(json.Value) is var bytes && bytes <= FieldLimits.MetadataBytes
            ? null
        : new Violation(
            $"at most {TextRules.Number(FieldLimits.MetadataBytes)} bytes of JSON without white space",
            $"{TextRules.Number(bytes)} bytes"
        );
}
