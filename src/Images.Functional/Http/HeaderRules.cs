using System;
using System.Buffers;

namespace Images.Functional;

/// <summary>
/// What may stand in a header. The texts never echo the value: it may be a credential.
/// </summary>
internal static class HeaderRules
{
    // RFC 9110, section 5.6.2: a name is a token.
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );

    // Credentials have their own type; the others decide where a request goes or how its bytes are framed and read.
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

    /// <summary>A secret: visible ASCII without spaces, at least one character.</summary>
    public static Violation? Secret(string? value) =>
        value is null ? Violation.Null
        : value.Length == 0 || value.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? new Violation("visible ASCII characters without spaces", Kind(value))
        : null;

    /// <summary>A value: visible ASCII, with spaces and tabs.</summary>
    public static Violation? Value(string value)
    {
        foreach (var unit in value)
            if (unit is not ('\t' or (>= ' ' and <= '~')))
                return new Violation(
                    "ASCII characters without line breaks and controls",
                    Kind(value)
                );
        return null;
    }

    /// <summary>A content type, with parameters or without: <c>image/svg+xml</c>.</summary>
    public static Violation? MediaType(string value)
    {
        var end = value.IndexOf(';', StringComparison.Ordinal);
        var type = end < 0 ? value : value[..end].TrimEnd();
        var slash = type.IndexOf('/', StringComparison.Ordinal);
        return
            slash > 0
            && slash < type.Length - 1
            && type.AsSpan(0, slash).IndexOfAnyExcept(TokenCharacters) < 0
            && type.AsSpan(slash + 1).IndexOfAnyExcept(TokenCharacters) < 0
            ? Value(value)
            : new Violation("a content type such as image/jpeg", "another text");
    }

    /// <summary>A name that a caller may set.</summary>
    public static Violation? Name(string name) =>
        name.Length == 0 || name.AsSpan().ContainsAnyExcept(TokenCharacters)
            ? new Violation("a header's name, which is a token (RFC 9110)", "other characters")
        : Array.Exists(Reserved, one => one.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? new Violation(
                "a header that is not the client's own (credentials, host and framing are)",
                $"the name {name}"
            )
        : null;

    private static string Kind(string value) =>
        value.Length == 0 ? "none"
        : value.AsSpan().ContainsAny('\r', '\n') ? "a line break"
        : value.AsSpan().ContainsAnyExceptInRange('\0', '\u007f') ? "a character beyond ASCII"
        : value.AsSpan().ContainsAnyExceptInRange(' ', '~') ? "a control character"
        : "a space";
}
