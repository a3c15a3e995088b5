using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using LanguageExt.Common;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class UsersHandlerTests
{
    [Fact]
    public async Task Any_exception_is_a_transport_failure_that_names_its_type()
    {
        foreach (
            var exception in new Exception[]
            {
                new InvalidOperationException("words of its own"),
                new NotSupportedException("words of its own"),
                new OperationCanceledException("words of its own"),
                new TaskCanceledException("words of its own"),
                new KeyNotFoundException("words of its own"),
            }
        )
            Assert.Equal(
                $"transport: the HTTP handler failed ({exception.GetType().Name})",
                Outcome.Of(await Calls.Through(new ScriptedHandler((_, _) => throw exception)))
            );
    }

    [Fact]
    public async Task A_handler_that_gives_nothing_is_a_transport_failure() =>
        Assert.StartsWith(
            "transport: the HTTP handler failed",
            Outcome.Of(
                await Calls.Through(
                    new ScriptedHandler((_, _) => Task.FromResult<HttpResponseMessage>(null!))
                )
            ),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_body_of_another_length_than_declared_is_cut_short(int difference) =>
        Assert.Equal(Outcome.CutShort, Outcome.Of(await Calls.Through(Declaring(200, difference))));

    [Fact]
    public async Task A_failure_of_another_length_than_declared_is_still_the_apis() =>
        Assert.Equal("api 1000", Outcome.Of(await Calls.Through(Declaring(404, 1))));

    [Fact]
    public async Task A_users_client_does_not_buffer_the_body_beyond_the_limit()
    {
        var content = new StalledContent(new byte[100]);
        using var http = new HttpClient(
            new ScriptedHandler(() => new HttpResponseMessage { Content = content })
        );
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                MaximumReplyBytes = 50,
            }
        );

        Assert.Equal(Outcome.TooLarge, Outcome.Of(await client.Send(Calls.Get).Soon()));
        Assert.False(content.Waiting.IsCompleted);
        Assert.True(content.IsDisposed);
    }

    [Fact]
    public async Task A_reply_of_exactly_the_limit_is_right()
    {
        var exactly = Calls.To("http://localhost") with
        {
            MaximumReplyBytes = Documented.Response.Length,
        };

        Assert.Equal(
            Outcome.DocumentedImage,
            Outcome.Of(await Calls.Through(new ScriptedHandler(ScriptedHandler.Right), exactly))
        );
        Assert.Equal(
            Outcome.TooLarge,
            Outcome.Of(
                await Calls.Through(
                    new ScriptedHandler(ScriptedHandler.Right),
                    exactly with
                    {
                        MaximumReplyBytes = Documented.Response.Length - 1,
                    }
                )
            )
        );
    }

    [Theory]
    [InlineData(200, Outcome.CutShort)]
    [InlineData(503, "status 503")]
    public async Task A_body_that_cannot_be_read_is_cut_short_or_else_its_status(
        int status,
        string expected
    ) =>
        Assert.Equal(
            expected,
            Outcome.Of(
                await Calls.Through(
                    new ScriptedHandler(() =>
                        new HttpResponseMessage((HttpStatusCode)status)
                        {
                            Content = new BrokenContent(),
                        }
                    )
                )
            )
        );

    [Fact]
    public async Task A_shorter_timeout_of_the_users_client_is_a_timeout()
    {
        using var http = new HttpClient(new ScriptedHandler(ScriptedHandler.Never))
        {
            Timeout = TimeSpan.FromMilliseconds(1),
        };
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                Timeout = Timeout.InfiniteTimeSpan,
            }
        );

        var error = ((CfErrors)await client.Send(Calls.Get).Soon()).Items.Single();

        Assert.True(Assert.IsType<CfError.Timeout>(error).After > TimeSpan.Zero);
    }

    [Fact]
    public async Task An_answer_of_another_address_is_neither_tried_again_nor_taken_for_cloudflares()
    {
        var handler = new ScriptedHandler(static () =>
        {
            var reply = ScriptedHandler.Reply(503);
            reply.RequestMessage = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:9/");
            return reply;
        });

        var result = await Calls.Through(
            handler,
            Calls.To("http://localhost") with
            {
                Retry = RetryPolicy.Exponential(2, TimeSpan.Zero),
            }
        );

        Assert.Equal(1, handler.Attempts);
        Assert.True(((CfErrors)result).Response.IsNone);
    }

    [Fact]
    public async Task A_source_of_credentials_that_never_answers_is_a_timeout()
    {
        var clock = new ManualClock();
        var timeout = TimeSpan.FromSeconds(60);
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = new CloudflareClient(
            http,
            CredentialSource.Asking(static _ => new ValueTask<Either<CfErrors, Credentials>>(
                new TaskCompletionSource<Either<CfErrors, Credentials>>().Task
            )),
            Calls.To("http://localhost") with
            {
                Time = clock,
                Timeout = timeout,
            }
        );

        var call = client.Send(Calls.Get);
        clock.Advance(timeout);

        Assert.Equal(
            new CfError.Timeout(timeout) { IsUnsent = true },
            ((CfErrors)await call.Soon()).Items.Single()
        );
    }

    // As HttpClient throws it.
    [Fact]
    public async Task A_source_of_credentials_whose_own_call_times_out_is_not_Cloudflares_timeout()
    {
        var asked = 0;
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = new CloudflareClient(
            http,
            CredentialSource.Asking(_ =>
            {
                asked++;
                throw new TaskCanceledException("a secret", new TimeoutException());
            }),
            Calls.To("http://localhost") with
            {
                Retry = RetryPolicy.Exponential(2, TimeSpan.Zero),
            }
        );

        var errors = (CfErrors)await client.Send(Calls.Get).Soon();

        Assert.Equal(
            "no usable reply: asking for credentials failed (TaskCanceledException)",
            errors.Message
        );
        Assert.Equal((1, AttemptOutcome.Unsent), (asked, errors.Outcome));
    }

    // As where the source is a client, whose calls end with the token.
    [Fact]
    public async Task A_source_of_credentials_that_the_deadline_cancels_is_a_timeout()
    {
        var clock = new ManualClock();
        var timeout = TimeSpan.FromSeconds(60);
        var begin = new TaskCompletionSource();
        var waiting = new TaskCompletionSource();
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = new CloudflareClient(
            http,
            CredentialSource.Asking(async token =>
            {
                await begin.Task.ConfigureAwait(false);
                var asked = new TaskCompletionSource<Either<CfErrors, Credentials>>();
                using var registration = token.UnsafeRegister(
                    _ => asked.SetResult(CfErrors.Of(new CfError.Cancelled())),
                    null
                );
                waiting.SetResult();
                return await asked.Task.ConfigureAwait(false);
            }),
            Calls.To("http://localhost") with
            {
                Time = clock,
                Timeout = timeout,
            }
        );

        var call = client.Send(Calls.Get);
        begin.SetResult();
        await waiting.Task.Soon();
        // As timers do, on a thread of the pool.
        await Task.Run(() => clock.Advance(timeout));

        Assert.Equal(
            new CfError.Timeout(timeout) { IsUnsent = true },
            ((CfErrors)await call.Soon()).Items.Single()
        );
    }

    [Fact]
    public async Task So_is_one_that_says_at_once_that_it_was_cancelled()
    {
        var clock = new ManualClock();
        var timeout = TimeSpan.FromSeconds(60);
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = new CloudflareClient(
            http,
            CredentialSource.Asking(_ =>
            {
                clock.Advance(timeout);
                return ValueTask.FromResult<Either<CfErrors, Credentials>>(
                    CfErrors.Of(new CfError.Cancelled())
                );
            }),
            Calls.To("http://localhost") with
            {
                Time = clock,
                Timeout = timeout,
            }
        );

        Assert.Equal(
            new CfError.Timeout(timeout) { IsUnsent = true },
            ((CfErrors)await client.Send(Calls.Get).Soon()).Items.Single()
        );
    }

    [Fact]
    public async Task A_source_of_credentials_that_answers_nothing_is_a_transport_failure()
    {
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = new CloudflareClient(
            http,
            CredentialSource.Asking(static _ => default),
            Calls.To("http://localhost")
        );

        Assert.StartsWith(
            "transport: asking for credentials gave neither",
            Outcome.Of(await client.Send(Calls.Get).Soon()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_neither_left_nor_right_is_an_error_of_LanguageExts()
    {
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = new CloudflareClient(http, Calls.Token, Calls.To("http://localhost"));
        var neither = ImagesV1.Get(
            Calls.Account,
            from id in Prelude.Right<CfErrors, ImageId>(Calls.Id)
            where false
            select id
        );
        var expected = CfErrors.From(Errors.Bottom);

        Assert.Equal(expected, (CfErrors)await client.Send(neither).Soon());
        Assert.Equal(expected, (CfErrors)await client.SendForReply(neither).Soon());
        Assert.Equal(
            expected.With(ResponseInfo.Ok),
            (CfErrors)
                await client.Send(Calls.Get with { Decode = static (_, _, _) => default }).Soon()
        );
    }

    private static ScriptedHandler Declaring(int status, int difference) =>
        new(() =>
        {
            var reply = ScriptedHandler.Reply(status, Documented.Response);
            reply.Content.Headers.ContentLength = Documented.Response.Length + difference;
            return reply;
        });

    private sealed class BrokenContent : HttpContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync() =>
            throw new IOException("broken");

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new IOException("broken");

        protected override bool TryComputeLength(out long length) =>
            throw new IOException("broken");
    }
}
