using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <summary>Conditions on metadata.</summary>
internal static class Filters
{
    private const string Plainest = "eq:string";

    public static Gen<string> Fields { get; } =
        Dice.Roll(static dice =>
            string.Join(
                '.',
                dice.Many(dice.OneIn(3) ? dice.Between(1, MetadataField.MostLevels) : 1, Name)
            )
        );

    public static Gen<MetadataFilter> Any { get; } =
        from field in Fields
        from condition in Conditions
        select MetadataFilter.Parse($"meta.{field}[{condition.Operator}]", condition.Value).Value();

    /// <summary>Conditions with a smaller field or value, or fewer values; then with the empty text.</summary>
    public static IEnumerable<MetadataFilter> Smaller(MetadataFilter filter) =>
        Valid
            .Through(
                Shrinks
                    .Text(filter.Of.Value)
                    .Select(shorter => ($"meta.{shorter}[{filter.Operator}]", filter.Value))
                    .Concat(Shrinks.Text(filter.Value).Select(shorter => (filter.Name, shorter)))
                    .Append(($"meta.{filter.Of}[{Plainest}]", "")),
                static one => MetadataFilter.Parse(one.Item1, one.Item2)
            )
            // A number in another notation may not be smaller.
            .Where(smaller =>
                smaller != filter
                && (
                    smaller.Operator != filter.Operator
                    || smaller.ToString().Length <= filter.ToString().Length
                )
            );

    private static Gen<(string Operator, string Value)> Conditions =>
        Gen.OneOf(
            Texts.Select(static text => ("eq:string", text)),
            Numbers.Select(static number => ("eq:number", number)),
            Gen.Elements(("eq:boolean", "true"), ("eq:boolean", "false")),
            Several(Texts.Where(static text => !text.Contains('|')))
                .Select(static texts => ("in:string", texts)),
            Several(Numbers).Select(static numbers => ("in:number", numbers)),
            from comparison in Gen.Elements("gt", "gte", "lt", "lte")
            from number in Numbers
            select ($"{comparison}:number", number)
        );

    private static Gen<string> Texts { get; } =
        Dice.Roll(static dice =>
            dice.OneIn(3)
                ? dice.Pick("active", "", "a|b", "&=?#[]", "true", "5")
                : Generators.Texts.Any(dice, dice.Below(12))
        );

    private static Gen<string> Numbers { get; } =
        Generators.Numbers.Decimals.Select(static number => Functional.Json.Number.ToJson(number));

    private static Gen<string> Several(Gen<string> one) =>
        from count in Gen.Choose(1, MetadataFilter.MostValues)
        from values in one.ArrayOf(count)
        select string.Join('|', values);

    private static string Name(Dice dice) =>
        dice.Characters(
            dice.OneIn(20) ? MetadataField.MostCharacters : dice.Between(1, 8),
            "abcxyzABZ0189_"
        );
}
