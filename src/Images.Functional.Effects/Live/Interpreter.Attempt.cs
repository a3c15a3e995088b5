using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects;

/// <content>One attempt of a call: gets the credentials, opens the file, sends the request, and reads the reply.</content>
internal sealed partial class Interpreter
{
    private ValueTask<Attempted<B>> Once<A, B>(Call<A, B> call, TimeSpan left, bool isUncertain) =>
        call.Own.Pacer is { } pacer
            ? PacedAttempt(pacer, call, left, isUncertain)
            : Attempt(call, left);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempted<B>> PacedAttempt<A, B>(
        PacedCall pacer,
        Call<A, B> call,
        TimeSpan left,
        bool isUncertain
    )
    {
        if (!await pacer.Enter(options.Time, call.Cancel).ConfigureAwait(false))
            return new Attempted<B>(
                pacer.HasAttempted ? CancelledInWait(isUncertain, call.Request.Repeat) : Unsent,
                AttemptOutcome.Unsent,
                null
            );
        ResponseInfo? response = null;
        try
        {
            var attempted = await Attempt(call, left).ConfigureAwait(false);
            response = attempted.Response;
            return attempted;
        }
        finally
        {
            pacer.Leave(options.Time, Optional(response));
        }
    }

    // While a call waits for the network, it keeps one object, that of Run; the object of each attempt comes from a pool.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempted<B>> Attempt<A, B>(Call<A, B> call, TimeSpan left)
    {
        var asks = call.Request;
        var form = asks.Body as Body.Form;
        var hasFile = form is { File.IsSome: true };
        using var deadline = new Deadline(
            hasFile ? StallOf(call.Own) : TimeoutOf(call.Own),
            left,
            options.Time,
            call.Cancel,
            isStall: hasFile
        );
        // Credentials go to the API alone.
        var asked =
            asks.Address.IsSome ? Credentials.Of(call.Address)
            : credentials.Known is null ? await Ask(deadline).ConfigureAwait(false)
            : credentials.Known;
        if (asked.IsLeft)
            return WithoutCredentials<B>((CfErrors)asked);
        var opened = form is null
            ? default
            : await Open(form, call.Own, deadline).ConfigureAwait(false);
        if (opened.IsLeft)
            return new Attempted<B>((CfErrors)opened, AttemptOutcome.Unsent, null);

        var isOnce = opened.IsRight && ((FormContent)opened).IsOnce;
        var secrets = (Credentials)asked;
        using var request = RequestMessage.Of(
            asks,
            call.Address,
            secrets,
            call.Own,
            opened.IsRight ? (FormContent)opened : null
        );
        // A user's handler may replace the request's content.
        using var content = request.Content;
        using var received = await Receive(
                request,
                content,
                secrets,
                options.MaximumReplyBytes.IfNone(asks.LargestReply),
                deadline,
                call.Sink,
                StallOf(call.Own)
            )
            .ConfigureAwait(false);
        call.Own.Watch?.Attempted(content, received.Body.Bytes.Length);
        if (received.Failure is { } failure)
            return new Attempted<B>(
                failure.Response.Exists(static said => said.IsSuccess)
                    ? WithoutResult(failure, asks.Repeat)
                    : failure,
                failure.Outcome,
                failure.Response.Case as ResponseInfo,
                isOnce
            );

        if (received.Response.Status == HttpStatus.Unauthorized)
            credentials.Refuse?.Invoke(secrets);

        // Outside every catch: a user's own mapping function may throw, and its exceptions are not caught.
        return Answered(call, Decode(call.Operation, received, secrets), received.Response) with
        {
            IsOnce = isOnce,
        };
    }

    private static Attempted<B> Answered<A, B>(
        Call<A, B> call,
        Either<CfErrors, Envelope<A>> decoded,
        ResponseInfo response
    )
    {
        if (decoded.IsRight)
            return new Attempted<B>(
                call.Give((Envelope<A>)decoded, response, false),
                response.Outcome,
                response
            );
        var errors = decoded.ErrorsOrBottom();
        // Without it, errors of a user's own function would say that nothing was sent.
        if (errors.Response.IsNone)
            errors = errors.With(response);
        return new Attempted<B>(
            response.IsSuccess && !errors.IsOwn && errors.Items.ForAll(IsUnreadable)
                ? WithoutResult(errors, call.Request.Repeat)
                : errors,
            // Some codes say more than the status.
            errors.With(response).Outcome,
            Complete(response, errors)
        );
    }

