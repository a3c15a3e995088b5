using System;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// Reads a reply: a pure function of what the response said and its body. Total: any bytes give a Right or a Left.
/// </summary>
public delegate Either<CfErrors, Envelope<A>> Decoder<A>(
    ResponseInfo response,
    ReadOnlySpan<byte> body
);

/// <summary>
/// Settles a call of which nobody knows whether it was carried out: another operation, whose success is the call's, or None. Asked for each
/// failed attempt after one that may have been carried out.
/// </summary>
/// <param name="errors">Why the last attempt failed.</param>
/// <param name="since">How long ago the call began.</param>
public delegate Option<Operation<A>> Settlement<A>(CfErrors errors, TimeSpan since);

/// <summary>
/// An operation of the API as a value: what to send, as data, and how to read the reply, as a pure function. Nothing is
/// sent until the effect layer interprets it.
/// </summary>
/// <remarks>It is a functor, not a monad: operations follow one another in <c>Aff</c>.</remarks>
/// <typeparam name="A">The type of the result.</typeparam>
/// <param name="Request">What to send. A Left is a refused operation: every client answers it with these errors and sends nothing.</param>
/// <param name="Decode">How to read the reply.</param>
public sealed record Operation<A>(Either<CfErrors, ApiRequest> Request, Decoder<A> Decode)
{
    /// <summary>How an attempt that may have been carried out is settled; null if it can't be.</summary>
    public Settlement<A>? Settle { get; init; }

    /// <summary>The same request, its result put through a function.</summary>
    public Operation<B> Map<B>(Func<A, B> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        var decode = Decode;
        return new Operation<B>(
            Request,
            (response, body) => decode(response, body).Map(envelope => envelope.Map(f))
        )
        {
            Settle = Then(operation => operation.Map(f)),
        };
    }

    /// <summary><see cref="Map{B}"/>, for LINQ.</summary>
    public Operation<B> Select<B>(Func<A, B> f) => Map(f);

    /// <summary>
    /// The same request, its result put through a function that may refuse it: for the caller's own demands on a result. The
    /// response is added to the errors. One that is retryable (<see cref="CfError.Transport"/>, unless it says otherwise) makes a
    /// client ask again, as its policy has it: "not ready yet". Only an operation that repeats <see cref="Repeat.Freely"/> is asked again:
    /// after a reply that was a success, any other was carried out.
    /// </summary>
    public Operation<B> Refine<B>(Func<A, Either<CfErrors, B>> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        var decode = Decode;
        return new Operation<B>(
            Request,
            (response, body) =>
                decode(response, body).Bind(envelope => envelope.Refine(f, response))
        )
        {
            Settle = Then(operation => operation.Refine(f)),
        };
    }

    /// <summary>
    /// The same operation, repeated in another way: <c>operation.WithRepeat(Repeat.Freely)</c> for one that does no harm if it is carried
    /// out twice, <see cref="Repeat.IfUnsent"/> for one that must not be.
    /// </summary>
    /// <remarks><see cref="RetryPolicy"/> decides how often and when a request is sent again, never whether it may be.</remarks>
    public Operation<A> WithRepeat(Repeat repeat) =>
        this with
        {
            Request = Request.Map(request => request with { Repeat = repeat }),
        };

    private Settlement<B>? Then<B>(Func<Operation<A>, Operation<B>> change) =>
        Settle is { } settle ? (errors, since) => settle(errors, since).Map(change) : null;

    /// <summary>The request, or why there is none. Two operations of the same request may still read the reply differently.</summary>
    public override string ToString() =>
        Request.IsRight ? ((ApiRequest)Request).ToString() : $"refused: {Request.ErrorsOrBottom()}";
}
