using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Images.Functional.Effects.Tests;

/// <summary>A part of a form as it came over the wire.</summary>
internal sealed record WirePart(IReadOnlyList<string> Headers, byte[] Bytes)
{
    public string Disposition =>
        Headers.Single(static line =>
            line.StartsWith("Content-Disposition: ", StringComparison.Ordinal)
        );

    /// <summary>A parameter, with what browsers escape (WHATWG, multipart/form-data).</summary>
    public string? Parameter(string name)
    {
        var start = Disposition.IndexOf($"; {name}=\"", StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += name.Length + 4;
        return Disposition[start..Disposition.IndexOf('"', start)]
            .Replace("%22", "\"", StringComparison.Ordinal)
            .Replace("%0D", "\r", StringComparison.Ordinal)
            .Replace("%0A", "\n", StringComparison.Ordinal);
    }

    public string Text => Encoding.UTF8.GetString(Bytes);
}

/// <summary>Takes a form apart by RFC 2046, and by nothing of the library or of .NET.</summary>
internal static class WireForm
{
    public static IReadOnlyList<WirePart> Parts(RawRequest request)
    {
        var type = request
            .Headers.Find(static h => h.Name == "Content-Type")
            .Map(static h => h.Value)
            .IfNone("");
        var boundary = type["multipart/form-data; boundary=".Length..];
        // Latin-1: each byte is one character.
        var body = Encoding.Latin1.GetString(request.Bytes);
        var pieces = ("\r\n" + body).Split($"\r\n--{boundary}");
        if (pieces[0].Length > 0 || pieces[^1] != "--\r\n")
            throw new FormatException("No form: " + body);
        return
        [
            .. pieces[1..^1]
                .Select(static piece =>
                {
                    var end = piece.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                    return new WirePart(
                        [.. Utf8(piece[2..end]).Split("\r\n")],
                        Encoding.Latin1.GetBytes(piece[(end + 4)..])
                    );
                }),
        ];
    }

    private static string Utf8(string latin1) =>
        Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(latin1));
}
