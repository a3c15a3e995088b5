namespace Images.Functional;

/// <summary>
/// An internal user id that the account's owner sets, <c>creator</c>: at most
/// <see cref="FieldLimits.CreatorCharacters"/> characters, possibly empty (API reference, <em>Image details</em>).
/// </summary>
/// <remarks>Compared by text, ordinally. The <c>default</c> value is empty, which is valid.</remarks>
[JsonConverter(typeof(CodecJsonConverter<Creator>))]
[TypeConverter(typeof(ParsableConverter<Creator>))]
public readonly record struct Creator : IComparable<Creator>, ITextValue<Creator>
{
    internal const string Field = "creator";

    /// <summary>Its text in JSON and in queries.</summary>
    public static Text<Creator> Text { get; } =
        Functional.Text.Of(
            Field,
            0,
            FieldLimits.CreatorCharacters,
            static text => new Creator(text),
            static creator => creator.Value
        );

    /// <summary>Its JSON: a string.</summary>
    public static Codec<Creator> Codec { get; } = Json.Of(Text);

    private readonly string? text;

    // Stores the empty text as null, so that the default value equals it.
    private Creator(string text) => this.text = text.Length == 0 ? null : text;

    /// <summary>The user id's text.</summary>
    public string Value => text ?? "";

    /// <summary>Checks a user id. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, Creator> Create(string? value) => Text.Create(value);

    /// <inheritdoc/>
    public int CompareTo(Creator other) => string.CompareOrdinal(Value, other.Value);

    static bool IParsable<Creator>.TryParse(
        string? s,
        IFormatProvider? provider,
        out Creator result
    ) => ITextValue<Creator>.TryRead(s, out result);

    /// <summary>The user id's text.</summary>
    public override string ToString() => Value;
}
