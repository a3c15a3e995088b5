using System.Diagnostics.CodeAnalysis;

namespace Images.Functional;

/// <summary>
/// A type that has a text, which its smart constructor also parses. For an invalid text, the exception has the constructor's message.
/// </summary>
internal interface ITextValue<A> : IHasCodec<A>, IParsable<A>
    where A : ITextValue<A>
{
    static virtual Text<A> Text => A.Codec.AsText!;

    static A IParsable<A>.Parse(string s, IFormatProvider? provider) =>
        A
            .Text.Create(s.NotNull())
            .IfLeft(static errors => throw new FormatException(errors.Message));

    /// <summary>For the type's own <c>TryParse</c>: ASP.NET does not find one in an interface.</summary>
    static bool TryRead(string? text, [MaybeNullWhen(false)] out A result) =>
        A.Text.Create(text).Split(out result) is null;
}
