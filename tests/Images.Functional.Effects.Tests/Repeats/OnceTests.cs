using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

/// <summary>What must not be carried out twice is sent again only if it surely was not carried out.</summary>
public sealed class OnceTests
{
    private const int Retries = 2;

    private const string Keys = """{"success":true,"result":{"keys":[]}}""";

    private static readonly Operation<Arr<SigningKey>> Once = ImagesV1.CreateKey(
        Calls.Account,
        SigningKeyName.Create("key")
    );

    [Theory]
    [InlineData(200, AttemptOutcome.Done)]
    [InlineData(301, AttemptOutcome.Done)]
    [InlineData(400, AttemptOutcome.Done)]
    [InlineData(404, AttemptOutcome.Done)]
    [InlineData(408, AttemptOutcome.Uncertain)]
    [InlineData(409, AttemptOutcome.Uncertain)]
    [InlineData(429, AttemptOutcome.Refused)]
    [InlineData(500, AttemptOutcome.Uncertain)]
    [InlineData(503, AttemptOutcome.Uncertain)]
    public async Task A_status_says_whether_it_may_be_sent_again(
        int status,
        AttemptOutcome expected
    )
    {
        var handler = new ScriptedHandler(() => ScriptedHandler.Reply(status));

        var errors = (CfErrors)await Through(handler, Once);

        Assert.Equal(expected, errors.Outcome);
        // The reply to the 200 has no result.
        Assert.Equal(expected == AttemptOutcome.Uncertain || status == 200, errors.IsUncertain);
        Assert.Equal(expected == AttemptOutcome.Refused ? 1 + Retries : 1, handler.Attempts);
    }

    [Theory]
    [InlineData(Repeat.IfUnsent, 415, AttemptOutcome.Uncertain, 1)]
    [InlineData(Repeat.UntilTaken, 415, AttemptOutcome.Uncertain, 1 + Retries)]
    [InlineData(Repeat.Freely, 415, AttemptOutcome.Uncertain, 1 + Retries)]
    [InlineData(Repeat.IfUnsent, 429, AttemptOutcome.Refused, 1 + Retries)]
    [InlineData(Repeat.UntilTaken, 200, AttemptOutcome.Done, 1)]
    public async Task An_internal_error_of_the_service_is_known_by_its_code_whatever_its_status(
        Repeat repeat,
        int status,
        AttemptOutcome expected,
        int attempts
    )
    {
        var handler = new ScriptedHandler(() => ScriptedHandler.Reply(status, Http.Failure(5550)));

        var errors = (CfErrors)await Through(handler, Once.WithRepeat(repeat));

        Assert.Equal(
            (expected, expected != AttemptOutcome.Done, attempts),
            (errors.Outcome, errors.IsRetryable, handler.Attempts)
        );
        Assert.Equal(
            expected == AttemptOutcome.Uncertain && repeat != Repeat.Freely,
            errors.IsUncertain
        );
    }

    [Theory]
    [InlineData(Repeat.IfUnsent, true)]
    [InlineData(Repeat.UntilTaken, true)]
    [InlineData(Repeat.UntilGone, false)]
    public async Task After_a_success_that_cannot_be_read_it_is_not_sent_again_and_is_uncertain(
        Repeat repeat,
        bool isUncertain
    )
    {
        foreach (
            var reply in new Func<HttpResponseMessage>[]
            {
                static () => ScriptedHandler.Reply(200, "{"),
                static () => ScriptedHandler.Reply(200, "<html><title>Sign in</title></html>"),
                static () => ScriptedHandler.Reply(201, """{"success":true,"result":7}"""),
                static () => ScriptedHandler.Reply(200, new string(' ', 2000)),
                static () => Declaring("Content-Length", "1000"),
                static () => Declaring("Content-Encoding", "gzip"),
            }
        )
        {
            var handler = new ScriptedHandler(reply);

            var errors = (CfErrors)await Through(handler, Once.WithRepeat(repeat));

            Assert.Equal(1, handler.Attempts);
            Assert.Equal(AttemptOutcome.Done, errors.Outcome);
            Assert.Equal(isUncertain, errors.IsUncertain);
        }
    }

    [Fact]
    public async Task After_a_success_whose_body_stalls_it_is_uncertain()
    {
        var clock = new ManualClock();
        var minute = TimeSpan.FromMinutes(1);
        var content = new StalledContent("{"u8.ToArray());

        var call = Through(
            new ScriptedHandler(() => new HttpResponseMessage { Content = content }),
            Once,
            On(clock) with
            {
                Timeout = minute,
            }
        );
        await content.Waiting.Soon();
        clock.Advance(minute);

        var errors = (CfErrors)await call.Soon();
        Assert.Equal((AttemptOutcome.Done, true), (errors.Outcome, errors.IsUncertain));
    }

