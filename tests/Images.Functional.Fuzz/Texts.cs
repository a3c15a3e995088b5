using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using static LanguageExt.Prelude;

namespace Images.Functional.Fuzz;

/// <summary>Inputs that are texts.</summary>
internal static class Texts
{
    /// <summary>UTF-8. Bytes that are not UTF-8 become lone surrogates, so that there are texts that no encoding can write.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(bytes).Replace('\uFFFD', '\uD800');

    public static IEnumerable<byte[]> Bytes(params IEnumerable<string> texts) =>
        texts.Select(Encoding.UTF8.GetBytes);

    /// <summary>So many generated values, as they are written.</summary>
    public static IEnumerable<byte[]> Written<A>(Arbitrary<A> values, int count, Rnd random) =>
        Bytes(values.Generator.Sample(count, random, 20).Select(static value => $"{value}"));

    /// <summary>Lines such as <c>Retry-After: 30</c>.</summary>
    public static (string Name, string Value)[] Headers(string lines) =>
        [
            .. lines
                .Split('\n')
                .Select(static line => line.TrimEnd('\r').Split(':', 2))
                .Select(static pair => (pair[0], pair.Length > 1 ? pair[1].TrimStart() : "")),
        ];

    /// <summary>What is known of a response with these headers.</summary>
    public static ResponseInfo Response(
        int status,
        IEnumerable<(string Name, string Value)> headers
    ) =>
        ResponseInfo.FromHeaders(
            status,
            name =>
                headers
                    .FirstOrDefault(header =>
                        header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                    )
                    .Value
        );

    /// <summary>A number that follows from the bytes, so that a replay makes the same choice.</summary>
    public static int Choice(ReadOnlySpan<byte> bytes, int choices)
    {
        var hash = 17u;
        foreach (var one in bytes)
            hash = (hash * 31) + one;
        return (int)(hash % (uint)choices);
    }
}
