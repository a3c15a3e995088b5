using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>An item of a list in a header's structured field (RFC 9651), with its integer parameters: <c>"default";r=50;t=30</c>.</summary>
internal static class StructuredItem
{
    // An integer has at most 15 digits (RFC 9651, section 3.3.1).
    private const int MaximumDigits = 15;

    private const string LettersAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> InToken = SearchValues.Create(
        LettersAndDigits + "ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&'*+-.^_`|~:/"
    );

    private static readonly SearchValues<char> InKey = SearchValues.Create(
        LettersAndDigits + "_-.*"
    );

    /// <summary>Reads the items that have the parameter <paramref name="number"/>; <paramref name="time"/>, in seconds, is optional.</summary>
    /// <remarks>
    /// The RFC drops the whole field for one error. This skips an invalid item, up to the next comma outside a string, because the other
    /// items may still help.
    /// </remarks>
    public static Seq<A> Read<A>(
        string? value,
        string number,
        string time,
        Func<string, long, Option<TimeSpan>, A> make
    )
    {
        var items = new List<A>();
        foreach (var item in Split(value ?? "", ','))
        {
            var parts = Split(item.Trim(' ', '\t'), ';');
            if (
                Name(parts[0]) is { } name
                && Parameters(parts.Skip(1)) is { } parameters
                && parameters.GetValueOrDefault(number) is { } read
            )
                items.Add(
                    make(
                        name,
                        read,
                        Optional(parameters.GetValueOrDefault(time))
                            .Map(static seconds => Wait.OfSeconds(seconds))
                    )
                );
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

    // The parts between separators that are outside strings.
    private static List<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var start = 0;
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
            if (text[at] == '"')
                isQuoted = !isQuoted;
            else if (text[at] == '\\' && isQuoted)
                at++;
            else if (text[at] == separator && !isQuoted)
            {
                parts.Add(text[start..at]);
                start = at + 1;
            }

        parts.Add(text[start..]);
        return parts;
    }

    // By key; null for a value that is not an integer. If a key occurs twice, the last value is used. Null if a parameter is invalid.
    private static Dictionary<string, long?>? Parameters(IEnumerable<string> parts)
    {
        var read = new Dictionary<string, long?>();
        foreach (var part in parts)
        {
            // A parameter without a value is true.
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var key = (equals < 0 ? part : part[..equals]).TrimStart(' ');
            var value = equals < 0 ? null : part[(equals + 1)..];
            if (!IsKey(key) || (value is not null && !IsValue(value)))
                return null;
            read[key] =
                value?.Length <= MaximumDigits && Digits.TryRead(value, out long found)
                    ? found
                    : null;
        }

        return read;
    }

    private static string? Name(string text) =>
        text.StartsWith('"') ? String(text)
        : text.Length > 0
        && (char.IsAsciiLetter(text[0]) || text[0] == '*')
        && !text.AsSpan().ContainsAnyExcept(InToken)
            ? text
        : null;

    private static bool IsKey(string text) =>
        text.Length > 0
        && (char.IsAsciiLetterLower(text[0]) || text[0] == '*')
        && !text.AsSpan().ContainsAnyExcept(InKey);

    private static bool IsValue(string text) =>
        text.StartsWith('"')
            ? String(text) is not null
            : text.Length > 0 && !text.AsSpan().ContainsAny(' ', '\t');

    // The content of a text in quotation marks; null if it is not one string.
    private static string? String(string text)
    {
        var content = new StringBuilder();
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '"')
                return at == text.Length - 1 ? content.ToString() : null;
            if (text[at] == '\\' && (++at == text.Length || text[at] is not ('"' or '\\')))
                return null;
            if (text[at] is not (>= ' ' and <= '~'))
                return null;
            content.Append(text[at]);
        }

        return null;
    }
}
