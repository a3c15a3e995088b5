using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>The hooks of calls and retries.</summary>
public sealed class HookTests
{
    // On an instant clock, a stall would be over at once.
    private static CloudflareClient Downloading(
        HttpMessageInvoker http,
        ConcurrentQueue<CallEnded> ended
    ) =>
        new(
            http,
            Calls.Token,
            Options(new InstantClock()) with
            {
                Stall = Timeout.InfiniteTimeSpan,
                OnCall = ended.Enqueue,
            }
        );

    private static CloudflareOptions Options(TimeProvider clock) =>
        Calls.To("http://localhost") with
        {
            Retry = RetryPolicy.Exponential(2, jitter: 0),
            // On the instant clock, a timeout would be over at once.
            Timeout = Timeout.InfiniteTimeSpan,
            Time = clock,
        };

    [Fact]
    public async Task The_hooks_of_client_and_call_get_each_retry_before_its_wait()
    {
        var clock = new InstantClock();
        var (client, call) = (
            new ConcurrentQueue<(CallRetry, int)>(),
            new ConcurrentQueue<CallRetry>()
        );

        await Calls.Through(
            new ScriptedHandler(
                static () => ScriptedHandler.Reply(503),
                static () => throw new System.Net.Http.HttpRequestException("refused")
            ),
            Options(clock) with
            {
                OnRetry = retry => client.Enqueue((retry, clock.Waits.Count)),
            },
            CallOptions.Default with
            {
                OnRetry = call.Enqueue,
            }
        );

        Assert.Equal(
            [
                (1, "status", TimeSpan.FromSeconds(0.5), 0),
                (2, "transport", TimeSpan.FromSeconds(1), 1),
            ],
            client.Select(static one =>
                (one.Item1.Retry, one.Item1.ErrorType, one.Item1.Delay, one.Item2)
            )
        );
        Assert.Equal(client.Select(static one => one.Item1), call);
        Assert.Equal(Calls.Get.Request, client.First().Item1.Request);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_hook_of_a_client_or_of_a_call_alone_gets_its_retries(bool isClients)
    {
        var told = new ConcurrentQueue<CallRetry>();

        await Calls.Through(
            new ScriptedHandler(static () => ScriptedHandler.Reply(503)),
            Options(new InstantClock()) with
            {
                OnRetry = isClients ? told.Enqueue : null,
            },
            new CallOptions { OnRetry = isClients ? null : told.Enqueue }
        );

        Assert.Equal([1, 2], told.Select(static retry => retry.Retry));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(10)]
    public async Task The_hook_gets_a_download_with_the_bytes_that_were_read(int room)
    {
        var ended = new ConcurrentQueue<CallEnded>();
        using var http = new HttpMessageInvoker(
            new ScriptedHandler(static () => ScriptedHandler.Reply(200, new byte[70]))
        );
        using var client = Downloading(http, ended);
        using var to = new MemoryStream(new byte[room]);

        await client.Download(ImagesV1.Blob(Calls.Account, Calls.Id), to).Soon();

        Assert.Equal(70, Assert.Single(ended).BytesReceived);
    }

    [Fact]
    public async Task The_hook_gets_the_bytes_of_all_attempts_of_a_download()
    {
        var ended = new ConcurrentQueue<CallEnded>();
        using var http = new HttpMessageInvoker(
            new ScriptedHandler(
                static () =>
                {
                    var cut = ScriptedHandler.Reply(200, new byte[70]);
                    cut.Content.Headers.ContentLength = 100;
                    return cut;
                },
                static () => ScriptedHandler.Reply(200, new byte[100])
            )
        );
        using var client = Downloading(http, ended);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        var done = await client.Download(ImagesV1.Blob(Calls.Account, Calls.Id), path).Soon();
        File.Delete(path);

        Assert.Equal(100, done.Map(static d => d.Bytes));
        Assert.Equal(170, Assert.Single(ended).BytesReceived);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(null, false)]
    public async Task The_hook_gets_a_call_whose_handler_disposes_the_request(
        int? length,
        bool isKnown
    )
    {
        var ended = new ConcurrentQueue<CallEnded>();
        using var http = new HttpMessageInvoker(
            new ScriptedHandler(
                static async (request, cancel) =>
                {
                    using (request)
                        await request.Content!.CopyToAsync(Stream.Null, cancel);
                    return ScriptedHandler.Right();
                }
            )
        );
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                OnCall = ended.Enqueue,
            }
        );

