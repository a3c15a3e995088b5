namespace Images.Functional.Generators;

/// <summary>Conditions on metadata.</summary>
internal static class Filters
{
    private static readonly (string Operator, string Value) Plainest = ("eq:string", "");

    public static Gen<string> Fields { get; } =
        Dice.Roll(static dice =>
            string.Join(
                '.',
                dice.Many(dice.OneIn(3) ? dice.Between(1, MetadataField.MostLevels) : 1, Name)
            )
        );

    public static Arbitrary<MetadataFilter> Any =>
        Composed.Of(
            Arbitraries.MetadataField(),
            Arb.From(
                Conditions,
                static condition =>
                    Shrinks
                        .Before([Plainest], condition)
                        .Concat(
                            Shrinks
                                .Text(condition.Value)
                                .Select(shorter => (condition.Operator, shorter))
                                .Where(static shorter => Of("a", shorter).IsRight)
                        )
            ),
            static (of, condition) => Of(of.Value, condition).Value(),
            static filter => (filter.Of, (filter.Operator, filter.Value))
        );

    private static Gen<(string Operator, string Value)> Conditions =>
        Gen.OneOf(
            Texts.Select(static text => ("eq:string", text)),
            Numbers.Select(static number => ("eq:number", number)),
            Gen.Elements(("eq:boolean", "true"), ("eq:boolean", "false")),
            Several(Texts.Where(static text => !text.Contains('|')))
                .Select(static texts => ("in:string", texts)),
            Several(Numbers).Select(static numbers => ("in:number", numbers)),
            from comparison in Generators.Fields.OneOf("gt gte lt lte")
            from number in Numbers
            select ($"{comparison}:number", number)
        );

    private static Gen<string> Texts { get; } =
        Dice.Roll(static dice =>
            dice.OneIn(3)
                ? dice.Word("active  a|b &=?#[] true 5")
                : Generators.Texts.Any(dice, dice.Below(12))
        );

    private static Gen<string> Numbers { get; } =
        Generators.Numbers.Decimals.Select(static number => Functional.Json.Number.ToJson(number));

    private static Gen<string> Several(Gen<string> one) =>
        from count in Gen.Choose(1, MetadataFilter.MostValues)
        from values in one.ArrayOf(count)
        select string.Join('|', values);

    private static Either<CfErrors, MetadataFilter> Of(
        string field,
        (string Operator, string Value) condition
    ) => MetadataFilter.Parse($"meta.{field}[{condition.Operator}]", condition.Value);

    private static string Name(Dice dice) =>
        dice.Characters(
            dice.OneIn(20) ? MetadataField.MostCharacters : dice.Between(1, 8),
            "abcxyzABZ0189_"
        );
}
