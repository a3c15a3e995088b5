using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

/// <summary>The head of a request as it came over the wire.</summary>
internal sealed record RawRequest(string Line, Seq<(string Name, string Value)> Headers)
{
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
