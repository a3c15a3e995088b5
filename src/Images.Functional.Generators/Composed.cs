using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <summary>
/// Arbitraries made of others. They stand apart from <see cref="Arbitraries"/>, where FsCheck takes every method that returns an
/// arbitrary, private ones too, for the arbitrary of a type.
/// </summary>
internal static class Composed
{
    /// <summary>Collections: one in ten is empty, one in ten has one item.</summary>
    public static Arbitrary<C> Collection<A, C>(
        Arbitrary<A> item,
        Func<IEnumerable<A>, C> make,
        Func<C, IEnumerable<A>> items
    ) =>
        Arb.From(
            Gen.Frequency(
                    (1, Gen.Constant<A[]>([])),
                    (1, item.Generator.ArrayOf(1)),
                    (8, item.Generator.ArrayOf())
                )
                .Select(array => make(array)),
            collection => Shrinks.Items([.. items(collection)], item.Shrinker).Select(make)
        );

    public static Arbitrary<(K Key, V Value)> Entry<K, V>(Arbitrary<K> key, Arbitrary<V> value) =>
        Arb.From(
            from k in key.Generator
            from v in value.Generator
            select (Key: k, Value: v),
            entry =>
                key.Shrinker(entry.Key)
                    .Select(smaller => (smaller, entry.Value))
                    .Concat(value.Shrinker(entry.Value).Select(smaller => (entry.Key, smaller)))
        );

    /// <summary>Values of two sides, each half the time, of which none shrinks to the other.</summary>
    public static Arbitrary<S> Sides<L, R, S>(
        Arbitrary<L> left,
        Func<L, S> ofLeft,
        Arbitrary<R> right,
        Func<R, S> ofRight,
        Func<S, Func<L, IEnumerable<S>>, Func<R, IEnumerable<S>>, IEnumerable<S>> match
    ) =>
        Arb.From(
            Gen.OneOf(left.Generator.Select(ofLeft), right.Generator.Select(ofRight)),
            either =>
                match(
                    either,
                    value => left.Shrinker(value).Select(ofLeft),
                    value => right.Shrinker(value).Select(ofRight)
                )
        );

    /// <summary>Without what LanguageExt refuses, and generators of references make.</summary>
    public static Arbitrary<A> WithoutNull<A>(Arbitrary<A> item) =>
        Arb.Filter(item, static value => value is not null);
}
