using System;
using System.Globalization;
using System.Linq;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

/// <summary>A request as it came over the wire.</summary>
internal sealed record RawRequest(string Line, Seq<(string Name, string Value)> Headers)
{
    /// <summary>The body's bytes.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>The body, which is taken for UTF-8.</summary>
    public string Body => Encoding.UTF8.GetString(Bytes);

    /// <summary>How many bytes the head declares for the body.</summary>
    public int ContentLength =>
        Headers
            .Find(static header =>
                header.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
            )
            .Map(static header => int.Parse(header.Value, CultureInfo.InvariantCulture))
            .IfNone(0);

    public static RawRequest Parse(string head)
    {
        var lines = head.Split("\r\n");
        return new RawRequest(
            lines[0],
            toSeq(
                    lines
                        .Skip(1)
                        .Select(static line => line.Split(": ", 2))
                        .Select(static parts => (parts[0], parts[1]))
                )
                .Strict()
        );
    }
}
