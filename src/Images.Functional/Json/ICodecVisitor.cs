using System;
using System.Collections.Generic;
using LanguageExt;

namespace Images.Functional;

/// <summary>Takes a codec apart, to generate values by it or to compare it with a document of the API.</summary>
internal interface ICodecVisitor<A, out R>
{
    /// <summary>A string.</summary>
    R Text(Text<A> text);

    /// <summary>A codec that has no parts.</summary>
    R Leaf(Codec<A> leaf);

    /// <summary>A value that is made of another one.</summary>
    R Checked<B>(Codec<B> inner, Func<B, Either<CfErrors, A>> create, Func<A, B> show);

    /// <summary>An array.</summary>
    R List<B>(Codec<B> element, Func<Arr<B>, A> make, Func<A, Arr<B>> items);

    /// <summary>An array whose elements fail one by one.</summary>
    R Each<B>(
        Codec<B> element,
        Func<Arr<Either<Unreadable, B>>, A> make,
        Func<A, Arr<Either<Unreadable, B>>> items
    );

    /// <summary>An object whose members' names are data.</summary>
    R Map<K, B>(Text<K> key, Codec<B> value, Func<Map<K, B>, A> make, Func<A, Map<K, B>> entries)
        where K : IComparable<K>;

    /// <summary>An object with members of known names. It is made of the members' values, in their order.</summary>
    R Object(IReadOnlyList<Member<A>> members, Func<object?[], A> make);
}

/// <summary>Takes a member of an object apart.</summary>
internal interface IMemberVisitor<A, out R>
{
    /// <summary>A member that must be there.</summary>
    R Required<F>(Codec<F> codec, Func<A, F> get);

    /// <summary>A member that may be missing or null.</summary>
    R Optional<F>(Codec<F> codec, Func<A, Option<F>> get);

    /// <summary>All members of other names.</summary>
    R Rest(Func<A, HashMap<string, JsonText>> get);
}
