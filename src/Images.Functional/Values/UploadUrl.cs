namespace Images.Functional;

/// <summary>
/// A one-time upload address: https, or http to this machine. It is a secret: its text is <c>(hidden)</c>. To get it, call <see cref="Reveal"/>
/// or write the JSON.
/// </summary>
[JsonConverter(typeof(CodecJsonConverter<UploadUrl>))]
public readonly record struct UploadUrl : IHasCodec<UploadUrl>
{
    private readonly string? text;

    private UploadUrl(string text) => this.text = text;

    /// <summary>Its text in replies.</summary>
    public static Text<UploadUrl> Text { get; } =
        new Text<UploadUrl>(
            ("uploadURL", 1, FieldLimits.SecretCharacters),
            text => HttpUri.Secret(text, "an https URL", IsSafe),
            text => new(text),
            url => url.Reveal()
        ).AsSecret();

    /// <summary>Its JSON: a string, which has the address.</summary>
    public static Codec<UploadUrl> Codec { get; } = Json.Of(Text);

    /// <summary>Checks an address. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, UploadUrl> Create(string? value) => Text.Create(value);

    /// <summary>The address itself; empty for the <c>default</c> value.</summary>
    public string Reveal() => text ?? "";

    /// <summary>Returns <c>(hidden)</c>.</summary>
    public override string ToString() => "(hidden)";

    private static bool IsSafe(Uri uri) => uri.Scheme == "https" || uri.IsLoopback;
}
