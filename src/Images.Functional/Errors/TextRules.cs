namespace Images.Functional;

/// <summary>The checks that constrained texts share. Each returns null for a valid text.</summary>
internal static class TextRules
{
    // Only for surrogates do count and validity need a check.
    private const char FirstSurrogate = '\uD800';
    private const char LastSurrogate = '\uDFFF';

    /// <summary>Removes a byte order mark, which RFC 8259 lets a parser ignore.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith("\uFEFF"u8) ? utf8["\uFEFF"u8.Length..] : utf8;

    /// <summary>Checks the length in code points, and that there is no lone surrogate: UTF-8 cannot encode one.</summary>
    public static Violation? Length(string text, int minimum, int maximum)
    {
        var length = text.Length;
        if (
            length <= maximum
            && length >= minimum
            && !text.AsSpan().ContainsAnyInRange(FirstSurrogate, LastSurrogate)
        )
            return null;
        if (LoneSurrogate(text) is { } index)
            return new Violation(
                "Unicode text",
                $"a lone surrogate at index {Number(index)}, which UTF-8 cannot encode"
            );

        // A surrogate pair is one character.
        var characters = text.EnumerateRunes().Count();
        return characters < minimum || characters > maximum
            ? new Violation(
                Range(minimum, maximum),
                characters == 0 ? "none" : Characters(characters)
            )
            : null;
    }

    /// <summary>Checks only that there is no lone surrogate: .NET would silently send U+FFFD instead.</summary>
    public static Violation? Unicode(string text) => Length(text, 0, int.MaxValue);

    /// <summary>The first error of a query's values; null if there is none.</summary>
    public static CfErrors? Unicode(Seq<(string Name, string Value)> query)
    {
        foreach (var (name, value) in query)
            if (Unicode(value) is { } violation)
                return violation.In(name);
        return null;
    }

    /// <summary>
    /// Refuses the path segments <c>.</c> and <c>..</c>. No .NET client can send an id that is one of them; inside a longer id they are
    /// refused as defence in depth.
    /// </summary>
    public static Violation? NoDotSegment(string text)
    {
        if (!text.Contains('.', StringComparison.Ordinal))
            return null;
        foreach (var segment in text.AsSpan().Split('/'))
            if (text.AsSpan()[segment] is "." or "..")
                return new Violation(
                    "no path segment . or ..",
                    text.Length <= 2 ? $"only {text}" : $"the segment {text[segment]}"
                );
        return null;
    }

    /// <summary>Refuses a segment that would change the path: an empty one too.</summary>
    public static Violation? Segment(string text) =>
        text.Length == 0 ? new Violation("must not be empty in a path") : NoDotSegment(text);

    /// <summary>The index of the first lone surrogate.</summary>
    public static int? LoneSurrogate(ReadOnlySpan<char> text)
    {
        var index = text.IndexOfAnyInRange(FirstSurrogate, LastSurrogate);
        while (index >= 0 && index < text.Length)
        {
            if (Rune.DecodeFromUtf16(text[index..], out _, out var used) != OperationStatus.Done)
                return index;
            index += used;
        }

        return null;
    }

    private static string Characters(int count) =>
        count == 1 ? "1 character" : $"{Number(count)} characters";

    public static string Number(decimal number) =>
        number.ToString("#,0.############################", CultureInfo.InvariantCulture);

    private static string Range(int minimum, int maximum) =>
        minimum == 0 ? $"at most {Characters(maximum)}"
        : minimum == maximum ? Characters(maximum)
        : $"{Number(minimum)} to {Characters(maximum)}";
}
