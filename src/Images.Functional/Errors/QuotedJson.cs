namespace Images.Functional;

/// <summary>
/// Finds JSON in words that a reply has in place of an envelope: a page, a text, or a message that quotes another reply. Its values may be new
/// keys and tokens, which no one knows yet.
/// </summary>
internal static class QuotedJson
{
    private static readonly string[] Secrets = ["result", "token", "value", "uploadURL"];

    // Around a member's name, also in JSON inside a string and in HTML.
    private static readonly string[] Quotes = ["\"", "'", "\\\"", "&quot;", "&#34;", "&#39;"];

    /// <summary>Whether a member may hold a secret.</summary>
    public static bool MayHoldSecrets(string text) =>
        Array.Exists(
            Secrets,
            name => Array.Exists(Quotes, quote => HasMember(text, $"{quote}{name}{quote}"))
        );

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
