namespace Images.Functional;

/// <summary>The URL of a transformed image that Cloudflare does not host: <c>https://ZONE/cdn-cgi/image/OPTIONS/SOURCE</c>.</summary>
/// <remarks>The text is canonical. Reading it returns the parts from which it was built. Compared by text.</remarks>
[JsonConverter(typeof(CodecJsonConverter<RemoteImageUrl>))]
public sealed record RemoteImageUrl : IComparable<RemoteImageUrl>, IHasCodec<RemoteImageUrl>
{
    private const string Field = "url";

    private static readonly SearchValues<char> HostCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789-."
    );

    private readonly string text;
    private readonly string origin;

    private RemoteImageUrl(string origin, Transformation transformation, string source) =>
        (this.origin, Transformation, Source, text) = (
            origin,
            transformation,
            source,
            $"{origin}{DeliveryOrigin.RemotePrefix}{transformation}/{source}"
        );

    /// <summary>Its JSON: a string.</summary>
    public static Codec<RemoteImageUrl> Codec { get; } =
        Json.Of(Text.Checked(Field, 1, int.MaxValue, Create, static url => url.NotNull().text));

    /// <summary>The zone's scheme and host, in lower case.</summary>
    public string Origin => origin[..^1];

    /// <summary>The transformation.</summary>
    public Transformation Transformation { get; }

    /// <summary>The source image: an absolute URL, or a path on the zone without its leading slash. Percent-encoded.</summary>
    public string Source { get; }

    /// <summary>Creates the URL of a transformed image. Left: <see cref="CfError.Constraint"/>.</summary>
    /// <param name="zone">The zone's host (<c>example.com</c>), or its origin. It must have transformations enabled.</param>
    /// <param name="transformation">The transformation, with at least one option.</param>
    /// <param name="source">
    /// The source image: an absolute URL, whose fragment is ignored, or a path on the zone; without <c>.</c> or <c>..</c> as a path segment.
    /// </param>
    public static Either<CfErrors, RemoteImageUrl> Of(
        string? zone,
        Transformation transformation,
        string? source
    ) =>
        (
            DeliveryOrigin.Create(zone, nameof(zone)),
            transformation.NotNull().IsEmpty
                ? CfErrors.Of("transformation", "at least one option", "none")
                : (Either<CfErrors, Transformation>)transformation,
            SourceOf(source)
        ).Apply(static (origin, how, image) => new RemoteImageUrl(origin, how, image));

    /// <summary>Reads such a URL; its fragment is ignored. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, RemoteImageUrl> Create(string? text) =>
        text is null ? Violation.Null.In(Field)
        : TextRules.LoneSurrogate(text) is null
        && text.Trim().Length == text.Length
        && DeliveryOrigin.Split(text) is var (origin, pathStart)
        && text[pathStart..].Split('#')[0] is var path
        && path.StartsWith(DeliveryOrigin.RemotePrefix, StringComparison.Ordinal)
        && path[DeliveryOrigin.RemotePrefix.Length..] is var rest
        && rest.IndexOf('/', StringComparison.Ordinal) is var slash and > 0
        && Functional.Transformation.Read(rest[..slash]) is { IsRight: true } how
        && SourceOf(rest[(slash + 1)..]) is { IsRight: true } source
            ? new RemoteImageUrl(origin, (Transformation)how, (string)source)
        : CfErrors.Of(
            Field,
            "https://ZONE/cdn-cgi/image/OPTIONS/SOURCE",
            DeliveryOrigin.Excerpt(text)
        );

    /// <summary>Returns the image's URL with another transformation. Left: <see cref="CfError.Constraint"/> if it has no options.</summary>
    public Either<CfErrors, RemoteImageUrl> With(Transformation transformation) =>
        Of(Origin, transformation, Source);

    /// <inheritdoc/>
    public int CompareTo(RemoteImageUrl? other) => string.CompareOrdinal(text, other?.text);

    /// <inheritdoc/>
    public bool Equals(RemoteImageUrl? other) => text == other?.text;

    /// <inheritdoc/>
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The URL's text.</summary>
    public override string ToString() => text;

    private static Either<CfErrors, string> SourceOf(string? source)
    {
        if (source is null)
            return Violation.Null.In("source");
        // A fragment is not part of an address. In a path, the character belongs to a file's name.
        var isUrl = HttpUri.HasScheme(source);
        var path = isUrl ? source.Split('#')[0] : source.TrimStart('/');
        var written = isUrl ? InAscii(path) : path;
        var violation =
            source.StartsWith("//", StringComparison.Ordinal)
                ? new Violation("a URL with its scheme, or a path", "one that begins with //")
            : written is null
                ? new Violation("a URL with a host's name, or a path", Printable.Excerpt(source))
            : !isUrl
            && path.IndexOf("://", StringComparison.Ordinal) is >= 0 and var end
            && Uri.CheckSchemeName(path[..end])
                ? new Violation("a URL of http or https, or a path", Printable.Excerpt(source))
            : path.Length == 0
            || source.Trim().Length < source.Length
            || TextRules.LoneSurrogate(path) is not null
                ? new Violation("a URL or a path", Printable.Excerpt(source))
            : TextRules.NoDotSegment(WithDots(path.Split('?')[0]));
        return violation is null
            ? Percent.Complete(written!, Percent.InRest)
            : violation.In("source");
    }

    // A host is not percent-encoded: bücher.example is xn--bcher-kva.example. Null if there is no host, an IPv6 address, or one that has no such form.
    private static string? InAscii(string url)
    {
        if (
            HttpUri.Parse(url)
            is not { Host.Length: > 0, HostNameType: not UriHostNameType.IPv6 } uri
        )
            return null;
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.AsSpan(start).IndexOfAny("/?") is >= 0 and var at ? start + at : url.Length;
        if (Ascii.IsValid(url.AsSpan(start, end - start)))
            return url;
        var port = uri.IsDefaultPort ? "" : $":{uri.Port.ToString(CultureInfo.InvariantCulture)}";
        try
        {
            return uri.UserInfo.Length > 0 || uri.IdnHost.AsSpan().ContainsAnyExcept(HostCharacters)
                ? null
                : $"{uri.Scheme}://{uri.IdnHost}{port}{url[end..]}";
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    // A client resolves encoded dots too: the URL would lead out of the transformation, to another path of the zone.
    private static string WithDots(string path) =>
        path.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase);
}
