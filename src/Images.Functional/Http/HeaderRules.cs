namespace Images.Functional;

/// <summary>Checks and quotes what is in headers. The errors never show the value, which may be a credential.</summary>
internal static class HeaderRules
{
    // A header's name is a token (RFC 9110, section 5.6.2).
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );

    // Credentials have their own type. The other headers decide where a request goes, or how its bytes are framed and read.
    private static readonly string[] Reserved =
    [
        "Authorization",
        "Proxy-Authorization",
        "Cookie",
        "X-Auth-Email",
        "X-Auth-Key",
        "X-Auth-User-Service-Key",
        "Host",
        "Content-Length",
        "Transfer-Encoding",
        "Connection",
        "Keep-Alive",
        "Proxy-Connection",
        "Upgrade",
        "Expect",
        "TE",
        "Trailer",
        "Accept-Encoding",
        "Range",
    ];

    /// <summary>Checks a secret: visible ASCII without spaces, at least one character.</summary>
    public static Violation? Secret(string? value) =>
        value is null ? Violation.Null
        : value.Length == 0 || value.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? new Violation("visible ASCII characters without spaces", Kind(value))
        : null;

    /// <summary>Checks a value: visible ASCII, spaces and tabs.</summary>
    public static Violation? Value(string? value)
    {
        if (value is null)
            return Violation.Null;
        // A loop, because each call checks its token: All would allocate.
        foreach (var unit in value)
            if (unit is not ('\t' or (>= ' ' and <= '~')))
                return new Violation(
                    "ASCII characters without line breaks and controls",
                    Kind(value)
                );
        return null;
    }

    /// <summary>Checks a content type, with or without parameters: <c>image/svg+xml</c>.</summary>
    public static Violation? MediaType(string value)
    {
        var end = value.IndexOf(';', StringComparison.Ordinal);
        var type = end < 0 ? value : value[..end].TrimEnd();
        var slash = type.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && IsToken(type.AsSpan(0, slash)) && IsToken(type.AsSpan(slash + 1))
            ? Value(value)
            : new Violation("a content type such as image/jpeg", "other text");
    }

    /// <summary>Whether a text is a token, as names of headers and methods are.</summary>
    public static bool IsToken(ReadOnlySpan<char> text) =>
        text.Length > 0 && !text.ContainsAnyExcept(TokenCharacters);

    /// <summary>Checks a name that a caller wants to set.</summary>
    public static Violation? Name(string? name) =>
        name is null ? Violation.Null
        : !IsToken(name)
            ? new Violation("a header's name, which is a token (RFC 9110)", "other characters")
        : Array.Exists(Reserved, one => one.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? new Violation(
                "a header that the client does not set (it sets credentials, host and framing)",
                $"the name {name}"
            )
        : null;

    /// <summary>The name of a part or of a file, as it stands between quotation marks in a form.</summary>
    public static string InQuotes(string name) =>
        name.Replace("\"", "%22", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Kind(string value) =>
        value.Length == 0 ? "none"
        : value.AsSpan().ContainsAny('\r', '\n') ? "a line break"
        : value.AsSpan().ContainsAnyExceptInRange('\0', '\u007f') ? "a character beyond ASCII"
        : value.AsSpan().ContainsAnyExceptInRange(' ', '~') ? "a control character"
        : "a space";
}
