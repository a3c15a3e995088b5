namespace Images.Functional;

/// <summary>Reads a reply: a pure function of the response's status, headers and body. Never throws: any bytes give a Right or a Left.</summary>
/// <param name="response">The response's status and headers.</param>
/// <param name="body">The response's body.</param>
/// <param name="redact">
/// Removes the credentials, which a server may echo, from the messages and unreadable elements of a success; null to keep them as they came.
/// </param>
public delegate Either<CfErrors, Envelope<A>> Decoder<A>(
    ResponseInfo response,
    ReadOnlySpan<byte> body,
    Func<string, string>? redact = null
);

/// <summary>
/// Finds out whether an earlier attempt carried out the call. Returns another operation, whose success counts as the call's, or None. Once an
/// attempt may have been carried out, the client calls this after each later attempt that was sent and failed.
/// </summary>
/// <param name="errors">Why the last attempt failed.</param>
/// <param name="since">How long ago the call began.</param>
public delegate Option<Operation<A>> Settlement<A>(CfErrors errors, TimeSpan since);

/// <summary>Describes a request, as data, and how to read its reply, as a pure function. It does nothing until the effect layer interprets it.</summary>
/// <remarks>It is a functor, not a monad: sequence operations in <c>Aff</c>.</remarks>
/// <typeparam name="A">The type of the result.</typeparam>
/// <param name="Request">The request. A Left means that the operation is refused: every client returns these errors and sends nothing.</param>
/// <param name="Decode">How to read the reply.</param>
public sealed record Operation<A>(Either<CfErrors, ApiRequest> Request, Decoder<A> Decode)
{
    /// <summary>How to find out whether an earlier attempt was carried out; null if that is impossible.</summary>
    public Settlement<A>? Settle { get; init; }

    /// <summary>Returns the operation with its result changed by a function.</summary>
    public Operation<B> Map<B>(Func<A, B> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return With((reply, _) => reply.Map(envelope => envelope.Map(f)));
    }

    /// <summary><see cref="Map{B}"/>, for LINQ.</summary>
    public Operation<B> Select<B>(Func<A, B> f) => Map(f);

    /// <summary>
    /// Returns the operation with a function that may refuse its result, for your own conditions. The response is added to the
    /// errors. If they are retryable (a <see cref="CfError.Transport"/> is by default), the client retries according to its policy: use this
    /// for "not ready yet". It retries only operations that repeat <see cref="Repeat.Freely"/>: after a successful reply, any other was
    /// carried out.
    /// </summary>
    public Operation<B> Refine<B>(Func<A, Either<CfErrors, B>> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return With((reply, response) => reply.Bind(envelope => envelope.Refine(f, response)));
    }

    /// <summary>
    /// Returns the operation with the whole envelope as its result: also its messages, and its <c>result_info</c>, such as the cursor of a
    /// list's next page.
    /// </summary>
    public Operation<Envelope<A>> WithEnvelope() =>
        With(static (reply, _) => reply.Map(static envelope => envelope.With(envelope)));

    /// <summary>
    /// Returns the operation with another <see cref="Repeat"/>: <c>operation.WithRepeat(Repeat.Freely)</c> if carrying it out twice does no
    /// harm, <see cref="Repeat.IfUnsent"/> if it must not be carried out twice.
    /// </summary>
    /// <remarks><see cref="RetryPolicy"/> decides how often and when to send a request again; <see cref="Repeat"/>, whether it is allowed.</remarks>
    public Operation<A> WithRepeat(Repeat repeat) =>
        this with
        {
            Request = Request.Map(request => request with { Repeat = repeat }),
        };

    // Changes how the reply is read, also that of the operation which settles this one.
    private Operation<B> With<B>(
        Func<Either<CfErrors, Envelope<A>>, ResponseInfo, Either<CfErrors, Envelope<B>>> read
    )
    {
        var (decode, settle) = (Decode, Settle);
        return new Operation<B>(
            Request,
            (response, body, redact) => read(decode(response, body, redact), response)
        )
        {
            Settle = settle is null ? null : (errors, since) => settle(errors, since).Map(Again),
        };

        Operation<B> Again(Operation<A> other) => other.With(read);
    }

    /// <summary>The request, or why it is refused. Two operations with the same request may still read its reply differently.</summary>
    public override string ToString() =>
        Request.IsRight ? ((ApiRequest)Request).ToString() : $"refused: {Request.ErrorsOrBottom()}";
}
