using System.Buffers.Binary;

namespace Images.Functional;

/// <summary>
/// Parses and formats RFC 3339 date-times. System.Text.Json truncates fractions after seven digits and writes <c>+00:00</c> for
/// <c>Z</c>, and <see cref="DateTimeOffset"/>'s parser treats a text without an offset as local time.
/// </summary>
internal static class Rfc3339
{
    /// <summary>The longest canonical text: <c>9999-12-31T23:59:59.9999999Z</c>.</summary>
    public const int CanonicalLength = 28;

    private const int SecondsLength = 19;
    private const int MaximumOffsetHours = 14;
    private const int FractionDigits = 7;

    /// <summary>Reads a date-time: <c>yyyy-MM-ddTHH:mm:ss[.f…](Z|±HH:mm)</c>.</summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <param name="utc">The instant, truncated to 100 ns.</param>
    /// <param name="isCanonical">Whether <see cref="Format(DateTime)"/> returns the same text.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out DateTime utc, out bool isCanonical)
    {
        utc = default;
        isCanonical = false;
        if (text.Length <= SecondsLength)
            return false;
        // Reads eight bytes at a time: dddd-dd-, ddTdd:dd and, overlapping the latter, dd:dd:dd.
        var date = BinaryPrimitives.ReadUInt64BigEndian(text);
        var time = BinaryPrimitives.ReadUInt64BigEndian(text[8..]);
        var clock = BinaryPrimitives.ReadUInt64BigEndian(text[11..]);
        var isRight =
            AreDigits(date, 0xFFFFFFFF_00FFFF00)
            && AreDigits(time, 0xFFFF00FFFF00FFFF)
            && AreDigits(clock, 0xFFFF00FFFF00FFFF)
            && text[4] == '-'
            && text[7] == '-'
            && (text[10] | 0x20) == 't'
            && text[13] == ':'
            && text[16] == ':';
        var year = (Two(date, 48) * 100) + Two(date, 32);
        var month = Two(date, 8);
        var day = Two(time, 48);
        var hour = Two(clock, 48);
        var minute = Two(clock, 24);
        var second = Two(clock, 0);
        var fraction = Fraction(text[SecondsLength..], out var digits);
        if (
            !isRight
            || year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || hour > 23
            || minute > 59
            || second > 60
        )
            return false;

        var afterFraction = digits == 0 ? SecondsLength : SecondsLength + 1 + digits;
        if (!TryOffset(text[afterFraction..], out var offsetMinutes))
            return false;

        // A leap second has no representation: second 60 becomes second 0 of the next minute.
        var ticks =
            new DateTime(year, month, day, hour, minute, 0).Ticks
            + (second * TimeSpan.TicksPerSecond)
            + fraction
            - (offsetMinutes * TimeSpan.TicksPerMinute);
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return false;

        utc = new DateTime(ticks, DateTimeKind.Utc);
        isCanonical =
            second < 60
            && text[10] == 'T'
            && text[^1] == 'Z'
            && digits <= FractionDigits
            && (digits == 0 || text[^2] != '0');

        // Leap seconds occur only at the end of a day in UTC.
        return second < 60 || (utc.Ticks - fraction) % TimeSpan.TicksPerDay == 0;
    }

    /// <summary>The canonical text: UTC, <c>Z</c>, no trailing zeros in the fraction.</summary>
    public static string Format(DateTime utc)
    {
        Span<byte> text = stackalloc byte[CanonicalLength];
        return Encoding.ASCII.GetString(text[..Format(utc, text)]);
    }

    /// <summary>Writes the canonical text without allocating. Returns the number of bytes.</summary>
    /// <param name="utc">The instant.</param>
    /// <param name="text">The destination, at least <see cref="CanonicalLength"/> bytes.</param>
    public static int Format(DateTime utc, Span<byte> text)
    {
        // The round-trip format has all seven digits of the fraction, and .NET writes it fast.
        utc.TryFormat(text, out var written, "O", CultureInfo.InvariantCulture);
        var last = text[..(written - 1)].LastIndexOfAnyExcept((byte)'0');
        if (text[last] == '.')
            last--;
        text[last + 1] = (byte)'Z';
        return last + 2;
    }

    // Whether the bytes under the mask are digits: 0x30 to 0x39, so adding 6 does not reach 0x40.
    private static bool AreDigits(ulong bytes, ulong mask) =>
        (bytes & mask & 0xF0F0F0F0F0F0F0F0) == (mask & 0x3030303030303030)
        && ((bytes + 0x0606060606060606) & mask & 0xF0F0F0F0F0F0F0F0)
            == (mask & 0x3030303030303030);

    // The number of two digits; the second is that many bits from the end.
    private static int Two(ulong bytes, int shift) =>
        ((int)(bytes >> (shift + 8)) & 15) * 10 + ((int)(bytes >> shift) & 15);

    // Any number of digits is valid; those after the seventh are less than a tick. A point without digits is left to the offset, which refuses it.
    private static long Fraction(ReadOnlySpan<byte> text, out int digits)
    {
        var ticks = 0L;
        digits = 0;
        if (text[0] != '.')
            return 0;
        while (digits + 1 < text.Length && char.IsAsciiDigit((char)text[digits + 1]))
        {
            if (digits < FractionDigits)
                ticks = (ticks * 10) + (text[digits + 1] - '0');
            digits++;
        }

        for (var i = digits; i < FractionDigits; i++)
            ticks *= 10;
        return ticks;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
            return (text[0] | 0x20) == 'z';
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':')
            return false;
        var clock = BinaryPrimitives.ReadUInt32BigEndian(text[2..]) | ((ulong)text[1] << 32);
        var hours = Two(clock, 24);
        var rest = Two(clock, 0);
        var offset = (hours * 60) + rest;
        minutes = text[0] == '-' ? -offset : offset;
        return AreDigits(clock, 0xFFFF00FFFF) && rest <= 59 && offset <= MaximumOffsetHours * 60;
    }
}
