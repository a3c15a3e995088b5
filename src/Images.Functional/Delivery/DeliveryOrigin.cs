namespace Images.Functional;

/// <summary>The origin of delivery URLs: <c>https://imagedelivery.net/</c>, or the account's own host.</summary>
internal static class DeliveryOrigin
{
    public const string Default = "https://imagedelivery.net/";

    public const string Prefix = "cdn-cgi/imagedelivery/";

    public const string RemotePrefix = "cdn-cgi/image/";

    /// <summary>Returns the origin with the slash after the host, in lower case.</summary>
    /// <param name="domain">A host, with or without a port, or an http or https origin.</param>
    /// <param name="field">The name that errors use.</param>
    public static Either<CfErrors, string> Create(string? domain, string field = "domain")
    {
        if (domain is null)
            return Violation.Null.In(field);
        var url = domain.Contains("://", StringComparison.Ordinal) ? domain : "https://" + domain;
        // Uri reads some hosts (with a full stop of another script) whose canonical form it refuses.
        return Canonical(url) is { } origin && Canonical(origin) == origin
            ? origin
            : CfErrors.Of(
                field,
                "a host such as images.example.com, or its http or https origin",
                domain.Contains('@', StringComparison.Ordinal)
                    ? "a host with user info"
                    : Printable.Excerpt(domain)
            );
    }

    /// <summary>Whether the host is Cloudflare's, over https or http.</summary>
    public static bool IsCloudflares(string origin) =>
        origin.EndsWith("//imagedelivery.net/", StringComparison.Ordinal);

    /// <summary>Finds the origin of a URL and the start of its path; null if the text is not a URL with a path.</summary>
    public static (string Origin, int PathStart)? Split(string text)
    {
        // The usual host needs no parser.
        if (text.StartsWith(Default, StringComparison.Ordinal))
            return (Default, Default.Length);
        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var slash = start < 3 ? -1 : text.IndexOf('/', start);
        return slash > 0 && Create(text[..slash]) is { IsRight: true } host
            ? ((string)host, slash + 1)
            : null;
    }

    /// <summary>A URL for an error's text, without what may be a password or a signature.</summary>
    public static string Excerpt(string url) =>
        url.Contains('@', StringComparison.Ordinal)
            ? "a URL with user info"
            : Printable.Excerpt(url.Split('?')[0]);

    private static string? Canonical(string url) =>
        VariantUrl.Check(url) is null
        && HttpUri.Parse(url) is { } uri
        && uri.UserInfo.Length + uri.Fragment.Length == 0
        && uri.PathAndQuery == "/"
            ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + "/"
            : null;
}
