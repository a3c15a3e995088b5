using System;
using LanguageExt;
using LanguageExt.Common;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// All errors at once: LINQ over <c>Either</c> stops at the first Left; these gather the errors of every one.
/// And the conversions that LanguageExt lacks or that lose what <see cref="CfErrors"/> holds.
/// </summary>
public static class Applicative
{
    /// <summary>Both values put through a function, or the errors of both.</summary>
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

    /// <summary>All three values put through a function, or the errors of all.</summary>
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

    /// <summary>All four values put through a function, or the errors of all.</summary>
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

    /// <summary>All five values put through a function, or the errors of all.</summary>
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
    /// The value, or each error, as a <c>Validation</c>, for its own applicative forms. It has no place for the errors' response: keep
    /// that beside it (<see cref="CfErrors.Response"/>), and give it back to <c>ToCfEither</c>. (LanguageExt's
    /// <c>ToValidation</c> would nest <see cref="CfErrors"/> in a list.)
    /// </summary>
    public static Validation<CfError, A> ToErrorValidation<A>(this Either<CfErrors, A> either) =>
        either.IsRight
            ? Success<CfError, A>((A)either)
            : Fail<CfError, A>(either.ErrorsOrBottom().Items);

    /// <summary>A <c>Validation</c> as <c>Either</c>. (LanguageExt's own <c>ToEither</c> leaves a list of errors.)</summary>
    public static Either<CfErrors, A> ToCfEither<A>(this Validation<CfError, A> validation) =>
        validation.ToCfEither(None);

    /// <summary>A <c>Validation</c> as <c>Either</c>, with what the response said where its errors are of one.</summary>
    public static Either<CfErrors, A> ToCfEither<A>(
        this Validation<CfError, A> validation,
        Option<ResponseInfo> response
    ) =>
        validation.Match(
            Succ: Right<CfErrors, A>,
            Fail: errors => CfErrors.Of(errors, response).Match(Left<CfErrors, A>, NoErrors<A>)
        );

    /// <summary>The same as a <c>Fin</c>: the failure is the <see cref="CfErrors"/> itself.</summary>
    public static Fin<A> ToFin<A>(this Either<CfErrors, A> either) =>
        either.IsRight ? FinSucc((A)either) : FinFail<A>(either.ErrorsOrBottom());

    /// <summary>The same as an <c>Eff</c>: the failure is the <see cref="CfErrors"/> itself.</summary>
    public static Eff<A> ToEff<A>(this Either<CfErrors, A> either) => either.ToFin().ToEff();

    /// <summary>The same as an <c>Aff</c>: the failure is the <see cref="CfErrors"/> itself.</summary>
    public static Aff<A> ToAff<A>(this Either<CfErrors, A> either) => either.ToFin().ToAff();

    /// <summary>A <c>Fin</c> as <c>Either</c>; see <see cref="CfErrors.From"/>.</summary>
    public static Either<CfErrors, A> ToCfEither<A>(this Fin<A> fin) =>
        fin.Match(Succ: Right<CfErrors, A>, Fail: static e => Left<CfErrors, A>(CfErrors.From(e)));

    /// <summary>
    /// The errors of what is not Right. An Either that is neither, as a <c>where</c> that is not fulfilled leaves one, has LanguageExt's own
    /// (<see cref="Errors.Bottom"/>).
    /// </summary>
    internal static CfErrors ErrorsOrBottom<A>(this Either<CfErrors, A> either) =>
        either.IsLeft ? (CfErrors)either : CfErrors.From(Errors.Bottom);

    /// <summary>The value, or else the errors.</summary>
    internal static CfErrors? Take<A>(this Either<CfErrors, A> either, out A value)
    {
        value = either.IsRight ? (A)either : default!;
        return Wrong(either);
    }

    private static CfErrors? Wrong<A>(Either<CfErrors, A> one) =>
        one.IsRight ? null : one.ErrorsOrBottom();

    private static CfErrors? Wrong<A, B>(Either<CfErrors, A> one, Either<CfErrors, B> other) =>
        CfErrors.Both(Wrong(one), Wrong(other));

    // A Validation that failed with no errors is LanguageExt's bottom.
    private static Either<CfErrors, A> NoErrors<A>() => CfErrors.From(Errors.Bottom);
}
