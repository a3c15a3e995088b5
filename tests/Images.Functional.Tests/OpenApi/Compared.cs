using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Tests.OpenApi;

/// <summary>What two descriptions say differently, each as one line: where, and what.</summary>
internal static class Compared
{
    public static IEnumerable<string> Shapes(string where, Shape schema, Shape codec) =>
        schema.Kind == "object" && codec.Kind == "map"
            ?
            [
                $"{where}: a map, not an object",
                .. schema.Members.Values.SelectMany(value =>
                    Shapes($"{where}/*", value.Shape, codec.Items!)
                ),
            ]
        : schema.Kind != codec.Kind ? [$"{where}: {codec.Kind}, not {schema.Kind}"]
        :
        [
            .. schema.MaxLength == codec.MaxLength
                ? Enumerable.Empty<string>()
                : [$"{where}: at most {Said(codec.MaxLength)}, not {Said(schema.MaxLength)}"],
            .. schema.Minimum == codec.Minimum
                ? Enumerable.Empty<string>()
                : [$"{where}: at least {codec.Minimum}, not {schema.Minimum}"],
            .. schema.Maximum == codec.Maximum
                ? Enumerable.Empty<string>()
                : [$"{where}: at most {Said(codec.Maximum)}, not {Said(schema.Maximum)}"],
            .. schema.Enum.Order().SequenceEqual(codec.Enum.Order())
                ? Enumerable.Empty<string>()
                :
                [
                    $"{where}: one of {string.Join(' ', codec.Enum)}, not {string.Join(' ', schema.Enum)}",
                ],
            .. schema.Items is { } theirs && codec.Items is { } ours
                ? Shapes($"{where}/*", theirs, ours)
                : [],
            .. Members(where, schema, codec),
        ];

    private static IEnumerable<string> Members(string where, Shape schema, Shape codec) =>
        schema
            .Members.Keys.Union(codec.Members.Keys)
            .SelectMany(name =>
                !codec.Members.TryGetValue(name, out var ours) ? [$"{where}/{name}: left out"]
                : !schema.Members.TryGetValue(name, out var theirs)
                    ? [$"{where}/{name}: not in the description"]
                : Shapes($"{where}/{name}", theirs.Shape, ours.Shape)
                    .Concat(
                        theirs.IsRequired == ours.IsRequired
                            ? []
                            :
                            [
                                $"{where}/{name}: {Said(ours.IsRequired)}, not {Said(theirs.IsRequired)}",
                            ]
                    )
            );

    private static string Said(decimal? limit) => limit is null ? "any number" : $"{limit}";

    private static string Said(bool isRequired) => isRequired ? "required" : "optional";
}
