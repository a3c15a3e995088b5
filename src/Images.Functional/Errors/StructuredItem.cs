using System;
using System.Globalization;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// An item of a list in a header's structured field (RFC 9651), with its integer parameters: <c>"default";r=50;t=30</c>.
/// </summary>
/// <param name="Name">The string or token.</param>
/// <param name="Numbers">Its non-negative integer parameters. If a key occurs twice, the last value is used.</param>
internal sealed record StructuredItem(string Name, HashMap<string, long> Numbers)
{
    // An integer has at most 15 digits (RFC 9651, section 3.3.1).
    private const int MaximumDigits = 15;

    private const string TokenMarks = "!#$%&'*+-.^_`|~:/";
    private const string KeyMarks = "_-.*";

    /// <summary>Reads the items that have the parameter <paramref name="number"/>; <paramref name="time"/>, in seconds, is optional.</summary>
    public static Seq<A> Read<A>(
        string field,
        string number,
        string time,
        Func<string, long, Option<TimeSpan>, A> make
    ) =>
        List(field)
            .Bind(item =>
                item.Numbers.Find(number)
                    .Map(value =>
                        make(item.Name, value, item.Numbers.Find(time).Map(Wait.OfSeconds))
                    )
                    .ToSeq()
            )
            .Strict();

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

    /// <summary>
    /// Reads the valid items of a list. The RFC drops the whole field for one error. This skips an invalid item, up to the next comma outside
    /// a string, because the other items may still help.
    /// </summary>
    private static Seq<StructuredItem> List(string field)
    {
        var items = Seq<StructuredItem>();
        var rest = field.AsSpan();
        while (!(rest = rest.TrimStart(" \t,")).IsEmpty)
        {
            var after = rest;
            if (Read(ref after) is { } item && IsEnd(after))
                items = items.Add(item);
            rest = rest[End(rest)..];
        }

        return items;
    }

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

    private static StructuredItem? Read(scoped ref ReadOnlySpan<char> text)
    {
        if ((text[0] == '"' ? String(ref text) : Token(ref text)) is not { } name)
            return null;
        var numbers = HashMap<string, long>();
        while (text.StartsWith(";"))
        {
            text = text[1..].TrimStart(' ');
            if (Key(ref text) is not { } key || !TryValue(ref text, out var number))
                return null;
            numbers = number is { } value ? numbers.AddOrUpdate(key, value) : numbers.Remove(key);
        }

        return new StructuredItem(name, numbers);
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

    private static string? String(scoped ref ReadOnlySpan<char> text)
    {
        var value = new StringBuilder();
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                text = text[(i + 1)..];
                return value.ToString();
            }

            if (text[i] == '\\' && (++i == text.Length || text[i] is not ('"' or '\\')))
                return null;
            if (text[i] is not (>= ' ' and <= '~'))
                return null;
            value.Append(text[i]);
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

    private static string? Key(scoped ref ReadOnlySpan<char> text) =>
        !text.IsEmpty && (char.IsAsciiLetterLower(text[0]) || text[0] == '*')
            ? Take(
                    ref text,
                    Length(
                        text,
                        static unit =>
                            char.IsAsciiLetterLower(unit)
                            || char.IsAsciiDigit(unit)
                            || KeyMarks.Contains(unit)
                    )
                )
                .ToString()
            : null;

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
