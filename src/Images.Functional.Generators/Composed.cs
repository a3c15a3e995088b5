using System.Runtime.CompilerServices;

namespace Images.Functional.Generators;

/// <summary>Combines arbitraries. (In <see cref="Arbitraries"/>, FsCheck would use each method, even a private one, for a type.)</summary>
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
        Of(first, second, ValueTuple.Create, static both => both);

    /// <summary>A type described by its fields: the generator and the shrinker use the same description.</summary>
    public static Arbitrary<T> Of<A, B, T>(
        Arbitrary<A> first,
        Arbitrary<B> second,
        Func<A, B, T> make,
        Func<T, (A, B)> fields
    ) =>
        Of(
            [Boxed(first), Boxed(second)],
            all => make((A)all[0]!, (B)all[1]!),
            value => All(fields(value))
        );

    public static Arbitrary<T> Of<A, B, C, T>(
        Arbitrary<A> first,
        Arbitrary<B> second,
        Arbitrary<C> third,
        Func<A, B, C, T> make,
        Func<T, (A, B, C)> fields
    ) =>
        Of(
            [Boxed(first), Boxed(second), Boxed(third)],
            all => make((A)all[0]!, (B)all[1]!, (C)all[2]!),
            value => All(fields(value))
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
            [Boxed(first), Boxed(second), Boxed(third), Boxed(fourth)],
            all => make((A)all[0]!, (B)all[1]!, (C)all[2]!, (D)all[3]!),
            value => All(fields(value))
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
            [Boxed(first), Boxed(second), Boxed(third), Boxed(fourth), Boxed(fifth)],
            all => make((A)all[0]!, (B)all[1]!, (C)all[2]!, (D)all[3]!, (E)all[4]!),
            value => All(fields(value))
        );

    /// <summary>The same, with any number of fields. If <paramref name="unchanged"/>, a smaller value counts only if the constructor leaves its fields as they are.</summary>
    public static Arbitrary<T> Of<T>(
        Arbitrary<object?>[] arbitraries,
        Func<object?[], T> make,
        Func<T, object?[]> fields,
        bool unchanged = false
    ) =>
        Arb.From(
            Gen.CollectToArray(arbitraries.Select(static one => one.Generator)).Select(make),
            value =>
            {
                var all = fields(value);
                return arbitraries
                    .SelectMany(
                        (one, i) =>
                            one.Shrinker(all[i])
                                .Select(smaller =>
                                    all.Select((old, j) => j == i ? smaller : old).ToArray()
                                )
                    )
                    .Select(some => (Fields: some, Made: make(some)))
                    .Where(smaller =>
                        !unchanged || fields(smaller.Made).SequenceEqual(smaller.Fields)
                    )
                    .Select(static smaller => smaller.Made);
            }
        );

    /// <summary>The elements of a list, one in five of which can't be read.</summary>
    public static Arbitrary<Arr<Either<Unreadable, A>>> Elements<A>(
        Arbitrary<A> items,
        Arbitrary<Unreadable> unreadable
    ) =>
        Arbitraries.Arr(
            Arb.From(
                Gen.Frequency(
                    (4, items.Generator.Select(Prelude.Right<Unreadable, A>)),
                    (1, unreadable.Generator.Select(Prelude.Left<Unreadable, A>))
                ),
                Arbitraries.Either(unreadable, items).Shrinker
            )
        );

    /// <summary>The same values, as objects.</summary>
    public static Arbitrary<object?> Boxed<A>(Arbitrary<A> values) =>
        values.Convert(static value => (object?)value, static value => (A)value!);

    /// <summary>The cases of a union, each equally often. A case never shrinks to another case.</summary>
    public static Arbitrary<U> Union<U>(params Arbitrary<U>[] cases) =>
        Arb.From(
            Gen.OneOf(cases.Select(static one => one.Generator)),
            value => cases.SelectMany(one => one.Shrinker(value))
        );

    /// <summary>One case of a union.</summary>
    public static Arbitrary<U> As<A, U>(this Arbitrary<A> one)
        where A : U =>
        one.Case(static U (value) => value, static value => value is A own ? own : Option<A>.None);

    /// <summary>One case of a union. <paramref name="find"/> returns None for the other cases.</summary>
    public static Arbitrary<U> Case<A, U>(
        this Arbitrary<A> one,
        Func<A, U> make,
        Func<U, Option<A>> find
    ) =>
        Arb.From(
            one.Generator.Select(make),
            value => find(value).AsEnumerable().SelectMany(one.Shrinker).Select(make)
        );

    /// <summary>Filters out nulls, which generators of reference types produce and LanguageExt refuses.</summary>
    public static Arbitrary<A> WithoutNull<A>(this Arbitrary<A> item) =>
        Arb.Filter(item, static value => value is not null);

    private static object?[] All(ITuple fields) =>
        [.. Enumerable.Range(0, fields.Length).Select(i => fields[i])];
}
