using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// An item of a list in a header's structured field (RFC 9651), with its integer parameters: <c>"default";r=50;t=30</c>.
/// </summary>
internal static class StructuredItem
{
    // An integer has at most 15 digits (RFC 9651, section 3.3.1).
    private const int MaximumDigits = 15;

    private const string TokenMarks = "!#$%&'*+-.^_`|~:/";
    private const string KeyMarks = "_-.*";

    /// <summary>Reads the items that have the parameter <paramref name="number"/>; <paramref name="time"/>, in seconds, is optional.</summary>
    /// <remarks>
    /// The RFC drops the whole field for one error. This skips an invalid item, up to the next comma outside a string, because the other
    /// items may still help.
    /// </remarks>
    public static Seq<A> Read<A>(
        ReadOnlySpan<char> rest,
        string number,
        string time,
        Func<string, long, Option<TimeSpan>, A> make
    )
    {
        var items = new List<A>();
        while (!(rest = rest.TrimStart(" \t,")).IsEmpty)
        {
            var after = rest;
            if (
                Name(ref after) is { } name
                && TryParameters(ref after, number, time, out var value, out var seconds)
                && IsEnd(after)
                && value.HasValue
            )
                items.Add(make(name, value.Value, Optional(seconds).Map(Wait.OfSeconds)));
            rest = rest[End(rest)..];
        }

        return toSeq(items.ToArray());
    }

    /// <summary>Writes such an item.</summary>
    public static string Write(
        string name,
        (string Key, long Value) number,
        string time,
        Option<TimeSpan> wait
    ) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Quote(name)};{number.Key}={number.Value}{wait.Match(t => $";{time}={Wait.Seconds(t)}", static () => "")}"
        );

    /// <summary>Writes a text as a string of a structured field. Characters that such a string can't hold become <c>?</c>.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var unit in text)
        {
            if (unit is '"' or '\\')
                quoted.Append('\\');
            quoted.Append(unit is >= ' ' and <= '~' ? unit : '?');
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsEnd(ReadOnlySpan<char> text) =>
        text.TrimStart(" \t") is var rest && (rest.IsEmpty || rest[0] == ',');

    // Up to the next comma outside a string.
    private static int End(ReadOnlySpan<char> text)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
            switch (text[i])
            {
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '\\' when isQuoted:
                    i++;
                    break;
                case ',' when !isQuoted:
                    return i;
                default:
                    break;
            }

        return text.Length;
    }

    // If a key occurs twice, the last value is used.
    private static bool TryParameters(
        scoped ref ReadOnlySpan<char> text,
        string number,
        string time,
        out long? value,
        out long? seconds
    )
    {
        value = seconds = null;
        while (text.StartsWith(";"))
        {
            text = text[1..].TrimStart(' ');
            var key = Key(ref text);
            if (key.IsEmpty || !TryValue(ref text, out var read))
                return false;
            if (key.SequenceEqual(number))
                value = read;
            else if (key.SequenceEqual(time))
                seconds = read;
        }

        return true;
    }

    // A parameter without a value is true. Only an integer gives a number.
    private static bool TryValue(scoped ref ReadOnlySpan<char> text, out long? number)
    {
        number = null;
        if (!text.StartsWith("="))
            return true;
        text = text[1..];
        if (text.StartsWith("\""))
            return String(ref text) is not null;

        var value = Take(
            ref text,
            text.IndexOfAny(" \t;,") is var end and >= 0 ? end : text.Length
        );
        if (value.Length <= MaximumDigits && Digits.TryRead(value, out long read))
            number = read;
        return !value.IsEmpty;
    }

    private static string? Name(scoped ref ReadOnlySpan<char> text) =>
        text[0] == '"' ? String(ref text) : Token(ref text);

    private static string? String(scoped ref ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '"')
                // Each quote within has its own backslash; then what is left of them comes in pairs.
                return Take(ref text, i + 1)[1..^1]
                    .ToString()
                    .Replace("\\\"", "\"", StringComparison.Ordinal)
                    .Replace(@"\\", @"\", StringComparison.Ordinal);
            if (text[i] == '\\' && (++i == text.Length || text[i] is not ('"' or '\\')))
                return null;
            if (text[i] is not (>= ' ' and <= '~'))
                return null;
        }

        return null;
    }

    private static string? Token(scoped ref ReadOnlySpan<char> text) =>
        char.IsAsciiLetter(text[0]) || text[0] == '*'
            ? Take(
                    ref text,
                    Length(
                        text,
                        static unit => char.IsAsciiLetterOrDigit(unit) || TokenMarks.Contains(unit)
                    )
                )
                .ToString()
            : null;

    // Empty if there is none.
    private static ReadOnlySpan<char> Key(scoped ref ReadOnlySpan<char> text) =>
        Take(
            ref text,
            !text.IsEmpty && (char.IsAsciiLetterLower(text[0]) || text[0] == '*')
                ? Length(
                    text,
                    static unit =>
                        char.IsAsciiLetterLower(unit)
                        || char.IsAsciiDigit(unit)
                        || KeyMarks.Contains(unit)
                )
                : 0
        );

    private static int Length(ReadOnlySpan<char> text, Func<char, bool> isPart)
    {
        var length = 0;
        while (length < text.Length && isPart(text[length]))
            length++;
        return length;
    }

    private static ReadOnlySpan<char> Take(scoped ref ReadOnlySpan<char> text, int length)
    {
        var taken = text[..length];
        text = text[length..];
        return taken;
    }
}
