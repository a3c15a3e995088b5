using System;
using System.Diagnostics.CodeAnalysis;

namespace Images.Functional;

/// <summary>A type of which each value is one text, by which .NET parses it too.</summary>
/// <typeparam name="A">The type.</typeparam>
public interface IText<A> : IHasCodec<A>, IParsable<A>
    where A : IText<A>
{
    /// <summary>How it is written as text.</summary>
    static abstract Text<A> Text { get; }

    static A IParsable<A>.Parse(string s, IFormatProvider? provider) =>
        Parsing.Parse(s, A.Text.Create);

    static bool IParsable<A>.TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out A result
    ) => Parsing.TryParse(s, A.Text.Create, out result);
}
