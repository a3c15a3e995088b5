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
    /// <param name="own">Overrides for this call.</param>
    /// <param name="give">Takes the result from the reply.</param>
    /// <param name="sink">Receives the body of a success, unread; null if the body is to be read.</param>
    /// <param name="cancel">The caller's token.</param>
    public Task<Either<CfErrors, B>> Run<A, B>(
        Operation<A> operation,
        CallOptions own,
        Giving<A, B> give,
        Sink? sink,
        CancellationToken cancel
    )
    {
        if (!operation.Request.IsRight)
            return Task.FromResult<Either<CfErrors, B>>(operation.Request.ErrorsOrBottom());
        var address = options.AddressOf((ApiRequest)operation.Request);
        if (!address.IsRight)
            return Task.FromResult<Either<CfErrors, B>>(address.ErrorsOrBottom());
        var call = new Call<A, B>(operation, (Uri)address, own.Begin(), give, sink, cancel);
        return CallWatch.IsNeeded(options) ? RunWatched(call) : Run(call);
    }

    private async Task<Either<CfErrors, B>> RunWatched<A, B>(Call<A, B> call)
    {
        using var watch = new CallWatch(call.Request, call.Address, options);
        Either<CfErrors, Reply<A>> outcome;
        try
        {
            outcome = await Run(
                    new Call<A, Reply<A>>(
                        call.Operation,
                        call.Address,
                        call.Own with
                        {
                            Watch = watch,
                        },
                        Reply<A>.Of,
                        call.Sink,
                        call.Cancel
                    )
                )
                .ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Thrown by a user's own mapping function.
            watch.End(CfErrors.From(e), call.Sink?.Received ?? 0);
            throw;
        }

        watch.End(outcome.Map(static reply => reply.Response), call.Sink?.Received ?? 0);
        return outcome.Map(reply => call.Give(reply.Envelope, reply.Response, reply.IsSettled));
    }

    private async Task<Either<CfErrors, B>> Run<A, B>(Call<A, B> call)
    {
        if (call.Cancel.IsCancellationRequested)
            return Unsent;
        if (RequestMessage.Check(call.Own.Headers) is { } refused)
            return refused;

        var start = options.Time.GetTimestamp();
        var isUncertain = false;
        var hasRenewed = false;
        var retries = 0;
        while (true)
        {
            var (outcome, ended, _, isOnce) = await Once(
                    call,
                    TimeLeft(call.Own, start),
                    isUncertain
                )
                .ConfigureAwait(false);
            await LeaveCanceller(call.Cancel);
            if (outcome.IsRight)
                return outcome;
            var errors = (CfErrors)outcome;
            var repeat = call.Request.Repeat;
            var isRepeatable =
                call.Request.IsRepeatable && !isOnce && call.Sink is not { CanBeginAgain: false };
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
                    return Gone(call, errors);
                if (Settling(call.Operation, errors, start).TryGet(out var settling))
                    return await Settle(call, settling, errors, TimeLeft(call.Own, start))
                        .ConfigureAwait(false);
            }

            if (
                isRepeatable
                && ended == AttemptOutcome.Refused
                && call.Own.Pacer is { WaitsWhenRefused: true }
                && TimeLeft(call.Own, start) != TimeSpan.Zero
            )
                // All calls share this pause; it is not a retry of this call.
                continue;

            isUncertain |= repeat != Repeat.Freely && ended == AttemptOutcome.Uncertain;
            if (
                !isRepeatable
                || !NextDelay(call.Own, start, retries, errors, repeat, ended).TryGet(out var delay)
                || call.Own.Pacer?.TakesRetry() == false
            )
                return Marked(errors, isUncertain, repeat);
            retries++;
            if (options.OnRetry is not null || call.Own.OnRetry is not null)
                ReportRetry(call.Request, call.Own, errors, retries, delay);
            if (!await Wait(delay, call.Cancel).ConfigureAwait(false))
                return Marked(CancelledInWait(isUncertain, repeat), isUncertain, repeat);
            if (TimeLeft(call.Own, start) == TimeSpan.Zero)
                return Marked(Late(call.Own, isUncertain, repeat), isUncertain, repeat);
            call.Own.Watch?.Retries(errors, retries);
        }
    }

    private void ReportRetry(
        ApiRequest request,
        CallOptions own,
        CfErrors errors,
        int retry,
        TimeSpan delay
    )
    {
        var planned = new CallRetry(request, errors, retry, delay);
        Hook.Call(options.OnRetry, planned);
        Hook.Call(own.OnRetry, planned);
    }

    // The wait for a retry used up the time of the call.
    private CfErrors Late(CallOptions own, bool isUncertain, Repeat repeat) =>
        CfErrors.Of(
            new CfError.Timeout(DeadlineOf(own))
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

    private TimeSpan TimeoutOf(CallOptions own) => own.Timeout.IfNone(options.Timeout);

    private TimeSpan StallOf(CallOptions own) => own.Stall.IfNone(options.Stall);

    private TimeSpan DeadlineOf(CallOptions own) => own.Deadline.IfNone(options.Deadline);

    // The rest of the whole call's time; waits for the pace do not count. If a wait ends late, it is zero.
    private TimeSpan TimeLeft(CallOptions own, long start)
    {
        var deadline = DeadlineOf(own);
        if (deadline == Timeout.InfiniteTimeSpan)
            return deadline;
        var waited = own.Pacer?.Waited ?? TimeSpan.Zero;
        return Times.Longer(deadline - options.Time.GetElapsedTime(start) + waited, TimeSpan.Zero);
    }

    private Option<TimeSpan> NextDelay(
        CallOptions own,
        long start,
        int retries,
        CfErrors errors,
        Repeat repeat,
        AttemptOutcome ended
    )
    {
        var left = TimeLeft(own, start);
        return own
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

    /// <summary>A call of an operation that is not refused: what to send, and what to take from the reply.</summary>
    private readonly struct Call<A, B>(
        Operation<A> operation,
        Uri address,
        CallOptions own,
        Giving<A, B> give,
        Sink? sink,
        CancellationToken cancel
    )
    {
        public Operation<A> Operation => operation;

        public ApiRequest Request => (ApiRequest)operation.Request;

        public Uri Address => address;

        /// <summary>The overrides of the client's options.</summary>
        public CallOptions Own => own;

        public Giving<A, B> Give => give;

        public Sink? Sink => sink;

        public CancellationToken Cancel => cancel;
    }

    private static CfErrors Cancelled { get; } = CfErrors.Of(new CfError.Cancelled());

    private static CfErrors Unsent { get; } =
        CfErrors.Of(new CfError.Cancelled { IsUnsent = true });
}
