namespace Images.Functional;

/// <summary>
/// An image file's name, <c>filename</c>: at most <see cref="FieldLimits.FilenameCharacters"/> characters, possibly empty
/// (API reference, <em>Image details</em>).
/// </summary>
/// <remarks>
/// The uploader chooses it, so it is not a safe path: check it before you pass it to a file system. Compared by text, ordinally.
/// The <c>default</c> value is empty, which is valid.
/// </remarks>
[JsonConverter(typeof(CodecJsonConverter<Filename>))]
[TypeConverter(typeof(ParsableConverter<Filename>))]
public readonly record struct Filename : IComparable<Filename>, ITextValue<Filename>
{
    internal const string Field = "filename";

    /// <summary>Its text in JSON.</summary>
    public static Text<Filename> Text { get; } =
        Functional.Text.Of(
            Field,
            0,
            FieldLimits.FilenameCharacters,
            static text => new Filename(text),
            static filename => filename.Value
        );

    /// <summary>Its JSON: a string.</summary>
    public static Codec<Filename> Codec { get; } = Json.Of(Text);

    private readonly string? text;

    // Stores the empty text as null, so that the default value equals it.
    private Filename(string text) => this.text = text.Length == 0 ? null : text;

    /// <summary>The name's text.</summary>
    public string Value => text ?? "";

    /// <summary>Checks a name. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, Filename> Create(string? value) => Text.Create(value);

    /// <inheritdoc/>
    public int CompareTo(Filename other) => string.CompareOrdinal(Value, other.Value);

    static bool IParsable<Filename>.TryParse(
        string? s,
        IFormatProvider? provider,
        out Filename result
    ) => ITextValue<Filename>.TryRead(s, out result);

    /// <summary>The name's text.</summary>
    public override string ToString() => Value;
}
