namespace Images.Functional;

/// <summary>Detects the beginning of an SVG document in UTF-8: its document type or root element, after anything that XML allows before it.</summary>
internal static class SvgText
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>["u8);

    public static bool Begins(ReadOnlySpan<byte> head)
    {
        var rest = TextRules.WithoutMark(head);
        while (true)
        {
            rest = rest.TrimStart(Space);
            if (rest.StartsWith("<?"u8))
                rest = After(rest, "?>"u8);
            else if (rest.StartsWith("<!--"u8))
                rest = After(rest, "-->"u8);
            else if (!rest.StartsWith(DocumentType))
                return rest.StartsWith("<"u8) && IsSvg(rest[1..]);
            // It names the root element. Its declarations may be longer than what is examined.
            else if (IsSvg(rest[DocumentType.Length..].TrimStart(Space)))
                return true;
            else
                rest = AfterDoctype(rest);
        }
    }

    private static ReadOnlySpan<byte> Space => " \t\r\n"u8;

    private static ReadOnlySpan<byte> DocumentType => "<!DOCTYPE"u8;

    // Whether a text begins with the name of SVG's root element.
    private static bool IsSvg(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny(NameEnds);
        return end >= 0 && (text[..end].SequenceEqual("svg"u8) || text[..end].EndsWith(":svg"u8));
    }

    // A document type may have declarations in brackets.
    private static ReadOnlySpan<byte> AfterDoctype(ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOfAny("[>"u8);
        return end >= 0 && rest[end] == '[' ? After(After(rest, "]"u8), ">"u8) : After(rest, ">"u8);
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> end)
    {
        var at = rest.IndexOf(end);
        return at < 0 ? default : rest[(at + end.Length)..];
    }
}
