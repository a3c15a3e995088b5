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
            """{"errors":[],"messages":[],"result":{},"success":true,"errors":null} (Malformed at /errors)""",
            """{"errors":[],"messages":[],"result":{},"success":true,"messages":null} (Malformed at /messages)""",
            """{"errors":[],"messages":[],"result":{},"success":true,"result":null} (Malformed at /result)""",
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
        RatesOfEnvelopes.Fields.Select(static member =>
            Of(member, $"\"{member}\":null,\"{member}\":null", "Malformed")
        );

    private static IEnumerable<string> Variants =>
        from index in Enumerable.Range(0, 4)
        from broken in new[]
        {
            (Value: "\"\"", Kind: "Constraint"),
            (Value: "0", Kind: "Malformed"),
        }
        let urls = Enumerable.Repeat("\"https://a/b\"", index).Append(broken.Value)
        select Of($"variants/{index}", $"\"variants\":[{string.Join(',', urls)}]", broken.Kind);

    private static string Of(string pointer, string members, string kind) =>
        $$"""{"errors":[],"messages":[],"result":{{{members}}},"success":true} ({{kind}} at /result/{{pointer}})""";
}
