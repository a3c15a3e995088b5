namespace Images.Functional;

/// <summary>
/// Where the next page of a list begins. It is opaque: only the service can read it. Store it to continue the list later. The
/// <c>default</c> value is empty and marks no page.
/// </summary>
[JsonConverter(typeof(CodecJsonConverter<ContinuationToken>))]
[TypeConverter(typeof(ParsableConverter<ContinuationToken>))]
public readonly record struct ContinuationToken : ITextValue<ContinuationToken>
{
    internal const string Field = "continuation_token";

    /// <summary>Its text in JSON and in queries.</summary>
    public static Text<ContinuationToken> Text { get; } =
        Functional.Text.Of(
            Field,
            0,
            FieldLimits.SecretCharacters,
            static text => new ContinuationToken(text),
            static token => token.Value
        );

    /// <summary>Its JSON: a string.</summary>
    public static Codec<ContinuationToken> Codec { get; } = Json.Of(Text);

    private readonly string? text;

    private ContinuationToken(string text) => this.text = text.Length == 0 ? null : text;

    /// <summary>The token's text.</summary>
    public string Value => text ?? "";

    /// <summary>Whether it is empty: after a reply with an empty token there is no next page.</summary>
    public bool IsEmpty => text is null;

    /// <summary>Reads a stored token of at most 4,096 characters. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, ContinuationToken> Create(string? value) => Text.Create(value);

    static bool IParsable<ContinuationToken>.TryParse(
        string? s,
        IFormatProvider? provider,
        out ContinuationToken result
    ) => ITextValue<ContinuationToken>.TryRead(s, out result);

    /// <summary>The token's text.</summary>
    public override string ToString() => Value;
}
