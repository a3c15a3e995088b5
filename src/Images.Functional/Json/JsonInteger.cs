namespace Images.Functional;

/// <summary>
/// Parses integers in JSON. A number without a fractional part is an integer in any notation, so <c>1e3</c> is 1000 (JSON Schema,
/// section 6.1.1). Exact: <see cref="decimal"/> would round <c>1e-400</c> to an integer.
/// </summary>
internal static class JsonInteger
{
    // With more digits from the first to the last that isn't 0, it is not a 64-bit integer.
    private const int MostDigits = 19;

    /// <summary>The value of a JSON number; null if it is not a 64-bit integer.</summary>
    public static long? Of(ReadOnlySpan<byte> number)
    {
        var e = number.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = e < 0 ? number : number[..e];
        var digits = Int128.Zero;
        var count = 0;
        var zeros = 0;
        var scale = 0L;
        var isFraction = false;
        foreach (var unit in mantissa)
        {
            if (unit == '.')
                isFraction = true;
            if (!char.IsAsciiDigit((char)unit))
                continue;
            scale -= isFraction ? 1 : 0;
            zeros++;
            if (unit == '0')
                continue;
            count += digits == 0 ? 1 : zeros;
            if (count > MostDigits)
                return null;
            digits = (digits * PowerOf10(zeros)) + unit - '0';
            zeros = 0;
        }

        if (digits == 0)
            return 0;
        var exponent = 0L;
        if (
            e >= 0
            && !long.TryParse(
                number[(e + 1)..],
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out exponent
            )
        )
            return null;

        // If this overflows, the result is still too large or too small.
        scale = unchecked(scale + exponent + zeros);
        if (scale < 0 || scale > MostDigits - count)
            return null;
        var value = digits * PowerOf10((int)scale) * (number[0] == '-' ? -1 : 1);
        return value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
    }

    private static long PowerOf10(int exponent)
    {
        var power = 1L;
        for (; exponent > 0; exponent--)
            power *= 10;
        return power;
    }
}
