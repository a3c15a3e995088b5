using LanguageExt.Common;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// Combines several <c>Either</c>s and collects the errors of all; LINQ over <c>Either</c> stops at the first Left. Also converts between
/// LanguageExt's types if LanguageExt lacks the conversion, or if its own would lose part of a <see cref="CfErrors"/>.
/// </summary>
public static class Applicative
{
    /// <summary>Applies a function to both values, or returns the errors of both.</summary>
    public static Either<CfErrors, R> Apply<A, B, R>(
        this (Either<CfErrors, A> First, Either<CfErrors, B> Second) items,
        Func<A, B, R> f
    )
    {
        ArgumentNullException.ThrowIfNull(f);
        return Wrong(items.First, items.Second) is { } errors
            ? errors
            : f((A)items.First, (B)items.Second);
    }

    /// <summary>Applies a function to all three values, or returns the errors of all.</summary>
    public static Either<CfErrors, R> Apply<A, B, C, R>(
        this (
            Either<CfErrors, A> First,
            Either<CfErrors, B> Second,
            Either<CfErrors, C> Third
        ) items,
        Func<A, B, C, R> f
    )
    {
        ArgumentNullException.ThrowIfNull(f);
        return CfErrors.Both(Wrong(items.First, items.Second), Wrong(items.Third)) is { } errors
            ? errors
            : f((A)items.First, (B)items.Second, (C)items.Third);
    }

    /// <summary>Applies a function to all four values, or returns the errors of all.</summary>
    public static Either<CfErrors, R> Apply<A, B, C, D, R>(
        this (
            Either<CfErrors, A> First,
            Either<CfErrors, B> Second,
            Either<CfErrors, C> Third,
            Either<CfErrors, D> Fourth
        ) items,
        Func<A, B, C, D, R> f
    )
    {
        ArgumentNullException.ThrowIfNull(f);
        return
            CfErrors.Both(Wrong(items.First, items.Second), Wrong(items.Third, items.Fourth))
                is { } errors
            ? errors
            : f((A)items.First, (B)items.Second, (C)items.Third, (D)items.Fourth);
    }

    /// <summary>Applies a function to all five values, or returns the errors of all.</summary>
    public static Either<CfErrors, R> Apply<A, B, C, D, E, R>(
        this (
            Either<CfErrors, A> First,
            Either<CfErrors, B> Second,
            Either<CfErrors, C> Third,
            Either<CfErrors, D> Fourth,
            Either<CfErrors, E> Fifth
        ) items,
        Func<A, B, C, D, E, R> f
    )
    {
        ArgumentNullException.ThrowIfNull(f);
        return
            CfErrors.Both(
                CfErrors.Both(Wrong(items.First, items.Second), Wrong(items.Third, items.Fourth)),
                Wrong(items.Fifth)
            )
                is { } errors
            ? errors
            : f((A)items.First, (B)items.Second, (C)items.Third, (D)items.Fourth, (E)items.Fifth);
    }

    /// <summary>
    /// Converts to a <c>Validation</c>, which has its own applicative functions, with one failure for each error. A <c>Validation</c> holds
    /// only <see cref="CfErrors.Items"/>: keep <see cref="CfErrors.Response"/>, and pass it to <c>ToCfEither</c> later;
    /// <see cref="CfErrors.IsUncertain"/> and <see cref="CfErrors.LeftOut"/> are lost. (LanguageExt's <c>ToValidation</c> would nest
    /// <see cref="CfErrors"/> in a list.)
    /// </summary>
    public static Validation<CfError, A> ToErrorValidation<A>(this Either<CfErrors, A> either) =>
        either.IsRight
            ? Success<CfError, A>((A)either)
            : Fail<CfError, A>(either.ErrorsOrBottom().Items);

    /// <summary>Converts a <c>Validation</c> to an <c>Either</c>. (LanguageExt's own <c>ToEither</c> returns a list of errors.)</summary>
    public static Either<CfErrors, A> ToCfEither<A>(this Validation<CfError, A> validation) =>
        validation.ToCfEither(None);

    /// <summary>Converts a <c>Validation</c> to an <c>Either</c>. If the errors came from a response, pass what it said.</summary>
    public static Either<CfErrors, A> ToCfEither<A>(
        this Validation<CfError, A> validation,
        Option<ResponseInfo> response
    ) =>
        validation.Match(
            Succ: Right<CfErrors, A>,
            // A Validation that failed without errors is in LanguageExt's bottom state.
            Fail: errors =>
                CfErrors.Of(errors, response).IfNone(static () => CfErrors.From(Errors.Bottom))
        );

    /// <summary>Converts to a <c>Fin</c>; its failure is the <see cref="CfErrors"/> itself.</summary>
    public static Fin<A> ToFin<A>(this Either<CfErrors, A> either) =>
        either.IsRight ? FinSucc((A)either) : FinFail<A>(either.ErrorsOrBottom());

    /// <summary>Converts to an <c>Eff</c>; its failure is the <see cref="CfErrors"/> itself.</summary>
    public static Eff<A> ToEff<A>(this Either<CfErrors, A> either) => either.ToFin().ToEff();

    /// <summary>Converts to an <c>Aff</c>; its failure is the <see cref="CfErrors"/> itself.</summary>
    public static Aff<A> ToAff<A>(this Either<CfErrors, A> either) => either.ToFin().ToAff();

    /// <summary>Converts a <c>Fin</c> to an <c>Either</c>; see <see cref="CfErrors.From"/>.</summary>
    public static Either<CfErrors, A> ToCfEither<A>(this Fin<A> fin) =>
        fin.Match(Succ: Right<CfErrors, A>, Fail: static e => Left<CfErrors, A>(CfErrors.From(e)));

    /// <summary>
    /// The errors of a Left. An Either in the bottom state, which an unsatisfied <c>where</c> produces, gives LanguageExt's
    /// <see cref="Errors.Bottom"/>.
    /// </summary>
    internal static CfErrors ErrorsOrBottom<A>(this Either<CfErrors, A> either) =>
        either.IsLeft ? (CfErrors)either : CfErrors.From(Errors.Bottom);

    /// <summary>Splits into the value and the errors, which are null if there is a value.</summary>
    internal static CfErrors? Split<A>(this Either<CfErrors, A> either, out A value)
    {
        value = either.IsRight ? (A)either : default!;
        return Wrong(either);
    }

    private static CfErrors? Wrong<A>(Either<CfErrors, A> one) =>
        one.IsRight ? null : one.ErrorsOrBottom();

    private static CfErrors? Wrong<A, B>(Either<CfErrors, A> one, Either<CfErrors, B> other) =>
        CfErrors.Both(Wrong(one), Wrong(other));
}
