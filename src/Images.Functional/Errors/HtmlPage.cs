using System.Net;

namespace Images.Functional;

/// <summary>Extracts the first words of an HTML page, in one pass. Never fails.</summary>
internal static class HtmlPage
{
    /// <summary>Where HTML pages come from.</summary>
    public const string Origin =
        "probably from Cloudflare's edge or a proxy, not from the API itself";

    private const string Space = "\uFEFF \t\r\n\f";

    /// <summary>Whether a body is an HTML page: it begins with a tag, a comment or a doctype.</summary>
    public static bool Is(ReadOnlySpan<byte> body)
    {
        var start = TextRules.WithoutMark(body).TrimStart(" \t\r\n\f"u8);
        return start.Length > 1
            && start[0] == (byte)'<'
            && (start[1] == (byte)'!' || char.IsAsciiLetter((char)start[1]));
    }

    /// <summary>The words in quotation marks, to follow "an HTML page" in a sentence; empty if there are no words.</summary>
    public static string Quote(string words) => words.Length == 0 ? "" : $", \"{words}\"";

    /// <summary>The page's title or, if it has none, its first visible words; at most <paramref name="length"/> characters.</summary>
    public static string Words(string html, int length)
    {
        var visible = new StringBuilder();
        var rest = html.AsSpan();
        for (int tag; (tag = rest.IndexOf('<')) >= 0; )
        {
            visible.Append(rest[..tag]);
            rest = rest[tag..];
            var name = NameOf(rest);
            if (rest.StartsWith("<!--", StringComparison.Ordinal))
                // Search from the second character on: "<!-->" is a whole comment.
                rest = After(rest[2..], "-->");
            else if (Is(name, "title"))
            {
                var content = After(rest, ">");
                var title = Fold(content[..End(content, "</title")], length);
                if (title.Length > 0)
                    return title;
                rest = content;
            }
            else if (Is(name, "script") || Is(name, "style") || Is(name, "svg"))
            {
                var content = After(rest, ">");
                rest = content[End(content, $"</{name}")..];
            }
            else if (name.Length > 0 || rest is ['<', '!' or '?' or '/', ..])
                rest = After(rest, ">");
            else
            {
                visible.Append('<');
                rest = rest[1..];
                continue;
            }

            // A tag separates words.
            visible.Append(' ');
        }

        return Fold(visible.Append(rest).ToString(), length);
    }

    private static string Fold(ReadOnlySpan<char> text, int length) =>
        Printable.Fold(WebUtility.HtmlDecode(text.Trim(Space).ToString()), length);

    private static bool Is(ReadOnlySpan<char> name, string known) =>
        name.Equals(known, StringComparison.OrdinalIgnoreCase);

    // The name of the tag at the beginning of the text; empty if there is no tag.
    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length && char.IsAsciiLetterOrDigit(text[length]))
            length++;
        return length > 1 && char.IsAsciiLetter(text[1]) ? text[1..length] : [];
    }

    // The whole length if the end is missing.
    private static int End(ReadOnlySpan<char> text, string end) =>
        text.IndexOf(end, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at : text.Length;

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string end) =>
        text.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at
            ? text[(at + end.Length)..]
            : [];
}