        var done = await client
            .Upload(
                Calls.Account,
                ImageFile.Opening(static () => new MemoryStream(new byte[10]), length)
            )
            .Soon();

        Assert.True(done.IsRight);
        Assert.Equal(isKnown, Assert.Single(ended).BytesSent > 0);
    }

    [Fact]
    public async Task The_hook_gets_a_call_when_it_has_ended()
    {
        var ended = new ConcurrentQueue<CallEnded>();
        await Calls.Through(
            new ScriptedHandler(static () => ScriptedHandler.Reply(503), ScriptedHandler.Right),
            Options(new InstantClock()) with
            {
                OnCall = ended.Enqueue,
            }
        );
        var one = Assert.Single(ended);
        Assert.Equal(Calls.Get.Request, one.Request);
        Assert.Equal(Option<string>.None, one.ErrorType);
        Assert.Equal(200, one.Response.Map(static response => response.Status));
        Assert.Equal(
            (1, 0L, (long)Documented.Response.Length),
            (one.Retries, one.BytesSent, one.BytesReceived)
        );
        Assert.Equal(TimeSpan.FromSeconds(0.5), one.Duration);
    }

    [Fact]
    public async Task The_hook_gets_a_failed_call_with_its_errors()
    {
        var ended = new ConcurrentQueue<CallEnded>();
        var outcome = await Calls.Through(
            new ScriptedHandler(static () => ScriptedHandler.Reply(404, Http.Failure(5404))),
            Options(new InstantClock()) with
            {
                OnCall = ended.Enqueue,
            }
        );
        var one = Assert.Single(ended);
        Assert.Equal("api", one.ErrorType);
        Assert.Equal((CfErrors)outcome, (CfErrors)one.Outcome);
        Assert.Equal(404, one.Response.Map(static response => response.Status));
    }

    [Fact]
    public async Task The_hook_gets_a_call_whose_reply_the_users_own_function_throws_at()
    {
        var ended = new ConcurrentQueue<CallEnded>();
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Options(new InstantClock()) with
            {
                OnCall = ended.Enqueue,
            }
        );
        var operation = Calls.Get.Map<Image>(static _ => throw new InvalidOperationException());

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.Send(operation));

        var one = Assert.Single(ended);
        Assert.Equal(("other", Documented.Response.Length), (one.ErrorType, one.BytesReceived));
    }

    [Fact]
    public async Task The_hook_gets_a_download_at_whose_end_the_users_own_function_throws()
    {
        var ended = new ConcurrentQueue<CallEnded>();
        using var http = new HttpMessageInvoker(
            new ScriptedHandler(static () => ScriptedHandler.Reply(200, new byte[70]))
        );
        using var client = Downloading(http, ended);
        var operation = ImagesV1
            .Blob(Calls.Account, Calls.Id)
            .Map<Blob>(static _ => throw new InvalidOperationException());

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.Download(operation, new MemoryStream())
        );

        var one = Assert.Single(ended);
        Assert.Equal(("other", 70), (one.ErrorType, one.BytesReceived));
    }

    [Fact]
    public async Task What_a_hook_throws_is_ignored()
    {
        var outcome = await Calls.Through(
            new ScriptedHandler(static () => ScriptedHandler.Reply(503), ScriptedHandler.Right),
            Options(new InstantClock()) with
            {
                OnCall = static _ => throw new InvalidOperationException(),
                OnRetry = static _ => throw new InvalidOperationException(),
            }
        );
        Assert.True(outcome.IsRight);
    }

    [Fact]
    public async Task A_refused_operation_is_no_call()
    {
        var ended = new ConcurrentQueue<CallEnded>();
        using var client = new CloudflareClient(
            Calls.Token,
            new CloudflareOptions { OnCall = ended.Enqueue }
        );
        Assert.True((await client.Send(ImagesV1.Get(Calls.Account, ImageId.Create("")))).IsLeft);
        Assert.Empty(ended);
    }
}
