using System;
using System.Collections.Generic;
using System.Text;

namespace Images.Functional.Effects.Tests;

/// <summary>Percent-decoding as RFC 3986 has it, independent of <see cref="Uri"/>: strict, so that a raw reserved character is seen.</summary>
internal static class Rfc3986
{
    private const string Unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The text of a segment; throws for a character that is neither unreserved nor a percent-encoded byte.</summary>
    public static string Decode(string segment)
    {
        var bytes = new List<byte>(segment.Length);
        for (var i = 0; i < segment.Length; i++)
            if (segment[i] == '%')
            {
                bytes.Add(Convert.FromHexString(segment.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else
                bytes.Add(
                    Unreserved.Contains(segment[i], StringComparison.Ordinal)
                        ? (byte)segment[i]
                        : throw new FormatException($"'{segment[i]}' stands raw in {segment}.")
                );
        return Strict.GetString([.. bytes]);
    }
}
