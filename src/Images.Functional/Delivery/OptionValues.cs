namespace Images.Functional;

/// <summary>The kinds of option values that are not words. Each method returns a value's canonical text, or null if it is invalid.</summary>
internal static class OptionValues
{
    /// <summary>The smallest number over 0 that can be written.</summary>
    public const decimal Smallest = 0.0000000000000000000000000001m;

    // Writes all digits of a decimal.
    private const string AllDigits = "0.############################";

    private static readonly SearchValues<char> InArguments = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789.,%/+- "
    );

    public static string? Number(string text, decimal least, decimal most) =>
        // .NET ignores a NUL at the end.
        !text.Contains('\0', StringComparison.Ordinal)
        && decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number >= least
        && number <= most
            ? Number(number)
            : null;

    public static string Number(decimal number) =>
        number.ToString(AllDigits, CultureInfo.InvariantCulture);

    /// <summary>Two coordinates: <c>0.5x0.33</c>.</summary>
    public static string? Point(string text)
    {
        var parts = text.Split('x');
        return
            parts.Length == 2 && Number(parts[0], 0, 1) is { } x && Number(parts[1], 0, 1) is { } y
            ? $"{x}x{y}"
            : null;
    }

    /// <summary>Four lengths: <c>10;20;10;20</c>.</summary>
    public static string? Edges(string text)
    {
        var edges = text.Split(';').Select(static edge => Length(edge)).ToArray();
        return edges.Length == 4 && edges.All(static edge => edge is not null)
            ? string.Join(';', edges)
            : null;
    }

    /// <summary>A CSS colour: a name, hexadecimal digits, or a function. Case is ignored.</summary>
    public static string? Colour(string text)
    {
        var colour = text.ToLowerInvariant();
        var open = colour.IndexOf('(', StringComparison.Ordinal);
        return
            IsHex(colour)
            || IsName(colour)
            || (
                open > 0
                && colour[^1] == ')'
                && IsName(colour[..open])
                && open < colour.Length - 2
                && !colour.AsSpan((open + 1)..^1).ContainsAnyExcept(InArguments)
            )
            ? colour
            : null;
    }

    private static int? Length(string text) => Digits.TryRead(text, out int length) ? length : null;

    private static bool IsHex(string colour) =>
        colour.Length is 4 or 5 or 7 or 9
        && colour[0] == '#'
        && colour.Skip(1).All(char.IsAsciiHexDigit);

    private static bool IsName(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('a', 'z');
}
