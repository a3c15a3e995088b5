using System.Text.Unicode;

namespace Images.Functional;

/// <summary>Percent-encoding (RFC 3986) of parts of a path, in UTF-8.</summary>
internal static class Percent
{
    private const string Unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private const string InPath = Unreserved + "!$&'()*+,;:@";

    /// <summary>Characters that an option's value may contain unescaped: none that separate or nest options.</summary>
    public static SearchValues<char> InValue { get; } = SearchValues.Create(Unreserved + ";:");

    /// <summary>Characters that a variant's name may contain unescaped: no equals sign, because it marks options.</summary>
    public static SearchValues<char> InName { get; } = SearchValues.Create(InPath);

    /// <summary>Characters that a path's segment may contain unescaped.</summary>
    public static SearchValues<char> InSegment { get; } = SearchValues.Create(InPath + "=");

    /// <summary>Characters that an id may contain unescaped, including slashes.</summary>
    public static SearchValues<char> InId { get; } = SearchValues.Create(InPath + "=/");

    /// <summary>Characters in the path of a variant's URL if nothing in it is escaped.</summary>
    public static SearchValues<char> InPlainPath { get; } = SearchValues.Create(InPath + "/");

    /// <summary>Characters that the rest of a URL may contain unescaped, including the query.</summary>
    public static SearchValues<char> InRest { get; } = SearchValues.Create(InPath + "=/?");

    /// <summary>Encodes all characters except <paramref name="stay"/>, which are ASCII. The text must not have lone surrogates.</summary>
    public static string Encode(string text, SearchValues<char> stay) => Encode(text, stay, false);

    /// <summary>Encodes a text that may be encoded already: keeps a percent sign before two hexadecimal digits.</summary>
    public static string Complete(string text, SearchValues<char> stay) => Encode(text, stay, true);

    /// <summary>Decodes a text, or keeps it if the result is not valid UTF-8.</summary>
    public static string DecodeOrKeep(string text) => Decode(text) ?? text;

    /// <summary>Decodes a text; null if the result is not valid UTF-8.</summary>
    public static string? Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return text;
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            var isEscape = IsEscape(bytes.AsSpan(at), out var escaped);
            bytes[length++] = isEscape ? escaped : bytes[at];
            at += isEscape ? 2 : 0;
        }

        var decoded = bytes.AsSpan(0, length);
        return Utf8.IsValid(decoded) ? Encoding.UTF8.GetString(decoded) : null;
    }

    private static string Encode(string text, SearchValues<char> stay, bool isEncoded)
    {
        if (!text.AsSpan().ContainsAnyExcept(stay))
            return text;
        var encoded = new StringBuilder(text.Length + 16);
        var rest = Encoding.UTF8.GetBytes(text).AsSpan();
        for (; rest.Length > 0; rest = rest[1..])
            if (stay.Contains((char)rest[0]) || (isEncoded && IsEscape(rest, out _)))
                encoded.Append((char)rest[0]);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{rest[0]:X2}");
        return encoded.ToString();
    }

    private static bool IsEscape(ReadOnlySpan<byte> utf8, out byte escaped)
    {
        escaped = 0;
        return utf8.Length >= 3
            && utf8[0] == '%'
            && Convert.FromHexString(utf8.Slice(1, 2), new Span<byte>(ref escaped), out _, out _)
                == OperationStatus.Done;
    }
}
