namespace Images.Functional;

/// <summary>
/// Reads the errors that Cloudflare Images sends as plain text, <c>ERROR 5404: Image not found</c>, and in headers, <c>err=5404</c>.
/// </summary>
internal static class ErrorText
{
    private const string Word = "ERROR ";
    private const string HeaderWord = "err=";

    /// <summary>Reads a body; null if it has no such text.</summary>
    public static ApiMessage? Read(string body)
    {
        var text = body.AsSpan().Trim("\uFEFF \t\r\n");
        if (!text.StartsWith(Word, StringComparison.Ordinal))
            return null;
        text = text[Word.Length..];
        var colon = text.IndexOf(':');
        return colon >= 0 && Code(text[..colon]) is { } code
            ? new ApiMessage(code, text[(colon + 1)..].TrimStart().ToString())
            : null;
    }

    /// <summary>Finds the code in a header's value such as <c>internal=ok/- err=9404</c>; null if it has none.</summary>
    public static int? CodeOf(string? header)
    {
        var text = header.AsSpan();
        foreach (var range in text.SplitAny(' ', ',', ';'))
        {
            var item = text[range];
            if (
                item.StartsWith(HeaderWord, StringComparison.OrdinalIgnoreCase)
                && Code(item[HeaderWord.Length..]) is { } code
            )
                return code;
        }

        return null;
    }

    private static int? Code(ReadOnlySpan<char> digits) =>
        Digits.TryRead(digits, out int code) ? code : null;
}
