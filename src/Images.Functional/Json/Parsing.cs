using System;
using System.Diagnostics.CodeAnalysis;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// What <see cref="IParsable{TSelf}"/> asks for, by a smart constructor. A wrong text is refused with what the constructor says.
/// </summary>
internal static class Parsing
{
    public static A Parse<A>(string text, Func<string?, Either<CfErrors, A>> create)
    {
        ArgumentNullException.ThrowIfNull(text);
        return create(text)
            .Match(
                Right: static value => value,
                Left: static errors => throw new FormatException(errors.Message)
            );
    }

    public static bool TryParse<A>(
        string? text,
        Func<string?, Either<CfErrors, A>> create,
        [MaybeNullWhen(false)] out A result
    )
    {
        var read = create(text);
        result = read.MatchUnsafe(Right: static value => value, Left: static _ => default(A)!);
        return read.IsRight;
    }
}
