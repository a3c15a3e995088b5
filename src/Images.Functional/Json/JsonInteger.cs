using System.Buffers.Text;

namespace Images.Functional;

/// <summary>
/// Parses integers in JSON. A number without a fractional part is an integer in any notation, so <c>1e3</c> is 1000 (JSON Schema,
/// section 6.1.1). Exact: <see cref="decimal"/> would round <c>1e-400</c> to an integer.
/// </summary>
internal static class JsonInteger
{
    // No 64-bit integer has more.
    private const int MostDigits = 19;

    /// <summary>The value of a JSON number; null if it is not a 64-bit integer.</summary>
    public static long? Of(ReadOnlySpan<byte> number)
    {
        if (Utf8Parser.TryParse(number, out long plain, out var read) && read == number.Length)
            return plain;
        var parts = Encoding.ASCII.GetString(number).Split('e', 'E');
        var whole = parts[0].Split('.')[0];
        // With the sign, and without zeros at the end.
        var digits = parts[0].Replace(".", "", StringComparison.Ordinal).TrimEnd('0');
        if (digits.Trim('-', '0').Length == 0)
            return 0;
        var exponent = 0;
        if (
            parts.Length > 1
            && !int.TryParse(
                parts[1],
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out exponent
            )
        )
            return null;
        return
            (long)exponent + whole.Length - digits.Length is >= 0 and <= MostDigits and var zeros
            && long.TryParse(
                digits + new string('0', (int)zeros),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var value
            )
            ? value
            : null;
    }
}
