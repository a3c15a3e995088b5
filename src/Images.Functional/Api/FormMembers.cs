using System;
using System.Collections.Generic;
using System.Linq;
using LanguageExt;

namespace Images.Functional;

/// <summary>The members of an object that is sent as a form, by their names, and whether each is a string.</summary>
/// <exception cref="ArgumentException">It is no object, or has a rest: which parts a form has is known.</exception>
internal sealed class FormMembers<A> : ICodecVisitor<A, Dictionary<string, bool>>
{
    public Dictionary<string, bool> Text(Text<A> text) => throw NoObject();

    public Dictionary<string, bool> Leaf(Codec<A> leaf) => throw NoObject();

    public Dictionary<string, bool> Checked<B>(
        Codec<B> inner,
        Func<B, Either<CfErrors, A>> create,
        Func<A, B> show
    ) => inner.Accept(new FormMembers<B>());

    public Dictionary<string, bool> List<B>(
        Codec<B> element,
        Func<Arr<B>, A> make,
        Func<A, Arr<B>> items
    ) => throw NoObject();

    public Dictionary<string, bool> Each<B>(
        Codec<B> element,
        Func<Arr<Either<Unreadable, B>>, A> make,
        Func<A, Arr<Either<Unreadable, B>>> items
    ) => throw NoObject();

    public Dictionary<string, bool> Map<K, B>(
        Text<K> key,
        Codec<B> value,
        Func<Map<K, B>, A> make,
        Func<A, Map<K, B>> entries
    )
        where K : IComparable<K> => throw NoObject();

    public Dictionary<string, bool> Object(
        IReadOnlyList<Member<A>> members,
        Func<object?[], A> make
    ) =>
        members.ToDictionary(
            static member => member.Name,
            static member => member.Accept(new IsString()),
            StringComparer.Ordinal
        );

    private static ArgumentException NoObject() =>
        new("A form's texts are the members of an object.", "fields");

    private sealed class IsString : IMemberVisitor<A, bool>
    {
        public bool Required<F>(Codec<F> codec, Func<A, F> get) => codec.AsText is not null;

        public bool Optional<F>(Codec<F> codec, Func<A, Option<F>> get) => codec.AsText is not null;

        public bool Rest(Func<A, HashMap<string, JsonText>> get) => throw NoObject();
    }
}
