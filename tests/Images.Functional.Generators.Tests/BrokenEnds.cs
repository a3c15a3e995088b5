using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Generators.Tests;

/// <summary>What broken envelopes shrink to: one break by its plainest value, and nothing else.</summary>
internal static class BrokenEnds
{
    public static IEnumerable<string> All =>
        Envelopes.Concat(OutOfRange).Concat(OfAnotherKind).Concat(Twice).Concat(Variants);

    private static IEnumerable<string> Envelopes =>
        [
            """{"errors":[],"messages":[],"result":{}} (Malformed at /success)""",
            """{"messages":[],"result":{},"success":true,"errors":[],"errors":null} (Malformed at /errors)""",
            """{"errors":[],"result":{},"success":true,"messages":[],"messages":null} (Malformed at /messages)""",
            """{"errors":[],"messages":[],"success":true,"result":{},"result":null} (Malformed at /result)""",
            """{"errors":[],"messages":[],"success":true} (Malformed at /result)""",
        ];

    private static IEnumerable<string> OutOfRange =>
        [
            Of("id", "\"id\":\"\"", "Constraint"),
            Of("creator", $"\"creator\":\"{new string('a', 1025)}\"", "Constraint"),
            Of("filename", $"\"filename\":\"{new string('a', 256)}\"", "Constraint"),
            Of("meta", $"\"meta\":\"{new string('a', 1023)}\"", "Constraint"),
            Of("uploaded", "\"uploaded\":\"\"", "Constraint"),
        ];

    private static IEnumerable<string> OfAnotherKind =>
        new[] { "id", "creator", "filename", "requireSignedURLs", "uploaded", "variants" }.Select(
            static member => Of(member, $"\"{member}\":0", "Malformed")
        );

    private static IEnumerable<string> Twice =>
        new[]
        {
            ("id", "\"a\""),
            ("creator", "\"\""),
            ("filename", "\"\""),
            ("meta", "0"),
            ("meta", "\"\""),
            ("meta", "[]"),
            ("meta", "{}"),
            ("meta", "true"),
            ("meta", "false"),
            ("requireSignedURLs", "false"),
            ("uploaded", "\"2000-01-01T00:00:00Z\""),
            ("variants", "[]"),
        }.Select(static member =>
            Of(
                member.Item1,
                $"\"{member.Item1}\":{member.Item2},\"{member.Item1}\":null",
                "Malformed"
            )
        );

    private static IEnumerable<string> Variants =>
        from index in Enumerable.Range(0, 4)
        from broken in new[]
        {
            (Value: "\"\"", Kind: "Constraint"),
            (Value: "0", Kind: "Malformed"),
        }
        let urls = Enumerable
            .Range(0, 5)
            .Select(i => i == index ? broken.Value : $"\"https://imagedelivery.net/hash/id/{i}\"")
        select Of($"variants/{index}", $"\"variants\":[{string.Join(',', urls)}]", broken.Kind);

    private static string Of(string pointer, string members, string kind) =>
        $$"""{"errors":[],"messages":[],"result":{{{members}}},"success":true} ({{kind}} at /result/{{pointer}})""";
}
