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
/// An operation of the API as a value: what to send, as data, and how to read the reply, as a pure function. Nothing is
/// sent until the effect layer interprets it.
/// </summary>
/// <remarks>It is a functor, not a monad: operations follow one another in <c>Aff</c>.</remarks>
/// <typeparam name="A">The type of the result.</typeparam>
/// <param name="Request">What to send. A Left is a refused operation: every client answers it with these errors and sends nothing.</param>
/// <param name="Decode">How to read the reply.</param>
public sealed record Operation<A>(Either<CfErrors, ApiRequest> Request, Decoder<A> Decode)
{
    /// <summary>The same request, its result put through a function.</summary>
    public Operation<B> Map<B>(Func<A, B> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        var decode = Decode;
        return new Operation<B>(
            Request,
            (response, body) => decode(response, body).Map(envelope => envelope.Map(f))
        );
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
        );
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

    /// <summary>The request, or why there is none. Two operations of the same request may still read the reply differently.</summary>
    public override string ToString() =>
        Request.IsRight ? ((ApiRequest)Request).ToString() : $"refused: {Request.ErrorsOrBottom()}";
}
