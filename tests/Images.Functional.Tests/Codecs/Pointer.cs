using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Tests.Codecs;

/// <summary>JSON Pointers (RFC 6901).</summary>
internal static class Pointer
{
    public static string Of(CfError error) =>
        error switch
        {
            CfError.Malformed malformed => malformed.Pointer,
            CfError.Constraint constraint => constraint.Pointer,
            _ => throw new Xunit.Sdk.XunitException($"no pointer: {error}"),
        };

    public static string Of(IEnumerable<string> steps) =>
        string.Concat(
            steps.Select(static step =>
                "/"
                + step.Replace("~", "~0", System.StringComparison.Ordinal)
                    .Replace("/", "~1", System.StringComparison.Ordinal)
            )
        );
}
