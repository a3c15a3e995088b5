namespace Images.Functional;

/// <summary>Detects the beginning of an SVG document in UTF-8: its root element, after anything that XML allows before it.</summary>
internal static class SvgText
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    public static bool Begins(ReadOnlySpan<byte> head)
    {
        var rest = TextRules.WithoutMark(head);
        while (true)
        {
            rest = rest.TrimStart(" \t\r\n"u8);
            if (rest.StartsWith("<?"u8))
                rest = After(rest, "?>"u8);
            else if (rest.StartsWith("<!--"u8))
                rest = After(rest, "-->"u8);
            else if (rest.StartsWith("<!DOCTYPE"u8))
                rest = AfterDoctype(rest);
            else
                return IsRoot(rest);
        }
    }

    private static bool IsRoot(ReadOnlySpan<byte> rest)
    {
        if (!rest.StartsWith("<"u8))
            return false;
        var end = rest.IndexOfAny(NameEnds);
        return end >= 0 && (rest[1..end].SequenceEqual("svg"u8) || rest[1..end].EndsWith(":svg"u8));
    }

    // A doctype may contain declarations in brackets.
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
