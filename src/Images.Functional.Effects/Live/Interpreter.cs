using System;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>Takes the result of a call from its reply.</summary>
/// <param name="envelope">The value, with the API's errors and messages.</param>
/// <param name="response">The status and the headers of the response.</param>
/// <param name="isSettled">Whether the reply of an upload was lost, and the image was found.</param>
internal delegate B Giving<A, out B>(Envelope<A> envelope, ResponseInfo response, bool isSettled);

/// <summary>
/// The one place where operations become HTTP: attempts, deadlines and waits. Whatever happens is a Right or a Left. It knows no endpoint.
/// </summary>
internal sealed partial class Interpreter(
    HttpMessageInvoker http,
    bool isOwn,
    CredentialSource credentials,
    CloudflareOptions options
)
{
    /// <summary>Makes a call, and returns what the function takes from the reply.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="call">Overrides for this call.</param>
    /// <param name="give">Takes the result from the reply.</param>
    /// <param name="sink">Receives the body of a success, unread; null if the body is to be read.</param>
    /// <param name="cancel">The caller's token.</param>
    public Task<Either<CfErrors, B>> Run<A, B>(
        Operation<A> operation,
        CallOptions call,
        Giving<A, B> give,
        Sink? sink,
        CancellationToken cancel
    )
    {
        if (!operation.Request.IsRight)
            return Task.FromResult<Either<CfErrors, B>>(operation.Request.ErrorsOrBottom());
        var address = options.AddressOf(RequestOf(operation));
        call = call.Begin();
        return !address.IsRight ? Task.FromResult<Either<CfErrors, B>>(address.ErrorsOrBottom())
            : CallWatch.IsNeeded(options)
                ? RunWatched(operation, (Uri)address, call, give, sink, cancel)
            : Run(operation, (Uri)address, call, give, sink, cancel);
    }

    private async Task<Either<CfErrors, B>> RunWatched<A, B>(
        Operation<A> operation,
        Uri address,
        CallOptions call,
        Giving<A, B> give,
        Sink? sink,
        CancellationToken cancel
    )
    {
        using var watch = new CallWatch(RequestOf(operation), address, options);
        Either<CfErrors, Reply<A>> outcome;
        try
        {
            outcome = await Run(
                    operation,
                    address,
                    call with
                    {
                        Watch = watch,
                    },
                    Reply<A>.Of,
                    sink,
                    cancel
                )
                .ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Thrown by a user's own mapping function.
            watch.End(CfErrors.From(e), sink?.Received ?? 0);
            throw;
        }

        watch.End(outcome.Map(static reply => reply.Response), sink?.Received ?? 0);
        return outcome.Map(reply => give(reply.Envelope, reply.Response, reply.IsSettled));
    }

    private async Task<Either<CfErrors, B>> Run<A, B>(
        Operation<A> operation,
        Uri address,
        CallOptions call,
        Giving<A, B> give,
        Sink? sink,
        CancellationToken cancel
    )
    {
        if (cancel.IsCancellationRequested)
            return Unsent;
        if (RequestMessage.Check(call.Headers) is { } refused)
            return refused;

        var start = options.Time.GetTimestamp();
        var isUncertain = false;
        var hasRenewed = false;
        var retries = 0;
        while (true)
        {
            var (outcome, ended, _) = await Once(
                    operation,
                    address,
                    call,
                    TimeLeft(call, start),
                    give,
                    sink,
                    isUncertain,
                    cancel
                )
                .ConfigureAwait(false);
            await LeaveCanceller(cancel);
            if (outcome.IsRight)
                return outcome;
            var errors = (CfErrors)outcome;
            var request = RequestOf(operation);
            var repeat = request.Repeat;
            var isRepeatable = request.IsRepeatable && sink is not { CanBeginAgain: false };
            // The source has another token by now. To use it is no retry.
            if (
                errors.IsAuthentication
                && ended == AttemptOutcome.Done
                && credentials.Refuse is not null
                && isRepeatable
                && !hasRenewed
            )
            {
                hasRenewed = true;
                continue;
            }

            // An error of the credential source is not a reply to this request.
            if (isUncertain && ended != AttemptOutcome.Unsent)
            {
                if (repeat == Repeat.UntilGone && errors.IsGone)
                    return Gone(operation, errors, give);
                if (Settling(operation, errors, start).TryGet(out var settling))
                    return await Settle(settling, errors, call, TimeLeft(call, start), give, cancel)
                        .ConfigureAwait(false);
            }

            if (
                isRepeatable
                && ended == AttemptOutcome.Refused
                && call.Pacer is { WaitsWhenRefused: true }
                && TimeLeft(call, start) != TimeSpan.Zero
            )
                // All calls share this pause; it is not a retry of this call.
                continue;

            isUncertain |= repeat != Repeat.Freely && ended == AttemptOutcome.Uncertain;
            if (
                !isRepeatable
                || !NextDelay(call, start, retries, errors, repeat, ended).TryGet(out var delay)
                || call.Pacer?.TakesRetry() == false
            )
                return Marked(errors, isUncertain, repeat);
            retries++;
            if (options.OnRetry is not null || call.OnRetry is not null)
                ReportRetry(request, call, errors, retries, delay);
            if (!await Wait(delay, cancel).ConfigureAwait(false))
                return Marked(CancelledInWait(isUncertain, repeat), isUncertain, repeat);
            if (TimeLeft(call, start) == TimeSpan.Zero)
                return Marked(Late(call, isUncertain, repeat), isUncertain, repeat);
            call.Watch?.Retries(errors, retries);
        }
    }

    private void ReportRetry(
        ApiRequest request,
        CallOptions call,
        CfErrors errors,
        int retry,
        TimeSpan delay
    )
    {
        var planned = new CallRetry(request, errors, retry, delay);
        Hook.Call(options.OnRetry, planned);
        Hook.Call(call.OnRetry, planned);
    }

    // The wait for a retry used up the time of the call.
    private CfErrors Late(CallOptions call, bool isUncertain, Repeat repeat) =>
        CfErrors.Of(
            new CfError.Timeout(DeadlineOf(call))
            {
                // For requests that may be repeated freely, it is not recorded whether an attempt was sent.
                IsUnsent = !isUncertain && repeat != Repeat.Freely,
            }
        );

    // As in Late.
    private static CfErrors CancelledInWait(bool isUncertain, Repeat repeat) =>
        isUncertain || repeat == Repeat.Freely ? Cancelled : Unsent;

    // Carrying out a deletion twice does no harm.
    private static CfErrors Marked(CfErrors errors, bool isUncertain, Repeat repeat) =>
        isUncertain && repeat != Repeat.UntilGone ? errors with { IsUncertain = true } : errors;

    // Refused operations do not get here: the public method returns their errors.
    private static ApiRequest RequestOf<A>(Operation<A> operation) => (ApiRequest)operation.Request;

    private TimeSpan TimeoutOf(CallOptions call) => call.Timeout.IfNone(options.Timeout);

    private TimeSpan StallOf(CallOptions call) => call.Stall.IfNone(options.Stall);

    private TimeSpan DeadlineOf(CallOptions call) => call.Deadline.IfNone(options.Deadline);

    // The rest of the whole call's time; waits for the pace do not count. If a wait ends late, it is zero.
    private TimeSpan TimeLeft(CallOptions call, long start)
    {
        var deadline = DeadlineOf(call);
        if (deadline == Timeout.InfiniteTimeSpan)
            return deadline;
        var waited = call.Pacer?.Waited ?? TimeSpan.Zero;
        return Times.Longer(
            deadline - options.Time.GetElapsedTime(start) + waited,
            TimeSpan.Zero
        );
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
        var left = TimeLeft(call, start);
        return call
            .Retry.IfNone(options.Retry)
            .NextDelay(retries, Roll(), options.Time.GetUtcNow(), errors, repeat, ended)
            // The call's time would end before the wait does.
            .Filter(delay => left == Timeout.InfiniteTimeSpan || delay < left);
    }

    // A user's own function, which must not hide how the attempt ended.
    private double Roll()
    {
        try
        {
            return options.Roll();
        }
        catch (Exception)
        {
            return 0;
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

    // A token's callbacks run one after another on the thread that cancels. What follows a call must not hold up the callbacks of other calls.
    private static ConfiguredTaskAwaitable LeaveCanceller(CancellationToken cancel) =>
        Task.CompletedTask.ConfigureAwait(
            cancel.IsCancellationRequested
                ? ConfigureAwaitOptions.ForceYielding
                : ConfigureAwaitOptions.None
        );

    private static CfErrors Cancelled { get; } = CfErrors.Of(new CfError.Cancelled());

    private static CfErrors Unsent { get; } =
        CfErrors.Of(new CfError.Cancelled { IsUnsent = true });
}