    // A refusal of the API's is an answer.
    private static bool IsUnreadable(CfError error) =>
        error is CfError.Malformed or CfError.Constraint;

    // The server carried the request out, and its result is lost.
    private static CfErrors WithoutResult(CfErrors errors, Repeat repeat) =>
        repeat is Repeat.IfUnsent or Repeat.UntilTaken
            ? errors with
            {
                IsUncertain = true,
            }
            : errors;

    // The wait may be in the body alone.
    private static ResponseInfo Complete(ResponseInfo response, CfErrors errors) =>
        response.RetryAfter.IsSome ? response : response with { RetryAfter = RetryAfterOf(errors) };

    // The value of a Right is what the server sent; reading removes the credentials from its messages and unreadable elements. For a Left, the
    // body is read again without the credentials if it echoes them.
    private static Either<CfErrors, Envelope<A>> Decode<A>(
        Operation<A> operation,
        in Received received,
        Credentials secrets
    )
    {
        var first = operation.Decode(received.Response, received.Body.Bytes, secrets.Redact);
        if (first.IsRight)
            return first;
        // A user's own function must not be called a second time, with a result that was changed.
        if (first.ErrorsOrBottom().IsOwn)
            return Redaction.Remove(first.ErrorsOrBottom(), secrets);
        var isEchoed = Redaction.Remove(received.Body.Bytes, secrets);
        if (received.Body.End != BodyEnd.Whole)
            isEchoed |= Redaction.RemoveCut(received.Body.Bytes, secrets);
        if (!isEchoed)
            return Redaction.Remove(first.ErrorsOrBottom(), secrets);
        var again = operation.Decode(received.Response, received.Body.Bytes);
        // The credentials themselves caused the error, in a place where asterisks are valid. Neither the value nor the error may be returned.
        return again.IsLeft
            ? Redaction.Remove((CfErrors)again, secrets)
            : CfErrors.Of(TransportErrors.Echoed, received.Response);
    }

    // This request was not sent: the errors come from the credential source, perhaps from its own call for a token. If that call was
    // rate limited, all calls that need credentials wait. Its quotas do not apply to them.
    private static Attempted<B> WithoutCredentials<B>(CfErrors errors) =>
        new(
            errors with
            {
                IsUncertain = false,
            },
            errors.IsRateLimited ? AttemptOutcome.Refused : AttemptOutcome.Unsent,
            errors.IsRateLimited
                ? new ResponseInfo(HttpStatus.TooManyRequests, RetryAfter: RetryAfterOf(errors))
                : null
        );

    private static Option<RetryAfter> RetryAfterOf(CfErrors errors) =>
        errors.Response.Bind(static said => said.RetryAfter);

    private async ValueTask<Either<CfErrors, Credentials>> Ask(Deadline deadline)
    {
        try
        {
            var asked = await Abandonable
                .Wait(credentials.Ask(deadline.Token), deadline.Token)
                .ConfigureAwait(false);
            // A source that observes the token reports a cancellation, even if the deadline caused it.
            if (asked.IsLeft && ((CfErrors)asked).Items.Exists(static e => e is CfError.Cancelled))
                deadline.Token.ThrowIfCancellationRequested();
            return asked.IsBottom ? CfErrors.Of(TransportErrors.NoCredentials) : asked;
        }
        catch (Exception e)
        {
            // A source's own timeout is not this call's.
            return (deadline.IsOver ? deadline.Outcome(e, isUnsent: true) : null)
                ?? CfErrors.Of(TransportErrors.OfCredentials(e));
        }
    }

    /// <summary>The result of an attempt, what is known about whether it was carried out, and whether its file can't be read again.</summary>
    private readonly record struct Attempted<B>(
        Either<CfErrors, B> Outcome,
        AttemptOutcome Ended,
        ResponseInfo? Response,
        bool IsOnce = false
    );
}
