using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <summary>
/// Combines arbitraries. These methods are not in <see cref="Arbitraries"/>, because FsCheck would use every method there that returns an
/// arbitrary, even a private one, as the arbitrary of a type.
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

    /// <summary>Two values, each with its own arbitrary. The first value shrinks first.</summary>
    public static Arbitrary<(A, B)> Both<A, B>(Arbitrary<A> first, Arbitrary<B> second) =>
        Arb.From(
            from a in first.Generator
            from b in second.Generator
            select (a, b),
            both =>
                first
                    .Shrinker(both.Item1)
                    .Select(a => (a, both.Item2))
                    .Concat(second.Shrinker(both.Item2).Select(b => (both.Item1, b)))
        );

    /// <summary>A type described by its fields: the generator and the shrinker use the same description.</summary>
    /// <param name="first">The arbitrary of one field.</param>
    /// <param name="second">The arbitrary of the other field.</param>
    /// <param name="make">Creates a value from the fields.</param>
    /// <param name="fields">Returns the fields of a value.</param>
    public static Arbitrary<T> Of<A, B, T>(
        Arbitrary<A> first,
        Arbitrary<B> second,
        Func<A, B, T> make,
        Func<T, (A, B)> fields
    ) => Both(first, second).Convert(both => make(both.Item1, both.Item2), fields);

    public static Arbitrary<T> Of<A, B, C, T>(
        Arbitrary<A> first,
        Arbitrary<B> second,
        Arbitrary<C> third,
        Func<A, B, C, T> make,
        Func<T, (A, B, C)> fields
    ) =>
        Of(
            Both(first, second),
            third,
            (two, c) => make(two.Item1, two.Item2, c),
            value =>
            {
                var (a, b, c) = fields(value);
                return ((a, b), c);
            }
        );

    public static Arbitrary<T> Of<A, B, C, D, T>(
        Arbitrary<A> first,
        Arbitrary<B> second,
        Arbitrary<C> third,
        Arbitrary<D> fourth,
        Func<A, B, C, D, T> make,
        Func<T, (A, B, C, D)> fields
    ) =>
        Of(
            Both(first, second),
            third,
            fourth,
            (two, c, d) => make(two.Item1, two.Item2, c, d),
            value =>
            {
                var (a, b, c, d) = fields(value);
                return ((a, b), c, d);
            }
        );

    public static Arbitrary<T> Of<A, B, C, D, E, T>(
        Arbitrary<A> first,
        Arbitrary<B> second,
        Arbitrary<C> third,
        Arbitrary<D> fourth,
        Arbitrary<E> fifth,
        Func<A, B, C, D, E, T> make,
        Func<T, (A, B, C, D, E)> fields
    ) =>
        Of(
            Both(first, second),
            third,
            fourth,
            fifth,
            (two, c, d, e) => make(two.Item1, two.Item2, c, d, e),
            value =>
            {
                var (a, b, c, d, e) = fields(value);
                return ((a, b), c, d, e);
            }
        );

    /// <summary>The cases of a union, each equally often. A case never shrinks to another case.</summary>
    public static Arbitrary<U> Union<U>(params Arbitrary<U>[] cases) =>
        Arb.From(
            Gen.OneOf(cases.Select(static one => one.Generator)),
            value => cases.SelectMany(one => one.Shrinker(value))
        );

    /// <summary>One case of a union.</summary>
    public static Arbitrary<U> As<A, U>(this Arbitrary<A> one)
        where A : U =>
        Arb.From(
            one.Generator.Select(static U (value) => value),
            value => value is A own ? one.Shrinker(own).Select(static U (smaller) => smaller) : []
        );

    public static Arbitrary<(K Key, V Value)> Entry<K, V>(Arbitrary<K> key, Arbitrary<V> value) =>
        Of(key, value, static (k, v) => (Key: k, Value: v), static entry => entry);

    /// <summary>Values of two sides, each half the time. A side never shrinks to the other.</summary>
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

    /// <summary>Filters out nulls, which generators of reference types produce and LanguageExt refuses.</summary>
    public static Arbitrary<A> WithoutNull<A>(Arbitrary<A> item) =>
        Arb.Filter(item, static value => value is not null);
}
