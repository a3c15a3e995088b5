using System;
using System.Net;
using System.Text;

namespace Images.Functional;

/// <summary>Reads what an HTML page says first. Goes over the text once, and never fails.</summary>
internal static class HtmlPage
{
    /// <summary>Where such a page comes from.</summary>
    public const string Origin =
        "probably from Cloudflare's edge or a proxy, and not from the API itself";

    private const string Space = "\uFEFF \t\r\n\f";

    /// <summary>Whether a body is a page: it begins with a tag, a comment or a doctype.</summary>
    public static bool Is(ReadOnlySpan<byte> body)
    {
        var start = TextRules.WithoutMark(body).TrimStart(" \t\r\n\f"u8);
        return start.Length > 1
            && start[0] == (byte)'<'
            && (start[1] == (byte)'!' || char.IsAsciiLetter((char)start[1]));
    }

    /// <summary>Words to stand behind "an HTML page"; nothing if there are none.</summary>
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
                // From its second character on, since "<!-->" is a comment, too.
                rest = After(rest[2..], "-->");
            else if (Is(name, "title"))
            {
                var content = After(rest, ">");
                var title = Fold(content[..End(content, "</title")], length);
                if (title.Length > 0)
                    return title;
                rest = content[End(content, "</title")..];
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

            // What a tag parts does not come together.
            visible.Append(' ');
        }

        return Fold(visible.Append(rest).ToString(), length);
    }

    private static string Fold(ReadOnlySpan<char> text, int length) =>
        Printable.Fold(WebUtility.HtmlDecode(text.Trim(Space).ToString()), length);

    private static bool Is(ReadOnlySpan<char> name, string known) =>
        name.Equals(known, StringComparison.OrdinalIgnoreCase);

    // The name of the tag that begins here; empty if none does.
    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length && char.IsAsciiLetterOrDigit(text[length]))
            length++;
        return length > 1 && char.IsAsciiLetter(text[1]) ? text[1..length] : [];
    }

    // All of it if it does not end.
    private static int End(ReadOnlySpan<char> text, string end) =>
        text.IndexOf(end, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? at : text.Length;

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string end) =>
        text.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at
            ? text[(at + end.Length)..]
            : [];
}
