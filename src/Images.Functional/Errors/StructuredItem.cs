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
/// <param name="Numbers">Its parameters that are integers of 0 or more; of several of one key the last.</param>
internal sealed record StructuredItem(string Name, HashMap<string, long> Numbers)
{
    // RFC 9651, section 3.3.1: an integer has no more digits.
    private const int MaximumDigits = 15;

    private const string TokenMarks = "!#$%&'*+-.^_`|~:/";
    private const string KeyMarks = "_-.*";

    /// <summary>The items of a list that have a number of one key, and perhaps a time, in seconds, of another.</summary>
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

    /// <summary>Such an item as a header has it.</summary>
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
    /// The items of a list that can be read. The RFC drops a whole field for one error; here what is no item is passed over, up to the
    /// next comma outside a string, since the rest may still help.
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

    /// <summary>A text as a string of a structured field; what such a string can't hold is <c>?</c>.</summary>
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

    // A parameter's value: absent, it is true. Only integers have a number.
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
        if (
            value.Length <= MaximumDigits
            && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
        )
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
