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
    /// <summary>What every call does unless told otherwise.</summary>
    public CloudflareOptions Options => options;

    /// <summary>Makes a call, and gives of its reply what the function takes from it.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="call">What the call does differently.</param>
    /// <param name="give">What is taken from the reply.</param>
    /// <param name="sink">Where the body of a success goes, unread; null for one that is read.</param>
    /// <param name="cancel">The caller's token.</param>
    public Task<Either<CfErrors, B>> Run<A, B>(
        Operation<A> operation,
        CallOptions call,
        Func<Reply<A>, B> give,
        Sink? sink,
        CancellationToken cancel
    )
    {
        if (!operation.Request.IsRight)
            return Task.FromResult<Either<CfErrors, B>>(operation.Request.ErrorsOrBottom());
        var address = options.AddressOf(Right(operation));
        return !address.IsRight ? Task.FromResult<Either<CfErrors, B>>(address.ErrorsOrBottom())
            : CallSpan.HasListeners ? RunTraced(operation, (Uri)address, call, give, sink, cancel)
            : Run(operation, (Uri)address, call, give, sink, null, cancel);
    }

    private async Task<Either<CfErrors, B>> RunTraced<A, B>(
        Operation<A> operation,
        Uri address,
        CallOptions call,
        Func<Reply<A>, B> give,
        Sink? sink,
        CancellationToken cancel
    )
    {
        using var span = CallSpan.Start(Right(operation), address);
        var outcome = await Run(operation, address, call, static reply => reply, sink, span, cancel)
            .ConfigureAwait(false);
        CallSpan.Tell(span, outcome);
        return outcome.Map(give);
    }

    private async Task<Either<CfErrors, B>> Run<A, B>(
        Operation<A> operation,
        Uri address,
        CallOptions call,
        Func<Reply<A>, B> give,
        Sink? sink,
        Activity? span,
        CancellationToken cancel
    )
    {
        if (cancel.IsCancellationRequested)
            return Cancelled;
        if (RequestMessage.Check(call.Headers) is { } refused)
            return refused;

        var start = options.Time.GetTimestamp();
        var isUncertain = false;
        for (var retries = 0; ; retries++)
        {
            var (outcome, ended, _) = await Once(
                    operation,
                    address,
                    call,
                    Left(call, start),
                    give,
                    sink,
                    cancel
                )
                .ConfigureAwait(false);
            if (outcome.IsRight)
                return outcome;
            var errors = (CfErrors)outcome;
            var repeat = Right(operation).Repeat;
            var isRepeatable =
                Right(operation).IsRepeatable && sink is not { CanBeginAgain: false };
            if (isUncertain && repeat == Repeat.UntilGone && errors.IsGone)
                return Gone(operation, errors, give);
            if (isUncertain && Settling(operation, errors, start).TryGet(out var settling))
                return await Settle(settling, errors, call, give, cancel).ConfigureAwait(false);
            if (
                isRepeatable
                && ended == AttemptOutcome.Refused
                && call.Pacer is { WaitsWhenRefused: true }
            )
            {
                // The pause is everybody's, and no retry of this call.
                retries--;
                continue;
            }

            isUncertain |= repeat != Repeat.Freely && ended == AttemptOutcome.Uncertain;
            if (
                !isRepeatable
                || !NextDelay(call, start, retries, errors, repeat, ended).TryGet(out var delay)
                || call.Pacer?.TakesRetry() == false
            )
                return Told(errors, isUncertain, repeat);
            if (!await Wait(delay, cancel).ConfigureAwait(false))
                return Told(Cancelled, isUncertain, repeat);
            CallSpan.TellRetry(span, retries + 1);
        }
    }

    // A deletion does no harm if it is carried out twice.
    private static CfErrors Told(CfErrors errors, bool isUncertain, Repeat repeat) =>
        isUncertain && repeat != Repeat.UntilGone ? errors with { IsUncertain = true } : errors;

    private Option<Operation<A>> Settling<A>(Operation<A> operation, CfErrors errors, long start) =>
        operation.Settle is { } settle
            ? settle(errors, options.Time.GetElapsedTime(start))
            : default;

    private async Task<Either<CfErrors, B>> Settle<A, B>(
        Operation<A> settling,
        CfErrors errors,
        CallOptions call,
        Func<Reply<A>, B> give,
        CancellationToken cancel
    )
    {
        var settled = await Run(
                settling,
                call,
                reply => give(reply with { IsSettled = true }),
                sink: null,
                cancel
            )
            .ConfigureAwait(false);
        return settled.IsRight ? settled
            // What is there is another's: so was the refusal.
            : settled.ErrorsOrBottom().IsTaken ? errors
            : errors with { IsUncertain = true };
    }

    // A refused operation ends in the public method.
    private static ApiRequest Right<A>(Operation<A> operation) => (ApiRequest)operation.Request;

    private TimeSpan TimeoutOf(CallOptions call) => call.Timeout.IfNone(options.Timeout);

    private TimeSpan StallOf(CallOptions call) => call.Stall.IfNone(options.Stall);

    // What is left of the whole call's time.
    private TimeSpan Left(CallOptions call, long start)
    {
        var deadline = call.Deadline.IfNone(options.Deadline);
        return deadline == Timeout.InfiniteTimeSpan
            ? deadline
            : deadline - options.Time.GetElapsedTime(start);
    }

    private Option<TimeSpan> NextDelay(
        CallOptions call,
        long start,
        int retries,
        CfErrors errors,
        Repeat repeat,
        AttemptOutcome ended
    )
    {
        var left = Left(call, start);
        return call
            .Retry.IfNone(options.Retry)
            .NextDelay(retries, options.Roll(), options.Time.GetUtcNow(), errors, repeat, ended)
            // Nobody would be there to see what comes after the wait.
            .Filter(delay => left == Timeout.InfiniteTimeSpan || delay < left);
    }

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
        TimeSpan left,
        Func<Reply<A>, B> give,
        Sink? sink,
        CancellationToken cancel
    ) =>
        call.Pacer is null
            ? Attempt(operation, address, call, left, give, sink, cancel)
            : PacedAttempt(call.Pacer, operation, address, call, left, give, sink, cancel);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempted<B>> PacedAttempt<A, B>(
        Pacer pacer,
        Operation<A> operation,
        Uri address,
        CallOptions call,
        TimeSpan left,
        Func<Reply<A>, B> give,
        Sink? sink,
        CancellationToken cancel
    )
    {
        if (!await pacer.Enter(options.Time, cancel).ConfigureAwait(false))
            return new Attempted<B>(Cancelled, AttemptOutcome.Unsent, null);
        ResponseInfo? response = null;
        try
        {
            var attempted = await Attempt(operation, address, call, left, give, sink, cancel)
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
        TimeSpan left,
        Func<Reply<A>, B> give,
        Sink? sink,
        CancellationToken cancel
    )
    {
        var asks = Right(operation);
        var form = asks.Body as Functional.Body.Form;
        var hasFile = form is { File.IsSome: true };
        using var deadline = new Deadline(
            hasFile ? StallOf(call) : TimeoutOf(call),
            left,
            options.Time,
            cancel,
            isStall: hasFile
        );
        // Credentials go to the API alone.
        var asked =
            asks.Address.IsSome ? Credentials.Of(address)
            : credentials.Known is { } known ? known
            : await Ask(deadline).ConfigureAwait(false);
        if (asked.IsLeft)
            return new Attempted<B>((CfErrors)asked, AttemptOutcome.Unsent, null);
        var opened = form is null
            ? default
            : await Open(form, call, deadline).ConfigureAwait(false);
        if (opened.IsLeft)
            return new Attempted<B>((CfErrors)opened, AttemptOutcome.Unsent, null);

        var secrets = (Credentials)asked;
        using var request = RequestMessage.Of(
            asks,
            address,
            secrets,
            call,
            opened.IsRight ? (FormContent)opened : null
        );
        using var received = await Receive(
                request,
                secrets,
                options.MaximumReplyBytes.IfNone(asks.LargestReply),
                deadline,
                sink,
                StallOf(call)
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
            // A user's own errors may lack the response. An id that is taken is an answer, whatever its status.
            decoded.IsLeft && decoded.ErrorsOrBottom().IsTaken
                ? AttemptOutcome.Done
                : received.Response.Outcome,
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
