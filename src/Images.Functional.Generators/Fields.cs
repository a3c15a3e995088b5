using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Fields that many types have. They are not in <see cref="Arbitraries"/> for the same reason as <see cref="Composed"/>.</summary>
internal static class Fields
{
    /// <summary>Longer than the outside texts that errors print.</summary>
    public const int LongestWords = 450;

    /// <summary>Texts from outside, with any characters. They shrink to the empty text.</summary>
    public static Arbitrary<string> Words => Text(Texts.Between(0, LongestWords));

    /// <summary>JSON Pointers in a reply. They shrink to the whole document.</summary>
    public static Arbitrary<string> Pointers =>
        Text(
            Gen.OneOf(
                OneOf(" /result /result/id /result/variants/0 /errors /success"),
                Dice.Roll(static dice => "/" + Texts.Any(dice, dice.Below(20)))
            )
        );

    /// <summary>One of several words.</summary>
    public static Gen<string> OneOf(string words) => Gen.Elements(words.Split(' '));

    public static Arbitrary<string> Text(Gen<string> texts) => Arb.From(texts, Shrinks.Text);

    /// <summary>Texts that are not empty, and do not become so.</summary>
    public static Arbitrary<string> NotEmpty(Gen<string> texts) =>
        Arb.Filter(Text(texts), static text => text.Length > 0);

    /// <summary>True and false, each half the time. They shrink to the plain one.</summary>
    public static Arbitrary<bool> Flag(bool plain) => Plainest(plain, Gen.Elements(true, false));

    /// <summary>Values that shrink to the plain one in one step.</summary>
    public static Arbitrary<A> Plainest<A>(A plain, Gen<A> values) =>
        Arb.From(values, value => Shrinks.Before([plain], value));

    /// <summary>One of these values, each equally often. It shrinks to those before it.</summary>
    public static Arbitrary<A> Elements<A>(params A[] plainestFirst) =>
        Arb.From(Gen.Elements(plainestFirst), value => Shrinks.Before(plainestFirst, value));

    /// <summary>A value one time in <paramref name="times"/>; it shrinks to None.</summary>
    public static Arbitrary<Option<A>> Seldom<A>(int times, Gen<A> values) =>
        Arb.From(
            Gen.Frequency((times - 1, Gen.Constant(Option<A>.None)), (1, values.Select(Some))),
            static value => value.IsSome ? [None] : []
        );

    /// <summary>Numbers that shrink to 0.</summary>
    public static Arbitrary<long> Number(Gen<int> numbers) =>
        Arb.From(numbers.Select(static number => (long)number), Shrinks.Toward);

    /// <summary>Times in whole units, which print short. They shrink to zero.</summary>
    public static Arbitrary<TimeSpan> Time(Gen<int> units, TimeSpan unit) =>
        Number(units).Convert(count => count * unit, time => time.Ticks / unit.Ticks);

    /// <summary>Seconds, most of them within five minutes.</summary>
    public static Arbitrary<TimeSpan> Seconds =>
        Time(
            Gen.Frequency((4, Gen.Choose(0, 300)), (1, Gen.Choose(0, int.MaxValue))),
            TimeSpan.FromSeconds(1)
        );

    /// <summary>Lists with these numbers of items. They shrink to the empty list.</summary>
    public static Arbitrary<Seq<A>> List<A>(Arbitrary<A> items, Gen<int> counts) =>
        Arb.From(
            counts.SelectMany(count => items.Generator.ArrayOf(count)).Select(Listed),
            list => Shrinks.Items([.. list], items.Shrinker).Select(some => Listed([.. some]))
        );

    private static Seq<A> Listed<A>(A[] items) => toSeq(items).Strict();
}
