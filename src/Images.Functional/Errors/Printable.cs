namespace Images.Functional;

/// <summary>
/// Makes outside text safe for an error message: one line, limited in length, with control and formatting characters escaped so that a
/// terminal does not obey them.
/// </summary>
internal static class Printable
{
    /// <summary>Long enough for any API message seen; short enough for a log line.</summary>
    private const int LineLength = 400;

    private const int ExcerptLength = 60;

    /// <summary>The text in one line, cut if it is too long.</summary>
    public static string Line(string text) => Escape(text, LineLength);

    /// <summary>The whole text in one line.</summary>
    public static string All(string text) => Escape(text, int.MaxValue);

    /// <summary>The beginning of the text, in quotation marks.</summary>
    public static string Excerpt(string text) => $"\"{Escape(text, ExcerptLength)}\"";

    /// <summary>The first <paramref name="length"/> readable characters, with white space folded.</summary>
    public static string Fold(string text, int length)
    {
        var folded = new StringBuilder(length);
        var gap = false;
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || IsHidden(rune))
            {
                gap = folded.Length > 0;
                continue;
            }

            var needed = gap ? 2 : 1;
            if (count + needed > length)
                break;
            if (gap)
                folded.Append(' ');
            folded.Append(rune.ToString());
            count += needed;
            gap = false;
        }

        return folded.ToString();
    }

    private static string Escape(string text, int length)
    {
        if (text.Length <= length && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var escaped = new StringBuilder();
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (count++ == length)
                return escaped.Append('…').ToString();
            if (IsHidden(rune))
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}");
            else
                escaped.Append(rune.ToString());
        }

        return escaped.ToString();
    }

    // Controls would move the cursor; formatting characters (right-to-left marks) reorder the line.
    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
