using System.Diagnostics.CodeAnalysis;

namespace Images.Functional;

/// <summary>
/// A type whose JSON is a string: its codec's smart constructor also parses it. For an invalid text, the exception has the constructor's
/// message.
/// </summary>
internal interface ITextValue<A> : IHasCodec<A>, IParsable<A>
    where A : ITextValue<A>
{
    static A IParsable<A>.Parse(string s, IFormatProvider? provider) =>
        Create(s.NotNull()).IfLeft(static errors => throw new FormatException(errors.Message));

    /// <summary>For the type's own <c>TryParse</c>: ASP.NET does not find one in an interface.</summary>
    static bool TryRead(string? text, [MaybeNullWhen(false)] out A result) =>
        Create(text).Split(out result) is null;

    private static Either<CfErrors, A> Create(string? text) => A.Codec.AsText!.Create(text);
}
