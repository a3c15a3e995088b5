using System;
using System.Diagnostics;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects;

/// <summary>
/// The one place where an operation becomes HTTP: attempts, deadlines and waits. Total: whatever happens is a Right or a
/// Left. It knows no endpoint.
/// </summary>
internal sealed partial class Interpreter(
    HttpMessageInvoker http,
    bool isOwn,
    CredentialSource credentials,
    CloudflareOptions options
)
{
    /// <summary>Makes a call, and gives of its reply what the function takes from it.</summary>
    public Task<Either<CfErrors, B>> Run<A, B>(
        Operation<A> operation,
        CallOptions call,
        Func<Reply<A>, B> give,
        CancellationToken cancel
    )
    {
        if (!operation.Request.IsRight)
            return Task.FromResult<Either<CfErrors, B>>(operation.Request.ErrorsOrBottom());
        var address = options.AddressOf(Right(operation));
        return !address.IsRight ? Task.FromResult<Either<CfErrors, B>>(address.ErrorsOrBottom())
            : CallSpan.HasListeners ? RunTraced(operation, (Uri)address, call, give, cancel)
            : Run(operation, (Uri)address, call, give, null, cancel);
    }

    private async Task<Either<CfErrors, B>> RunTraced<A, B>(
        Operation<A> operation,
        Uri address,
        CallOptions call,
        Func<Reply<A>, B> give,
        CancellationToken cancel
    )
    {
        using var span = CallSpan.Start(Right(operation), address);
        var outcome = await Run(operation, address, call, static reply => reply, span, cancel)
            .ConfigureAwait(false);
        CallSpan.Tell(span, outcome);
        return outcome.Map(give);
    }

    private async Task<Either<CfErrors, B>> Run<A, B>(
        Operation<A> operation,
        Uri address,
        CallOptions call,
        Func<Reply<A>, B> give,
        Activity? span,
        CancellationToken cancel
    )
    {
        if (cancel.IsCancellationRequested)
            return Cancelled;
        if (RequestMessage.Check(call.Headers) is { } refused)
            return refused;

        var mayBeGone = false;
        for (var retries = 0; ; retries++)
        {
            var (outcome, ended, _) = await Once(operation, address, call, give, cancel)
                .ConfigureAwait(false);
            if (outcome.IsRight)
                return outcome;
            var errors = (CfErrors)outcome;
            if (mayBeGone && errors.IsGone)
                return Gone(operation, errors, give);
            if (ended == AttemptOutcome.Refused && call.Pacer is { WaitsWhenRefused: true })
            {
                // The pause is everybody's, and no retry of this call.
                retries--;
                continue;
            }

            var repeat = Right(operation).Repeat;
            if (
                !NextDelay(call, retries, errors, repeat, ended).TryGet(out var delay)
                || call.Pacer?.TakesRetry() == false
            )
                return repeat == Repeat.IfUnsent && ended == AttemptOutcome.Uncertain
                    ? errors with
                    {
                        IsUncertain = true,
                    }
                    : outcome;
            mayBeGone |= repeat == Repeat.UntilGone && ended == AttemptOutcome.Uncertain;
            if (!await Wait(delay, cancel).ConfigureAwait(false))
                return Cancelled;
            CallSpan.TellRetry(span, retries + 1);
        }
    }

    // A refused operation ends in the public method.
    private static ApiRequest Right<A>(Operation<A> operation) => (ApiRequest)operation.Request;

    private Option<TimeSpan> NextDelay(
        CallOptions call,
        int retries,
        CfErrors errors,
        Repeat repeat,
        AttemptOutcome ended
    ) =>
        call
            .Retry.IfNone(options.Retry)
            .NextDelay(retries, options.Roll(), options.Time.GetUtcNow(), errors, repeat, ended);

    // What an earlier attempt did, of which the reply was lost. An operation that needs a result has none.
    private static Either<CfErrors, B> Gone<A, B>(
        Operation<A> operation,
        CfErrors errors,
        Func<Reply<A>, B> give
    )
    {
        var response = (ResponseInfo)errors.Response;
        var decoded = operation.Decode(
            response with
            {
                Status = 200,
            },
            """{"success":true,"errors":[],"messages":[]}"""u8
        );
        return decoded.IsRight ? give(new Reply<A>((Envelope<A>)decoded, response)) : errors;
    }

    private ValueTask<Attempted<B>> Once<A, B>(
        Operation<A> operation,
        Uri address,
        CallOptions call,
        Func<Reply<A>, B> give,
        CancellationToken cancel
    ) =>
        call.Pacer is null
            ? Attempt(operation, address, call, give, cancel)
            : PacedAttempt(call.Pacer, operation, address, call, give, cancel);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempted<B>> PacedAttempt<A, B>(
        Pacer pacer,
        Operation<A> operation,
        Uri address,
        CallOptions call,
        Func<Reply<A>, B> give,
        CancellationToken cancel
    )
    {
        if (!await pacer.Enter(options.Time, cancel).ConfigureAwait(false))
            return new Attempted<B>(Cancelled, AttemptOutcome.Unsent, null);
        ResponseInfo? response = null;
        try
        {
            var attempted = await Attempt(operation, address, call, give, cancel)
                .ConfigureAwait(false);
            response = attempted.Response;
            return attempted;
        }
        finally
        {
            pacer.Leave(options.Time, Optional(response));
        }
    }

    // What a call keeps while it waits for the network is one object, Run's; that of each attempt comes from a pool.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempted<B>> Attempt<A, B>(
        Operation<A> operation,
        Uri address,
        CallOptions call,
        Func<Reply<A>, B> give,
        CancellationToken cancel
    )
    {
        using var deadline = new Deadline(
            call.Timeout.IfNone(options.Timeout),
            options.Time,
            cancel
        );
        var asked = credentials.Known is { } known
            ? known
            : await Ask(deadline).ConfigureAwait(false);
        if (asked.IsLeft)
            return new Attempted<B>((CfErrors)asked, AttemptOutcome.Unsent, null);

        var secrets = (Credentials)asked;
        using var request = RequestMessage.Of(Right(operation), address, secrets, call.Headers);
        using var received = await Receive(
                request,
                secrets,
                options.MaximumReplyBytes.IfNone(Right(operation).LargestReply),
                deadline
            )
            .ConfigureAwait(false);
        if (received.Failure is { } failure)
            return new Attempted<B>(failure, failure.Outcome, ResponseOf(failure));

        // Outside the reach of any catch: a user's own function, mapped over the operation, may throw.
        var decoded = Decode(operation, received, secrets);
        return new Attempted<B>(
            decoded.IsRight
                ? give(new Reply<A>((Envelope<A>)decoded, received.Response))
                : decoded.ErrorsOrBottom(),
            // A user's own errors may lack the response.
            received.Response.Outcome,
            received.Response
        );
    }

    // The value of a Right is what the server sent; its messages lose the credentials. A Left is read again without them, where the
    // body echoes them.
    private static Either<CfErrors, Envelope<A>> Decode<A>(
        Operation<A> operation,
        in Received received,
        Credentials secrets
    )
    {
        var first = operation.Decode(received.Response, received.Body.Bytes);
        // What could not be read is kept as it came, and shown.
        if (
            first.IsRight
            && ((Envelope<A>)first).Result is IHasUnreadable { HasUnreadable: true }
            && Echo.Remove(received.Body.Bytes, secrets)
        )
            first = operation.Decode(received.Response, received.Body.Bytes);
        if (first.IsRight)
            return (Envelope<A>)first is { Errors.IsEmpty: true, Messages.IsEmpty: true }
                ? first
                : Echo.Remove((Envelope<A>)first, secrets);
        var isEchoed = Echo.Remove(received.Body.Bytes, secrets);
        if (received.Body.End != BodyEnd.Whole)
            isEchoed |= Echo.RemoveCut(received.Body.Bytes, secrets);
        if (!isEchoed)
            return Echo.Remove(first.ErrorsOrBottom(), secrets);
        var again = operation.Decode(received.Response, received.Body.Bytes);
        // What was wrong was the credentials' own text, in a place where asterisks are right: neither may be told.
        return again.IsLeft
            ? Echo.Remove((CfErrors)again, secrets)
            : CfErrors.Of(TransportErrors.Echoed, received.Response);
    }

    private async ValueTask<Either<CfErrors, Credentials>> Ask(Deadline deadline)
    {
        try
        {
            var asking = credentials.Ask(deadline.Token);
            var asked = asking.IsCompleted
                ? await asking.ConfigureAwait(false)
                : await Heedless
                    .Wait(asking.AsTask(), static _ => { }, deadline.Token)
                    .ConfigureAwait(false);
            return asked.IsBottom ? CfErrors.Of(TransportErrors.NoCredentials) : asked;
        }
        catch (Exception e)
        {
            return deadline.Outcome(e, isUnsent: true)
                ?? CfErrors.Of(TransportErrors.OfCredentials(e));
        }
    }

    private async ValueTask<bool> Wait(TimeSpan delay, CancellationToken cancel)
    {
        try
        {
            await Task.Delay(delay, options.Time, cancel).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static ResponseInfo? ResponseOf(CfErrors errors) =>
        errors.Response.IsSome ? (ResponseInfo)errors.Response : null;

    private static CfErrors Cancelled { get; } = CfErrors.Of(new CfError.Cancelled());

    /// <summary>What came of an attempt, and what is known of whether it was carried out.</summary>
    private readonly record struct Attempted<B>(
        Either<CfErrors, B> Outcome,
        AttemptOutcome Ended,
        ResponseInfo? Response
    );
}
