namespace Images.Functional;

/// <summary>
/// The URL of an image that the service fetches: http or https, optionally with <c>user:password@</c>. It may contain secrets, so it prints
/// only scheme, host and path.
/// </summary>
[JsonConverter(typeof(CodecJsonConverter<SourceUrl>))]
public readonly record struct SourceUrl : IHasCodec<SourceUrl>
{
    private readonly string? text;

    private SourceUrl(string text) => this.text = text;

    /// <summary>Its text in requests.</summary>
    public static Text<SourceUrl> Text { get; } =
        new Text<SourceUrl>(
            ("url", 1, FieldLimits.SecretCharacters),
            text => HttpUri.Secret(text, "an absolute URL, http or https", static _ => true),
            text => new(text),
            url => url.Reveal()
        ).AsSecret();

    /// <summary>Its JSON: a string, which has the whole URL.</summary>
    public static Codec<SourceUrl> Codec { get; } = Json.Of(Text);

    /// <summary>Checks a URL. Left: <see cref="CfError.Constraint"/>, which never shows it.</summary>
    public static Either<CfErrors, SourceUrl> Create(string? value) => Text.Create(value);

    /// <summary>The URL itself; empty for the <c>default</c> value.</summary>
    public string Reveal() => text ?? "";

    /// <summary>Replaces the URL in a text, as it was sent, by what may be shown of it.</summary>
    internal string Hide(string text) =>
        text.Replace(Reveal(), ToString(), StringComparison.Ordinal);

    /// <summary>Scheme, host and path, without the parts that may be secret: user info, query and fragment.</summary>
    public override string ToString() =>
        text is null
            ? ""
            : Printable.Line(
                new Uri(text).GetComponents(
                    UriComponents.SchemeAndServer | UriComponents.Path,
                    UriFormat.UriEscaped
                )
            );
}
