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
            option =>
                option
                    .AsEnumerable()
                    .SelectMany(value => item.Shrinker(value).Select(Optional).Prepend(default))
        );

    /// <summary>Left and Right, each half the time. A Left shrinks to a Left, and a Right to a Right.</summary>
    public static Arbitrary<Either<L, R>> Either<L, R>(Arbitrary<L> left, Arbitrary<R> right) =>
        Composed.Union(
            left.WithoutNull().Case(Left<L, R>, static either => either.Swap().ToOption()),
            right.WithoutNull().Case(Right<L, R>, static either => either.ToOption())
        );

    /// <summary>Failures with <see cref="Functional.CfErrors"/>, and successes, each half the time. Neither shrinks to the other.</summary>
    public static Arbitrary<Fin<A>> Fin<A>(Arbitrary<A> item) =>
        Composed.Union(
            CfErrors()
                .Case(
                    static errors => FinFail<A>(errors),
                    static fin =>
                        fin.Match(
                            Succ: static _ => None,
                            Fail: static error => Some(Functional.CfErrors.From(error))
                        )
                ),
            item.WithoutNull().Case(FinSucc, static fin => fin.ToOption())
        );

    /// <summary>Failures with errors, and successes, each half the time. A failure shrinks to a single error, a success to a success.</summary>
    public static Arbitrary<Validation<F, A>> Validation<F, A>(
        Arbitrary<F> error,
        Arbitrary<A> item
    ) =>
        Composed.Union(
            Arb.Filter(Seq(error.WithoutNull()), static errors => !errors.IsEmpty)
                .Case(Fail<F, A>, static validation => validation.ToEither().Swap().ToOption()),
            item.WithoutNull().Case(Success<F, A>, static validation => validation.ToOption())
        );

    /// <summary>Sequences of up to FsCheck's size; one in ten is empty, one in ten has one item. They shrink to the empty sequence.</summary>
    public static Arbitrary<Seq<A>> Seq<A>(Arbitrary<A> item) =>
        Composed.Collection(item, static items => toSeq(items.ToArray()), static seq => seq);

    /// <summary>Arrays, like <see cref="Seq{A}"/>.</summary>
    public static Arbitrary<Arr<A>> Arr<A>(Arbitrary<A> item) =>
        Composed.Collection(item, static items => toArray(items), static array => array);

    /// <summary>Lists, like <see cref="Seq{A}"/>.</summary>
    public static Arbitrary<Lst<A>> Lst<A>(Arbitrary<A> item) =>
        Composed.Collection(item, static items => toList(items), static list => list);

    /// <summary>Ordered sets, like <see cref="Seq{A}"/>. The items need an order, which the core's ids, texts, numbers and URLs have.</summary>
    public static Arbitrary<Set<A>> Set<A>(Arbitrary<A> item) =>
        Composed.Collection(item.WithoutNull(), static items => toSet(items), static set => set);

    /// <summary>Sets, like <see cref="Seq{A}"/>.</summary>
    public static Arbitrary<LanguageExt.HashSet<A>> HashSet<A>(Arbitrary<A> item) =>
        Composed.Collection(
            item.WithoutNull(),
            static items => toHashSet(items),
            static set => set.OrderBy(static item => $"{item}", StringComparer.Ordinal)
        );

    /// <summary>Ordered maps, like <see cref="Seq{A}"/>; keys and values also shrink. The keys need an order.</summary>
    public static Arbitrary<Map<K, V>> Map<K, V>(Arbitrary<K> key, Arbitrary<V> value) =>
        Composed.Collection(
            Composed.Both(key.WithoutNull(), value.WithoutNull()),
            static entries => LanguageExt.Map<K, V>.Empty.AddOrUpdateRange(entries),
            static map => map
        );

    /// <summary>Maps, like <see cref="Seq{A}"/>; keys and values also shrink.</summary>
    public static Arbitrary<HashMap<K, V>> HashMap<K, V>(Arbitrary<K> key, Arbitrary<V> value) =>
        Composed.Collection(
            Composed.Both(key.WithoutNull(), value.WithoutNull()),
            static entries => LanguageExt.HashMap<K, V>.Empty.AddOrUpdateRange(entries),
            // Its own order differs from process to process.
            static map =>
                map.OrderBy(static entry => $"{entry.Key}", StringComparer.Ordinal)
        );

    /// <summary>LanguageExt's unit.</summary>
    public static Arbitrary<Unit> Unit() => Arb.From(Gen.Constant(unit));

    /// <summary>Any value, printed readably: see <see cref="Shown{A}"/>. It shrinks like the value.</summary>
    public static Arbitrary<Shown<A>> Shown<A>(Arbitrary<A> item) =>
        item.Convert(static value => new Shown<A>(value), static shown => shown.Value);
}
