namespace Images.Functional;

/// <summary>
/// An image's unique identifier: an id as in the API reference (<see cref="Create"/>), or a custom id
/// (<see cref="Custom"/>). Two ids with the same text are equal, whichever method created them.
/// </summary>
/// <example>
/// <code>
/// Either&lt;CfErrors, ImageId&gt; id = ImageId.Custom("pets/cat");
/// </code>
/// </example>
/// <remarks>
/// Cloudflare's documents contradict each other: the reference says at most 32 characters, Cloudflare assigns UUIDs of 36, and
/// the guide <em>Upload via custom path</em> allows custom ids of up to 1,024. An id may be a name that the API reserves
/// (<c>keys</c>, <c>a/blob</c>): replies can contain it, but <see cref="ImagesV1.Get"/> refuses it. Compared by text,
/// ordinally. The <c>default</c> value is empty and can't be sent.
/// </remarks>
[JsonConverter(typeof(CodecJsonConverter<ImageId>))]
[TypeConverter(typeof(ParsableConverter<ImageId>))]
public readonly record struct ImageId : IComparable<ImageId>, ITextValue<ImageId>
{
    internal const string Field = "image_id";

    private const int UuidCharacters = 36;

    private const string Hex = "0123456789abcdefABCDEF";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create(Hex);
    private static readonly SearchValues<char> UuidUnits = SearchValues.Create(Hex + "-");

    /// <summary>Its text in paths and in JSON: any that <see cref="Any"/> accepts.</summary>
    public static Text<ImageId> Text { get; } =
        new(
            (Field, 1, FieldLimits.CustomImageIdCharacters),
            CheckAny,
            text => new(text),
            id => id.Value
        );

    /// <summary>Its JSON: a string.</summary>
    public static Codec<ImageId> Codec { get; } = Json.Of(Text);

    private readonly string? text;

    private ImageId(string text) => this.text = text;

    /// <summary>The id's text; empty for the <c>default</c> value.</summary>
    public string Value => text ?? "";

    /// <summary>
    /// Checks an id as in the API reference: 1 to <see cref="FieldLimits.ImageIdCharacters"/> characters, or a UUID, as
    /// Cloudflare assigns it, of 36 characters including hyphens. Left: <see cref="CfError.Constraint"/>.
    /// </summary>
    public static Either<CfErrors, ImageId> Create(string? value) =>
        Checked(value, CheckDocumented);

    /// <summary>
    /// Checks a custom id: 1 to <see cref="FieldLimits.CustomImageIdCharacters"/> characters with any number of subpaths. It must
    /// not begin or end with <c>/</c>, and must not be a UUID. Left: <see cref="CfError.Constraint"/>.
    /// </summary>
    public static Either<CfErrors, ImageId> Custom(string? value) => Checked(value, CheckCustom);

    /// <summary>
    /// Checks an id of unknown origin: accepts any that <see cref="Create"/> or <see cref="Custom"/> accepts. Left: <see cref="CfError.Constraint"/>.
    /// </summary>
    public static Either<CfErrors, ImageId> Any(string? value) => Text.Create(value);

    /// <inheritdoc/>
    public int CompareTo(ImageId other) => string.CompareOrdinal(Value, other.Value);

    static bool IParsable<ImageId>.TryParse(
        string? s,
        IFormatProvider? provider,
        out ImageId result
    ) => ITextValue<ImageId>.TryRead(s, out result);

    /// <summary>The id's text.</summary>
    public override string ToString() => Value;

    private static Either<CfErrors, ImageId> Checked(
        string? value,
        Func<string, Violation?> check
    ) => (value is null ? Violation.Null : check(value)).Or(Field, new ImageId(value!));

    private static Violation? CheckAny(string value) =>
        CheckDocumented(value) is null ? null : CheckCustom(value);

    private static Violation? CheckDocumented(string value) =>
        IsHyphenatedUuid(value) ? null
        : TextRules.Length(value, 1, FieldLimits.ImageIdCharacters) is { } violation
            ? violation with
            {
                Limit =
                    $"{violation.Limit}, or a UUID of {UuidCharacters} (ImageId.Custom takes custom ids)",
            }
        : TextRules.NoDotSegment(value);

    internal static Violation? CheckCustom(string value) =>
        TextRules.Length(value, 1, FieldLimits.CustomImageIdCharacters)
        ?? (
            value[0] == '/' || value[^1] == '/'
                ? new Violation(
                    "a custom id that neither starts nor ends with /",
                    Printable.Excerpt(value)
                )
            : IsUuid(value)
                ? new Violation(
                    "a custom id that is not a UUID (the service alone chooses those)",
                    Printable.Excerpt(value)
                )
            : TextRules.NoDotSegment(value)
        );

    /// <summary>Whether the API reference allows the id, so that <see cref="Create"/> accepts it. If not, it is a longer custom id.</summary>
    public bool IsDocumented => CheckDocumented(Value) is null;

    /// <summary>Whether Cloudflare assigned the id: a UUID, with or without hyphens. Other ids are custom.</summary>
    internal bool IsAssigned => IsUuid(Value);

    private static bool IsUuid(string value) =>
        IsHyphenatedUuid(value)
        || (value.Length == 32 && !value.AsSpan().ContainsAnyExcept(HexDigits));

    // 8-4-4-4-12 hex digits.
    private static bool IsHyphenatedUuid(ReadOnlySpan<char> value) =>
        value.Length == UuidCharacters
        && value[8] == '-'
        && value[13] == '-'
        && value[18] == '-'
        && value[23] == '-'
        && value.Count('-') == 4
        && !value.ContainsAnyExcept(UuidUnits);
}
