namespace Images.Functional;

/// <summary>A key for signing URLs. Its value is a secret: see <see cref="SigningKeyValue"/>.</summary>
/// <param name="Name">The key's name.</param>
/// <param name="Value">The key's value. Anyone who has it can sign URLs.</param>
[JsonConverter(typeof(CodecJsonConverter<SigningKey>))]
public sealed record SigningKey(Option<SigningKeyName> Name, Option<SigningKeyValue> Value)
    : IHasCodec<SigningKey>
{
    /// <summary>Its JSON: <c>{"name":"default","value":"…"}</c>.</summary>
    public static Codec<SigningKey> Codec { get; } =
        Json.Object(
            Json.Optional(
                "name",
                Json.Of(SigningKeyName.Text.Called("name")),
                static (SigningKey k) => k.Name
            ),
            Json.Optional("value", SigningKeyValue.Codec, static (SigningKey k) => k.Value),
            static (name, value) => new SigningKey(name, value)
        );

    /// <summary>Several keys: <c>{"keys":[…]}</c>.</summary>
    public static Codec<Arr<SigningKey>> ListCodec { get; } = Json.In("keys", Json.List(Codec));
}

/// <summary>A signing key's name, <c>signing_key_name</c>: 1 to 20 characters. Compared by text, ordinally.</summary>
[JsonConverter(typeof(CodecJsonConverter<SigningKeyName>))]
[TypeConverter(typeof(ParsableConverter<SigningKeyName>))]
public readonly record struct SigningKeyName
    : IComparable<SigningKeyName>,
        ITextValue<SigningKeyName>
{
    private readonly string? text;

    private SigningKeyName(string text) => this.text = text;

    /// <summary>Its text in paths.</summary>
    public static Text<SigningKeyName> Text { get; } =
        Functional.Text.Of(
            "signing_key_name",
            1,
            20,
            static text => new SigningKeyName(text),
            static name => name.Value
        );

    /// <summary>Its JSON: a string.</summary>
    public static Codec<SigningKeyName> Codec { get; } = Json.Of(Text);

    /// <summary>The name's text; empty for the <c>default</c> value.</summary>
    public string Value => text ?? "";

    /// <summary>Checks a name. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, SigningKeyName> Create(string? value) => Text.Create(value);

    /// <inheritdoc/>
    public int CompareTo(SigningKeyName other) => string.CompareOrdinal(Value, other.Value);

    static bool IParsable<SigningKeyName>.TryParse(
        string? s,
        IFormatProvider? provider,
        out SigningKeyName result
    ) => ITextValue<SigningKeyName>.TryRead(s, out result);

    /// <summary>The name's text.</summary>
    public override string ToString() => Value;
}

/// <summary>A signing key's value. It is a secret: its text is <c>(hidden)</c>. To get it, call <see cref="Reveal"/> or write the JSON.</summary>
[JsonConverter(typeof(CodecJsonConverter<SigningKeyValue>))]
public readonly record struct SigningKeyValue : IHasCodec<SigningKeyValue>
{
    private readonly string? text;

    // Stores the empty text as null, so that the default value equals it.
    private SigningKeyValue(string text) => this.text = text.Length == 0 ? null : text;

    /// <summary>Its text in replies.</summary>
    public static Text<SigningKeyValue> Text { get; } =
        Functional
            .Text.Of(
                "value",
                0,
                FieldLimits.SecretCharacters,
                static text => new SigningKeyValue(text),
                static value => value.Reveal()
            )
            .AsSecret();

    /// <summary>Its JSON: a string, which has the secret.</summary>
    public static Codec<SigningKeyValue> Codec { get; } = Json.Of(Text);

    /// <summary>Checks a value. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, SigningKeyValue> Create(string? value) => Text.Create(value);

    /// <summary>The secret itself.</summary>
    public string Reveal() => text ?? "";

    /// <summary>Returns <c>(hidden)</c>.</summary>
    public override string ToString() => "(hidden)";
}
