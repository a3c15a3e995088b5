using System;
using System.Globalization;
using System.Linq;

namespace Images.Functional.Cli;

/// <summary>A number of bytes as people write it: <c>5000</c>, <c>10MB</c>, <c>1GiB</c>.</summary>
internal static class ByteSize
{
    private static readonly (string Unit, long Bytes)[] Units =
    [
        ("KiB", 1L << 10),
        ("MiB", 1L << 20),
        ("GiB", 1L << 30),
        ("kB", 1_000),
        ("MB", 1_000_000),
        ("GB", 1_000_000_000),
        ("B", 1),
        ("", 1),
    ];

    /// <summary>The largest: what one array holds.</summary>
    public static int Largest => Array.MaxLength;

    /// <returns>Null for a text that is no size, and for sizes of 0 and beyond <see cref="Largest"/>.</returns>
    public static int? Read(string text)
    {
        var (unit, size) = Units.First(unit =>
            text.EndsWith(unit.Unit, StringComparison.OrdinalIgnoreCase)
        );
        return
            long.TryParse(
                text.AsSpan(0, text.Length - unit.Length).TrimEnd(' '),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number > 0
            && number <= Largest / size
            ? (int)(number * size)
            : null;
    }

    /// <summary>In MiB or KiB if it is a whole number of them, or else in bytes.</summary>
    public static string Write(int bytes) =>
        bytes % (1 << 20) == 0 ? Of(bytes >> 20, "MiB")
        : bytes % (1 << 10) == 0 ? Of(bytes >> 10, "KiB")
        : bytes == 1 ? "1 byte"
        : Of(bytes, "bytes");

    private static string Of(int number, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {unit}");
}