    [Theory]
    [InlineData("""{"success":false,"errors":[{"code":5400,"message":"no"}]}""")]
    [InlineData("""{"code":5400,"message":"no"}""")]
    public async Task A_refusal_with_the_status_of_a_success_is_certain(string body)
    {
        var handler = new ScriptedHandler(() => ScriptedHandler.Reply(200, body));

        var errors = (CfErrors)await Through(handler, Once);

        Assert.Equal((5400, false), (errors.Code, errors.IsUncertain));
        Assert.Equal(1, handler.Attempts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_is_cancelled_before_a_retry_says_whether_it_was_sent(bool isSent)
    {
        var clock = new ManualClock();
        var four = TimeSpan.FromSeconds(4);
        using var cancel = new CancellationTokenSource();
        var handler = new ScriptedHandler(() =>
            isSent
                ? ScriptedHandler.Reply(503)
                : throw new HttpRequestException(HttpRequestError.ConnectionError)
        );

        var call = Through(
            handler,
            Once.WithRepeat(Repeat.UntilTaken),
            On(clock) with
            {
                Retry = RetryPolicy.Exponential(1, four, jitter: 0),
            },
            cancel.Token
        );
        await clock.Started(four).Soon();
        await cancel.CancelAsync();

        var errors = (CfErrors)await call.Soon();
        Assert.Equal(new CfError.Cancelled { IsUnsent = !isSent }, Assert.Single(errors.Items));
        Assert.Equal(isSent, errors.IsUncertain);
    }

    [Theory]
    [InlineData(Repeat.IfUnsent, 1)]
    [InlineData(Repeat.UntilGone, 1)]
    [InlineData(Repeat.Freely, 1 + Retries)]
    public async Task A_result_that_is_not_ready_is_asked_for_again_only_freely(
        Repeat repeat,
        int attempts
    )
    {
        var handler = new ScriptedHandler(static () => ScriptedHandler.Reply(200, Keys));
        CfErrors notReady = new CfError.Transport("not ready");

        var operation = Once.WithRepeat(repeat).Refine(_ => Left<CfErrors, int>(notReady));
        var errors = (CfErrors)await Through(handler, operation);

        Assert.Equal(notReady.With(ResponseInfo.Ok), errors);
        Assert.Equal(attempts, handler.Attempts);
    }

    [Fact]
    public async Task A_users_own_constraint_is_no_result_that_is_lost()
    {
        var handler = new ScriptedHandler(static () => ScriptedHandler.Reply(200, Keys));
        CfErrors own = new CfError.Constraint("key", "", "one of mine", "another");

        var operation = Once.Refine(_ => Left<CfErrors, int>(own));
        var errors = (CfErrors)await Through(handler, operation);

        Assert.Equal(own.With(ResponseInfo.Ok), errors);
    }

    [Fact]
    public async Task Errors_of_a_users_own_decoder_are_of_a_reply_that_came()
    {
        var handler = new ScriptedHandler(static () => ScriptedHandler.Reply(200, Keys));
        CfErrors own = new CfError.Transport("no words of a response");

        var errors = (CfErrors)await Through(handler, Once with { Decode = (_, _, _) => own });

        Assert.Equal(own.With(ResponseInfo.Ok), errors);
        Assert.Equal(1, handler.Attempts);
    }

    [Fact]
    public async Task What_they_say_of_another_response_does_not_send_it_again()
    {
        var handler = new ScriptedHandler(static () => ScriptedHandler.Reply(200, Keys));
        CfErrors own = new CfError.Transport("of another call");
        own = own.With(new ResponseInfo(429));

        var errors = (CfErrors)await Through(handler, Once with { Decode = (_, _, _) => own });

        Assert.Equal(own, errors);
        Assert.Equal(1, handler.Attempts);
    }

    [Fact]
    public async Task A_reply_that_a_users_own_decoder_cannot_read_was_sent_and_answered()
    {
        var handler = new ScriptedHandler(static () => ScriptedHandler.Reply(200, Keys));

        var errors = (CfErrors)
            await Through(
                handler,
                Calls.Get with
                {
                    Decode = static (_, body, _) => Image.Codec.Parse(body[1..]).Map(Envelope.Of),
                }
            );

        Assert.IsType<CfError.Malformed>(Assert.Single(errors.Items));
        Assert.Equal((false, AttemptOutcome.Done), (errors.IsInvalid, errors.Outcome));
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, false)]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.SecureConnectionError, false)]
    [InlineData(HttpRequestError.ProxyTunnelError, true)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    [InlineData(HttpRequestError.InvalidResponse, true)]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, true)]
    [InlineData(HttpRequestError.Unknown, true)]
    public async Task Without_a_reply_it_is_sent_again_if_there_was_no_connection(
        HttpRequestError error,
        bool isUncertain
    )
    {
        var handler = new ScriptedHandler(() => throw new HttpRequestException(error));

        var errors = (CfErrors)await Through(handler, Once);

        Assert.Equal(isUncertain ? 1 : 1 + Retries, handler.Attempts);
        Assert.Equal(isUncertain, errors.IsUncertain);
    }

    [Fact]
    public async Task A_handler_that_asked_for_the_body_may_have_sent_it_before_it_found_no_connection()
    {
        foreach (
            var ask in new Func<HttpContent, Task>[]
            {
                static content => content.ReadAsByteArrayAsync(),
                static content => content.ReadAsStreamAsync(),
                static content => content.CopyToAsync(System.IO.Stream.Null),
                static content => Task.FromResult(content.ReadAsStream()),
                static content =>
                {
                    content.CopyTo(System.IO.Stream.Null, null, default);
                    return Task.CompletedTask;
                },
            }
        )
        {
            var handler = new ScriptedHandler(
                async (request, _) =>
                {
                    await ask(request.Content!);
                    throw new HttpRequestException(HttpRequestError.ConnectionError);
                }
            );

            var errors = (CfErrors)await Through(handler, Once);

            Assert.Equal(1, handler.Attempts);
            Assert.True(errors.IsUncertain);
        }
    }

    [Fact]
    public async Task After_a_timeout_of_anothers_handler_nobody_knows()
    {
        var clock = new ManualClock();
        var minute = TimeSpan.FromMinutes(1);

        var call = Through(
            new ScriptedHandler(ScriptedHandler.Never),
            Once,
            On(clock) with
            {
                Timeout = minute,
            }
        );
        await clock.Started(minute).Soon();
        clock.Advance(minute);

        var errors = (CfErrors)await call.Soon();
        Assert.Equal(new CfError.Timeout(minute), Assert.Single(errors.Items));
        Assert.True(errors.IsUncertain);
    }

    [Fact]
    public async Task Credentials_that_fail_for_now_are_asked_for_again_and_nothing_was_sent()
    {
        var handler = new ScriptedHandler(static () => ScriptedHandler.Reply(200, Keys));
        using var http = new HttpMessageInvoker(handler);
        // As of a vault behind another API.
        var failed = CfErrors.Of(new CfError.Status(503, ""), new ResponseInfo(503));
        var asked = 0;
        using var client = new CloudflareClient(
            http,
            CredentialSource.Asking(_ =>
                ValueTask.FromResult(
                    ++asked < 3 ? Left<CfErrors, Credentials>(failed) : Calls.Token
                )
            ),
            On(new InstantClock())
        );

        Assert.True((await client.Send(Once).Soon()).IsRight);
        Assert.Equal(1, handler.Attempts);

        asked = -10;
        Assert.Equal(failed, (CfErrors)await client.Send(Once).Soon());
        Assert.Equal(1, handler.Attempts);
    }

    [Fact]
    public async Task A_users_own_word_widens_or_narrows_what_is_repeated()
    {
        var widened = new ScriptedHandler(static () => ScriptedHandler.Reply(503));
        Assert.False(
            ((CfErrors)await Through(widened, Once.WithRepeat(Repeat.Freely))).IsUncertain
        );
        Assert.Equal(1 + Retries, widened.Attempts);

        var narrowed = new ScriptedHandler(static () => ScriptedHandler.Reply(503));
        var get = Calls.Get.WithRepeat(Repeat.IfUnsent);
        Assert.True(((CfErrors)await Through(narrowed, get)).IsUncertain);
        Assert.Equal(1, narrowed.Attempts);
    }

    private static HttpResponseMessage Declaring(string name, string value)
    {
        var reply = ScriptedHandler.Reply(200, Keys);
        reply.Content.Headers.Remove(name);
        reply.Content.Headers.TryAddWithoutValidation(name, value);
        return reply;
    }

    private static CloudflareOptions On(TimeProvider clock) =>
        Calls.To("http://localhost") with
        {
            Retry = RetryPolicy.Exponential(Retries),
            Timeout = Timeout.InfiniteTimeSpan,
            MaximumReplyBytes = 1000,
            Time = clock,
        };

    private static async Task<Either<CfErrors, A>> Through<A>(
        ScriptedHandler handler,
        Operation<A> operation,
        CloudflareOptions? options = null,
        CancellationToken cancel = default
    )
    {
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            options ?? On(new InstantClock())
        );
        return await client.Send(operation, cancel).Soon();
    }
}
