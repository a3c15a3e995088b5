namespace Images.Functional;

/// <summary>
/// Finds JSON in words that a reply has in place of an envelope: a page, a text, or a message that quotes another reply. Its values may be new
/// keys and tokens, which no one knows yet.
/// </summary>
internal static class QuotedJson
{
    // With the quotation marks of JSON, of JSON inside a string, and of HTML.
    private static readonly string[] Names =
    [
        .. new[] { "result", "token", "value", "uploadURL" }.SelectMany(static name =>
            new[] { "\"", "'", "\\\"", "&quot;", "&#34;", "&#39;" }.Select(quote =>
                $"{quote}{name}{quote}"
            )
        ),
    ];

    /// <summary>Whether a member may hold a secret.</summary>
    public static bool MayHoldSecrets(string text) =>
        Array.Exists(Names, name => HasMember(text, name));

    private static bool HasMember(string text, string name)
    {
        for (
            var at = text.IndexOf(name, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(name, at + 1, StringComparison.Ordinal)
        )
            if (text.AsSpan(at + name.Length).TrimStart() is [':', ..])
                return true;
        return false;
    }
}
