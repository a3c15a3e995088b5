using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

public static partial class Arbitraries
{
    /// <summary>A value, or None one time in five. It shrinks to None.</summary>
    public static Arbitrary<Option<A>> Option<A>(Arbitrary<A> item) =>
        Arb.From(
            Gen.Frequency(
                (1, Gen.Constant(default(Option<A>))),
                (4, item.Generator.Select(Optional))
            ),
            option => Shrinks.Option(option, item.Shrinker)
        );

    /// <summary>Left and Right, each half the time. A Left shrinks to a Left, and a Right to a Right.</summary>
    public static Arbitrary<Either<L, R>> Either<L, R>(Arbitrary<L> left, Arbitrary<R> right) =>
        Composed.Sides(
            Composed.WithoutNull(left),
            Left<L, R>,
            Composed.WithoutNull(right),
            Right<L, R>,
            static (either, ifLeft, ifRight) => either.Match(Right: ifRight, Left: ifLeft)
        );

    /// <summary>
    /// Failures with <see cref="Functional.CfErrors"/>, and successes, each half the time. A failure shrinks to a failure, and a
    /// success to a success.
    /// </summary>
    public static Arbitrary<Fin<A>> Fin<A>(Arbitrary<A> item) =>
        Composed.Sides(
            CfErrors(),
            static errors => FinFail<A>(errors),
            Composed.WithoutNull(item),
            FinSucc,
            static (fin, ifFail, ifSucc) =>
                fin.Match(Succ: ifSucc, Fail: error => ifFail(Functional.CfErrors.From(error)))
        );

    /// <summary>
    /// Failures with one or more errors, and successes, each half the time. A failure shrinks to a single error, and a success to a success.
    /// </summary>
    public static Arbitrary<Validation<F, A>> Validation<F, A>(
        Arbitrary<F> error,
        Arbitrary<A> item
    ) =>
        Composed.Sides(
            Arb.Filter(Seq(Composed.WithoutNull(error)), static errors => !errors.IsEmpty),
            Fail<F, A>,
            Composed.WithoutNull(item),
            Success<F, A>,
            static (validation, ifFail, ifSucc) => validation.Match(Succ: ifSucc, Fail: ifFail)
        );

    /// <summary>
    /// Sequences with at most as many items as FsCheck's size; one in ten is empty, and one in ten has one item. They shrink to the
    /// empty sequence.
    /// </summary>
    public static Arbitrary<Seq<A>> Seq<A>(Arbitrary<A> item) =>
        Composed.Collection(item, static items => toSeq(items.ToArray()), static seq => seq);

    /// <summary>Arrays, like <see cref="Seq{A}"/>.</summary>
    public static Arbitrary<Arr<A>> Arr<A>(Arbitrary<A> item) =>
        Composed.Collection(item, static items => toArray(items), static array => array);

    /// <summary>Lists, like <see cref="Seq{A}"/>.</summary>
    public static Arbitrary<Lst<A>> Lst<A>(Arbitrary<A> item) =>
        Composed.Collection(item, static items => toList(items), static list => list);

    /// <summary>Ordered sets, like <see cref="Seq{A}"/>. The items need an order, which the core's text types have.</summary>
    public static Arbitrary<Set<A>> Set<A>(Arbitrary<A> item) =>
        Composed.Collection(
            Composed.WithoutNull(item),
            static items => toSet(items),
            static set => set
        );

    /// <summary>Sets, like <see cref="Seq{A}"/>.</summary>
    public static Arbitrary<LanguageExt.HashSet<A>> HashSet<A>(Arbitrary<A> item) =>
        Composed.Collection(
            Composed.WithoutNull(item),
            static items => toHashSet(items),
            static set => set
        );

    /// <summary>Ordered maps, like <see cref="Seq{A}"/>; keys and values also shrink. The keys need an order.</summary>
    public static Arbitrary<Map<K, V>> Map<K, V>(Arbitrary<K> key, Arbitrary<V> value) =>
        Composed.Collection(
            Composed.Entry(Composed.WithoutNull(key), Composed.WithoutNull(value)),
            static entries =>
                entries.Aggregate(
                    LanguageExt.Map<K, V>.Empty,
                    static (map, entry) => map.AddOrUpdate(entry.Key, entry.Value)
                ),
            static map => map.AsEnumerable().Select(static entry => (entry.Key, entry.Value))
        );

    /// <summary>Maps, like <see cref="Seq{A}"/>; keys and values also shrink.</summary>
    public static Arbitrary<HashMap<K, V>> HashMap<K, V>(Arbitrary<K> key, Arbitrary<V> value) =>
        Composed.Collection(
            Composed.Entry(Composed.WithoutNull(key), Composed.WithoutNull(value)),
            static entries =>
                entries.Aggregate(
                    LanguageExt.HashMap<K, V>.Empty,
                    static (map, entry) => map.AddOrUpdate(entry.Key, entry.Value)
                ),
            static map => map.AsEnumerable().Select(static entry => (entry.Key, entry.Value))
        );

    /// <summary>LanguageExt's unit.</summary>
    public static Arbitrary<Unit> Unit() => Arb.From(Gen.Constant(unit));

    /// <summary>Any value, printed readably: see <see cref="Shown{A}"/>. It shrinks like the value.</summary>
    public static Arbitrary<Shown<A>> Shown<A>(Arbitrary<A> item) =>
        Arb.From(
            item.Generator.Select(static value => new Shown<A>(value)),
            shown => item.Shrinker(shown.Value).Select(static value => new Shown<A>(value))
        );
}
