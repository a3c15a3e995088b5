using System.Diagnostics.CodeAnalysis;

namespace Images.Functional;

/// <summary>
/// Implements <see cref="IParsable{TSelf}"/> with a smart constructor. For an invalid text, the exception has the constructor's message.
/// </summary>
internal static class Parsing
{
    public static A Parse<A>(string text, Func<string?, Either<CfErrors, A>> create) =>
        create(text.NotNull()).IfLeft(static errors => throw new FormatException(errors.Message));

    public static bool TryParse<A>(
        string? text,
        Func<string?, Either<CfErrors, A>> create,
        [MaybeNullWhen(false)] out A result
    ) => create(text).Split(out result) is null;
}
