namespace Images.Functional;

/// <summary>Reads URLs of <c>https</c> and <c>http</c>.</summary>
internal static class HttpUri
{
    /// <summary>
    /// An absolute URL, or null for any other text. Texts of other schemes never get to <see cref="Uri"/>, which throws for some of them:
    /// behind two slashes, for a host of invisible characters.
    /// </summary>
    public static Uri? Parse(string text) =>
        HasScheme(text) && Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null;

    /// <summary>
    /// The violation of a text with control characters, or with white space around it: <see cref="Uri"/> ignores what the text would still send.
    /// </summary>
    public static Violation? Stray(ReadOnlySpan<char> text) =>
        text.Trim().Length < text.Length
        || text.ContainsAnyInRange('\0', '\u001F')
        || text.ContainsAnyInRange('\u007F', '\u009F')
            ? new Violation("must not have control characters, or white space around it")
            : null;

    /// <summary>The violation of a secret text that is not a URL with a host, or that the rule refuses. It does not show the text.</summary>
    public static Violation? Secret(string text, string expected, Func<Uri, bool> rule) =>
        TextRules.Length(text, 1, FieldLimits.SecretCharacters)
        ?? Stray(text)
        ?? (
            Parse(text) is { } uri && uri.Host.Length > 0 && rule(uri)
                ? null
                : new Violation(expected, "other text")
        );

    /// <summary>Whether a text begins with one of the two schemes, after white space.</summary>
    public static bool HasScheme(string text)
    {
        var rest = text.AsSpan().TrimStart();
        return rest.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("http:", StringComparison.OrdinalIgnoreCase);
    }
}
