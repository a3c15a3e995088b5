using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Xunit;

namespace Images.Functional.Generators.Tests;

/// <summary>LanguageExt's types have each of their cases, and nothing that LanguageExt refuses.</summary>
public class RatesOfLanguageExt
{
    private static readonly Arbitrary<int> Numbers = Arb.From(Gen.Choose(0, 1000));

    private static readonly Arbitrary<string> Nulls = Arb.From(
        Gen.Elements("a", null!),
        static text => text is null ? [] : [null!]
    );

    [Fact]
    public void None_is_one_in_five() =>
        Occurs(Arbitraries.Option(Numbers), 20, static option => option.IsNone);

    [Fact]
    public void Either_side_is_as_frequent()
    {
        Occurs(Arbitraries.Either(Numbers, Numbers), 50, static either => either.IsLeft);
        Occurs(Arbitraries.Fin(Numbers), 50, static fin => fin.IsFail);
        Occurs(Arbitraries.Validation(Numbers, Numbers), 50, static v => v.IsFail);
    }

    [Fact]
    public void Collections_are_empty_of_one_item_and_of_many()
    {
        AreOfAllLengths(Arbitraries.Seq(Numbers), static seq => seq.Count);
        AreOfAllLengths(Arbitraries.Arr(Numbers), static array => array.Count);
        AreOfAllLengths(Arbitraries.Lst(Numbers), static list => list.Count);
        AreOfAllLengths(Arbitraries.Set(Numbers), static set => set.Count);
        AreOfAllLengths(Arbitraries.HashSet(Numbers), static set => set.Count);
        AreOfAllLengths(Arbitraries.Map(Numbers, Numbers), static map => map.Count);
        AreOfAllLengths(Arbitraries.HashMap(Numbers, Numbers), static map => map.Count);
    }

    [Fact]
    public void What_LanguageExt_refuses_is_left_out()
    {
        HasNoNull(Arbitraries.Option(Nulls), static option => option);
        HasNoNull(Arbitraries.Set(Nulls), static set => set);
        HasNoNull(Arbitraries.HashSet(Nulls), static set => set);
        HasNoNull(
            Arbitraries.Either(Nulls, Nulls),
            static either =>
                either.Match(Right: static text => text, Left: static text => text).Cons()
        );
        HasNoNull(Arbitraries.Fin(Nulls), static fin => fin.ToOption());
        HasNoNull(
            Arbitraries.Validation(Nulls, Nulls),
            static v => v.Match(Succ: static text => [text], Fail: static texts => texts)
        );
        HasNoNull(
            Arbitraries.Map(Nulls, Nulls),
            static map =>
                map.AsEnumerable().SelectMany(static entry => new[] { entry.Key, entry.Value })
        );
        HasNoNull(
            Arbitraries.HashMap(Nulls, Nulls),
            static map =>
                map.AsEnumerable().SelectMany(static entry => new[] { entry.Key, entry.Value })
        );
    }

    private static void AreOfAllLengths<C>(Arbitrary<C> collections, Func<C, int> count)
    {
        int[] counts = [.. collections.Generator.Values().Select(count)];
        Occurs(counts, 10, static c => c == 0);
        Occurs(counts, 10, static c => c == 1);
        Occurs(counts, 80, static c => c > 1);
    }

    private static void Occurs<A>(Arbitrary<A> arbitrary, double percent, Func<A, bool> isIn) =>
        Occurs(arbitrary.Generator.Values(), percent, isIn);

    // Within a quarter of the rate; or within four of a hundred, where it is small.
    private static void Occurs<A>(
        IReadOnlyCollection<A> values,
        double percent,
        Func<A, bool> isIn
    ) =>
        Assert.InRange(
            100.0 * values.Count(isIn) / values.Count,
            percent - Math.Max(4, percent / 4),
            percent + Math.Max(4, percent / 4)
        );

    private static void HasNoNull<C>(Arbitrary<C> arbitrary, Func<C, IEnumerable<string>> items)
    {
        var values = arbitrary.Generator.Values(100);
        Assert.Contains(values, value => items(value).Any());
        Assert.All(
            values.Concat(values.SelectMany(arbitrary.Shrinker)),
            value => Assert.All(items(value), Assert.NotNull)
        );
    }
}
