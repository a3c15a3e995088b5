using System;
using System.Buffers;
using System.Text;

namespace Images.Functional;

/// <summary>Percent-encoding (RFC 3986) of parts of a path, in UTF-8.</summary>
internal static class Percent
{
    private const string Unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    /// <summary>What an option's value may hold as it is: nothing that separates options or nests them.</summary>
    public static SearchValues<char> InValue { get; } = SearchValues.Create(Unreserved + ";:");

    /// <summary>What an id may hold as it is: its slashes stay.</summary>
    public static SearchValues<char> InId { get; } =
        SearchValues.Create(Unreserved + "!$&'()*+,;=:@/");

    /// <summary>What a variant's name may hold as it is: no equals sign, by which options are told.</summary>
    public static SearchValues<char> InName { get; } =
        SearchValues.Create(Unreserved + "!$&'()*+,;:@");

    /// <summary>What a path's segment may hold as it is.</summary>
    public static SearchValues<char> InSegment { get; } =
        SearchValues.Create(Unreserved + "!$&'()*+,;=:@");

    /// <summary>What the rest of a URL may hold as it is, a query included.</summary>
    public static SearchValues<char> InRest { get; } =
        SearchValues.Create(Unreserved + "!$&'()*+,;=:@/?");

    /// <summary>Encodes all characters but those that may stay. The text has no lone surrogate.</summary>
    public static string Encode(string text, SearchValues<char> stay) =>
        Encode(text, stay, static (_, _) => false);

    /// <summary>The same of a text that may be encoded already: a percent sign before two hexadecimal digits stays.</summary>
    public static string Complete(string text, SearchValues<char> stay) =>
        Encode(text, stay, IsEscape);

    /// <summary>Decodes a text; null if what its escapes spell is not UTF-8.</summary>
    public static string? Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return text;
        var bytes = Encoding.UTF8.GetBytes(text);
        var length = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            var isEscape =
                bytes[at] == '%'
                && at + 2 < bytes.Length
                && char.IsAsciiHexDigit((char)bytes[at + 1])
                && char.IsAsciiHexDigit((char)bytes[at + 2]);
            bytes[length++] = isEscape
                ? Convert.FromHexString(Encoding.ASCII.GetString(bytes, at + 1, 2))[0]
                : bytes[at];
            at += isEscape ? 2 : 0;
        }

        return System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, length))
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : null;
    }

    private static bool IsEscape(string text, int at) =>
        text[at] == '%'
        && at + 2 < text.Length
        && char.IsAsciiHexDigit(text[at + 1])
        && char.IsAsciiHexDigit(text[at + 2]);

    private static string Encode(
        string text,
        SearchValues<char> stay,
        Func<string, int, bool> isLeft
    )
    {
        if (!text.AsSpan().ContainsAnyExcept(stay))
            return text;
        var encoded = new StringBuilder(text.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if ((rune.IsAscii && stay.Contains((char)rune.Value)) || isLeft(text, at))
                encoded.Append((char)rune.Value);
            else
                foreach (var one in utf8[..rune.EncodeToUtf8(utf8)])
                    encoded.Append('%').Append(Convert.ToHexString([one]));
            at += rune.Utf16SequenceLength;
        }

        return encoded.ToString();
    }
}
