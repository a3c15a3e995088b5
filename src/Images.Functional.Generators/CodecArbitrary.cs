using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Builds an arbitrary from a codec's parts.</summary>
internal sealed class CodecArbitrary<A> : ICodecVisitor<A, Arbitrary<A>>
{
    public Arbitrary<A> Text(Text<A> text) => Derived.Of(text);

    public Arbitrary<A> Leaf(Codec<A> leaf) =>
        Known.Leaf<A>() is { } known
            ? known.Only(value => leaf.Parse(leaf.ToJson(value)).IsRight, Refused)
            : throw new NotSupportedException($"No values of {TypeName.Of(typeof(A))} are known.");

    public Arbitrary<A> Checked<B>(
        Codec<B> inner,
        Func<B, Either<CfErrors, A>> create,
        Func<A, B> show
    ) =>
        Made.Of(
            Derived.Of(inner),
            create,
            show,
            value => inner.ToJson(value),
            Numbers.Everywhere<B>() is { } numbers
                ? Last<A>.Among(numbers, create, TypeName.Of(typeof(A)))
                : Refused
        );

    public Arbitrary<A> List<B>(Codec<B> element) => Own(Arbitraries.Arr(Derived.Of(element)));

    public Arbitrary<A> Each<B>(Codec<B> element)
    {
        var read = Derived.Of(element);
        Unreadable[] unreadable =
        [
            .. Wrong.SelectMany(json =>
                element
                    .Parse(json.Value)
                    .LeftAsEnumerable()
                    .Select(errors => new Unreadable(json, errors))
            ),
        ];
        return Own(
            unreadable.Length == 0
                ? Arbitraries.Arr(read.Case(Right<Unreadable, B>, static item => item.ToOption()))
                : Composed.Elements(read, Arb.From(Gen.Elements(unreadable)))
        );
    }

    public Arbitrary<A> Map<K, B>(Text<K> key, Codec<B> value)
        where K : IComparable<K> => Own(Arbitraries.Map(Derived.Of(key), Derived.Of(value)));

    public Arbitrary<A> Object(IReadOnlyList<Member<A>> members, Func<object?[], A> make)
    {
        var names = members
            .Where(static member => !member.IsRest)
            .SelectMany(static member => new[] { member.Name, member.Alias })
            .ToHashSet(StringComparer.Ordinal);
        // Shrinking could go round in circles if the constructor changed a member.
        return Composed.Of(
            [.. members.Select(one => one.Accept(new MemberArbitrary<A>(names)))],
            make,
            whole => [.. members.Select(member => member.Of(whole))],
            unchanged: true
        );
    }

    // A list's or a map's codec is of the list or map itself.
    private static Arbitrary<A> Own<B>(Arbitrary<B> values) => (Arbitrary<A>)(object)values;

    private static Last<A> Refused { get; } = Last<A>.Refused(TypeName.Of(typeof(A)));

    // Values of each kind. Every codec refuses some of them, except one that accepts anything.
    private static JsonText[] Wrong { get; } =
    [
        .. new[] { "null", "true", "7", "\"a/b~\"", "[]", "{}", "{\"id\":[7]}", "1e400" }.Select(
            static json => JsonText.Parse(json).Value()
        ),
    ];
}
