namespace Images.Functional;

/// <summary>A token for the batch host, which has its own rate limit.</summary>
/// <param name="Token">The token. It is a secret.</param>
/// <param name="ExpiresAt">When the token expires.</param>
[JsonConverter(typeof(CodecJsonConverter<BatchToken>))]
public sealed record BatchToken(BatchTokenValue Token, Option<Timestamp> ExpiresAt)
    : IHasCodec<BatchToken>
{
    /// <summary>Its JSON: <c>{"token":"…","expiresAt":"…"}</c>.</summary>
    public static Codec<BatchToken> Codec { get; } =
        Json.Object(
            Json.Required("token", BatchTokenValue.Codec, static (BatchToken t) => t.Token),
            StoredFields.Time("expiresAt", static (BatchToken t) => t.ExpiresAt),
            static (token, expires) => new BatchToken(token, expires)
        );
}

/// <summary>A batch token's value. It is a secret: its text is <c>(hidden)</c>. To get it, call <see cref="Reveal"/> or write the JSON.</summary>
[JsonConverter(typeof(CodecJsonConverter<BatchTokenValue>))]
public readonly record struct BatchTokenValue : IHasCodec<BatchTokenValue>
{
    private readonly string? text;

    private BatchTokenValue(string text) => this.text = text;

    /// <summary>Its text in replies.</summary>
    public static Text<BatchTokenValue> Text { get; } =
        Functional
            .Text.Of(
                "token",
                1,
                FieldLimits.SecretCharacters,
                static text => new BatchTokenValue(text),
                static value => value.Reveal()
            )
            .AsSecret();

    /// <summary>Its JSON: a string, which has the secret.</summary>
    public static Codec<BatchTokenValue> Codec { get; } = Json.Of(Text);

    /// <summary>Checks a token. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, BatchTokenValue> Create(string? value) => Text.Create(value);

    /// <summary>The secret itself; empty for the <c>default</c> value.</summary>
    public string Reveal() => text ?? "";

    /// <summary>Returns <c>(hidden)</c>.</summary>
    public override string ToString() => "(hidden)";
}
