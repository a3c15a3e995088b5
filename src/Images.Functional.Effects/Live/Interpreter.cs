using System;
using System.Diagnostics;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>
/// The one place where an operation becomes HTTP: attempts, deadlines and waits. Total: whatever happens is a Right or a
/// Left. It knows no endpoint.
/// </summary>
internal sealed class Interpreter(
    HttpMessageInvoker http,
    bool heedsTokens,
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
    ) =>
        !operation.Request.IsRight
            ? Task.FromResult<Either<CfErrors, B>>(operation.Request.ErrorsOrBottom())
        : CallSpan.HasListeners ? RunTraced(operation, call, give, cancel)
        : Run(operation, call, give, null, cancel);

    private async Task<Either<CfErrors, B>> RunTraced<A, B>(
        Operation<A> operation,
        CallOptions call,
        Func<Reply<A>, B> give,
        CancellationToken cancel
    )
    {
        using var span = CallSpan.Start(Right(operation), options.BaseAddress.Of(Right(operation)));
        var outcome = await Run(operation, call, static reply => reply, span, cancel)
            .ConfigureAwait(false);
        CallSpan.Tell(span, outcome);
        return outcome.Map(give);
    }

    private async Task<Either<CfErrors, B>> Run<A, B>(
        Operation<A> operation,
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

        var address = options.BaseAddress.Of(Right(operation));
        for (var retries = 0; ; retries++)
        {
            var outcome = await Attempt(operation, address, call, give, cancel)
                .ConfigureAwait(false);
            if (
                outcome.IsRight
                || !NextDelay(call, retries, (CfErrors)outcome).TryGet(out var delay)
            )
                return outcome;
            if (!await Wait(delay, cancel).ConfigureAwait(false))
                return Cancelled;
            CallSpan.TellRetry(span, retries + 1);
        }
    }

    // A refused operation ends in the public method.
    private static ApiRequest Right<A>(Operation<A> operation) => (ApiRequest)operation.Request;

    private Option<TimeSpan> NextDelay(CallOptions call, int retries, CfErrors errors) =>
        call
            .Retry.IfNone(options.Retry)
            .NextDelay(retries, options.Roll(), options.Time.GetUtcNow(), errors);

    // What a call keeps while it waits for the network is one object, Run's; that of each attempt comes from a pool.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Either<CfErrors, B>> Attempt<A, B>(
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
            return (CfErrors)asked;

        var secrets = (Credentials)asked;
        using var request = RequestMessage.Of(Right(operation), address, secrets, call.Headers);
        using var received = await Receive(request, secrets, deadline).ConfigureAwait(false);
        if (received.Failure is { } failure)
            return failure;

        // Outside the reach of any catch: a user's own function, mapped over the operation, may throw.
        var decoded = Decode(operation, received, secrets);
        return decoded.IsRight
            ? give(new Reply<A>((Envelope<A>)decoded, received.Response))
            : decoded.ErrorsOrBottom();
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
            return deadline.Outcome(e) ?? CfErrors.Of(TransportErrors.OfCredentials(e));
        }
    }

    private Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancel)
    {
        // HttpClient's own overload for invokers would buffer the body, without a limit of ours.
        var sending = http is HttpClient client
            ? client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel)
            : http.SendAsync(request, cancel);
        return heedsTokens || sending.IsCompleted
            ? sending
            : Heedless.Wait(sending, static late => late?.Dispose(), cancel);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Received> Receive(
        HttpRequestMessage request,
        Credentials secrets,
        Deadline deadline
    )
    {
        // A handler that follows a redirect writes its address into the request.
        var address = request.RequestUri;
        try
        {
            using var response = await Send(request, deadline.Token).ConfigureAwait(false);
            var info = ResponseHeaders.Read(response, secrets, out var transfer);
            return Unread(response, address, info, transfer, secrets)
                ?? Read(
                    info,
                    await BodyReader
                        .Read(
                            response.Content,
                            options.MaximumReplyBytes,
                            heedsTokens,
                            deadline.Token
                        )
                        .ConfigureAwait(false),
                    deadline
                );
        }
        catch (Exception e)
        {
            return new Received(deadline.Outcome(e) ?? CfErrors.Of(TransportErrors.Of(e)));
        }
    }

    // A response whose body is none to read; null of any other.
    private static Received? Unread(
        HttpResponseMessage response,
        Uri? address,
        ResponseInfo info,
        string? transfer,
        Credentials secrets
    ) =>
        response.RequestMessage?.RequestUri is { } from && from != address
            // Without its status, which is not Cloudflare's: a 404 is no missing image, a 503 no reason to try again.
            ? new Received(CfErrors.Of(TransportErrors.OtherAddress))
        : Unreadable(response.Content, transfer, secrets) is not { } reason ? null
        : info.IsSuccess ? new Received(CfErrors.Of(reason, info))
        : new Received(info, default);

    private static CfError.Transport? Unreadable(
        HttpContent content,
        string? transfer,
        Credentials secrets
    ) =>
        // .NET takes a body whose last coding is not chunked for one that has the declared length.
        transfer is not null
        && !transfer.Equals("chunked", StringComparison.OrdinalIgnoreCase)
            ? TransportErrors.Framing(Printable.Line(Echo.Remove(transfer, secrets)))
        : Encoding(content) is { } encoding
            ? TransportErrors.Compressed(Printable.Line(Echo.Remove(encoding, secrets)))
        : null;

    // A status that is not 2xx says enough, however little of its body can be read.
    private Received Read(ResponseInfo info, Body body, Deadline deadline) =>
        body.End switch
        {
            BodyEnd.Cancelled when deadline.IsCancelledByCaller => new Received(Cancelled, body),
            _ when body.End == BodyEnd.Whole || !info.IsSuccess => new Received(info, body),
            BodyEnd.TooLarge => new Received(
                CfErrors.Of(new CfError.TooLarge(options.MaximumReplyBytes), info),
                body
            ),
            BodyEnd.CutShort => new Received(CfErrors.Of(TransportErrors.CutShort, info), body),
            BodyEnd.Unknown => new Received(CfErrors.Of(TransportErrors.BadLength, info), body),
            _ => new Received(deadline.TimedOut.With(info), body),
        };

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

    private static string? Encoding(HttpContent content) =>
        content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values)
        && values.ToString() is var encoding
        && encoding.Length > 0
        && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? encoding
            : null;

    private static CfErrors Cancelled { get; } = CfErrors.Of(new CfError.Cancelled());

    /// <summary>What an attempt brought: a response with its body, or why there is none.</summary>
    private readonly struct Received : IDisposable
    {
        public Received(ResponseInfo response, Body body)
        {
            Response = response;
            Body = body;
        }

        public Received(CfErrors failure, Body body = default)
        {
            Response = ResponseInfo.Ok;
            Failure = failure;
            Body = body;
        }

        public ResponseInfo Response { get; }

        public Body Body { get; }

        public CfErrors? Failure { get; }

        public void Dispose() => Body.Dispose();
    }
}
