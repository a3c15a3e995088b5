using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using LanguageExt.Common;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

/// <summary>Many operations, and waiting for a file, as effects.</summary>
public sealed class AffManyTests : IDisposable
{
    private readonly ScriptedHandler right = new(ScriptedHandler.Right);

    public void Dispose() => right.Dispose();

    [Fact]
    public async Task Every_input_has_one_result_and_a_failed_one_does_not_fail_the_effect()
    {
        var folded = await Run(
            Cloudflare<CloudflareRuntime>.foldMany(
                Enumerable.Range(0, 20),
                static i => ImagesV1.Get(Calls.Account, ImageId.Any(i % 2 == 0 ? "a" : "")),
                4,
                Seq<(int, bool)>(),
                static (all, sent) => all.Add((sent.Input, sent.Result.IsRight))
            )
        );

        Assert.Equal(
            Enumerable.Range(0, 20).Select(static i => (i, i % 2 == 0)),
            ((Seq<(int, bool)>)folded).Order()
        );
        Assert.Equal(10, right.Attempts);
    }

    [Fact]
    public async Task The_options_reach_the_run()
    {
        var one = await Run(
            Cloudflare<CloudflareRuntime>.foldMany(
                AsyncEnumerable.Range(0, 20),
                static _ => Calls.Get,
                1,
                0,
                static (count, _) => count + 1,
                ManyOptions.Default with
                {
                    StopAfter = static _ => true,
                }
            )
        );

        Assert.InRange((int)one, 1, 2);
    }

    [Fact]
    public async Task The_results_of_a_run_that_the_runtimes_token_cancels_arrive()
    {
        using var cancel = new CancellationTokenSource();
        var seen = new List<string>();
        var count = await Run(
            Cloudflare<CloudflareRuntime>.foldMany(
                Enumerable.Range(0, 1000),
                static _ => Calls.Get,
                2,
                0,
                (n, sent) =>
                {
                    cancel.Cancel();
                    seen.Add($"{sent}");
                    return n + 1;
                }
            ),
            cancel
        );

        Assert.Equal(seen.Count, (int)count);
        Assert.InRange(seen.Count, 1, 999);
    }

    [Fact]
    public async Task An_effect_for_each_result_runs_after_the_one_before()
    {
        var running = 0;
        var seen = await Run(
            Cloudflare<CloudflareRuntime>.foldManyAff(
                Enumerable.Range(0, 20),
                static i => ImagesV1.Get(Calls.Account, ImageId.Any(i % 2 == 0 ? "a" : "")),
                4,
                Seq<(int, bool)>(),
                (all, sent) =>
                    Aff<CloudflareRuntime, Seq<(int, bool)>>(async _ =>
                    {
                        Assert.Equal(1, Interlocked.Increment(ref running));
                        await Task.Yield();
                        Interlocked.Decrement(ref running);
                        return all.Add((sent.Input, sent.Result.IsRight));
                    })
            )
        );

        Assert.Equal(
            Enumerable.Range(0, 20).Select(static i => (i, i % 2 == 0)),
            ((Seq<(int, bool)>)seen).Order()
        );
    }

    [Fact]
    public async Task An_effect_that_fails_ends_the_run()
    {
        var failed = await Run(
            Cloudflare<CloudflareRuntime>.foldManyAff(
                AsyncEnumerable.Range(0, 1000),
                static _ => Calls.Get,
                2,
                0,
                static (n, _) =>
                    n == 3
                        ? FailAff<CloudflareRuntime, int>(Error.New("enough"))
                        : SuccessAff<CloudflareRuntime, int>(n + 1)
            )
        );

        Assert.Equal("enough", ((Error)failed).Message);
        Assert.InRange(right.Attempts, 4, 12);
    }

    [Fact]
    public async Task An_exception_of_the_inputs_is_the_failure()
    {
        static IEnumerable<int> Broken()
        {
            yield return 0;
            throw new NotSupportedException("no more");
        }

        var failed = await Run(
            Cloudflare<CloudflareRuntime>.foldMany(
                Broken(),
                static _ => Calls.Get,
                2,
                0,
                static (n, _) => n
            )
        );

        Assert.Equal("no more", ((Error)failed).Message);
    }

    [Fact]
    public void Wrong_arguments_throw_at_once()
    {
        static object Fold(
            IAsyncEnumerable<int> inputs,
            Func<int, Operation<Image>> operation,
            int atOnce,
            Func<int, Sent<int, Image>, int> f
        ) => Cloudflare<CloudflareRuntime>.foldMany(inputs, operation, atOnce, 0, f);

        var inputs = AsyncEnumerable.Empty<int>();
        Assert.Throws<ArgumentNullException>("inputs", () => Fold(null!, Get, 1, Count));
        Assert.Throws<ArgumentNullException>("operation", () => Fold(inputs, null!, 1, Count));
        Assert.Throws<ArgumentNullException>("f", () => Fold(inputs, Get, 1, null!));
        Assert.Throws<ArgumentOutOfRangeException>("atOnce", () => Fold(inputs, Get, 0, Count));
        Assert.Throws<ArgumentNullException>(
            "inputs",
            static () =>
                Cloudflare<CloudflareRuntime>.foldMany((IEnumerable<int>)null!, Get, 1, 0, Count)
        );
        Assert.Throws<ArgumentNullException>("inputs", static () => FoldAff(null!, Stays));
        Assert.Throws<ArgumentNullException>("f", static () => FoldAff([], null!));

        static object FoldAff(
            IEnumerable<int> inputs,
            Func<int, Sent<int, Image>, Aff<CloudflareRuntime, int>> f
        ) => Cloudflare<CloudflareRuntime>.foldManyAff(inputs, Get, 1, 0, f);

        static Aff<CloudflareRuntime, int> Stays(int count, Sent<int, Image> _) =>
            SuccessAff<CloudflareRuntime, int>(count);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task A_draft_is_awaited_as_often_as_the_policy_says(int drafts, bool isReady)
    {
        var asked = 0;
        using var handler = new ScriptedHandler(() =>
            ScriptedHandler.Reply(200, Details(isDraft: asked++ < drafts))
        );
        var waited = await Run(
            Cloudflare<CloudflareRuntime>.waitUntilReady(
                Calls.Account,
                Calls.Id,
                RetryPolicy.Exponential(2, TimeSpan.FromTicks(1), jitter: 0)
            ),
            handler: handler
        );

        Assert.Equal(isReady, waited.IsSucc);
        if (!isReady)
            Assert.Equal(
                new CfError.Transport("the image is still a draft: its file has not arrived"),
                Assert.Single(CfErrors.From((Error)waited).Items)
            );
        Assert.Equal(Math.Min(drafts, 2) + 1, asked);
    }

    [Fact]
    public async Task The_image_of_a_link_is_awaited()
    {
        using var handler = new ScriptedHandler(() =>
            ScriptedHandler.Reply(200, Details(isDraft: false))
        );
        var link = DirectUpload.Codec.Parse("""{"id":"a","uploadURL":"https://a/b"}""");
        var waited = await Run(
            Cloudflare<CloudflareRuntime>.waitUntilReady(Calls.Account, (DirectUpload)link),
            handler: handler
        );
        var without = await Run(
            Cloudflare<CloudflareRuntime>.waitUntilReady(
                Calls.Account,
                (DirectUpload)link with
                {
                    Id = None,
                }
            ),
            handler: handler
        );

        Assert.True(waited.IsSucc);
        Assert.Equal("id: the reply has no id", ((Error)without).Message);
        Assert.Equal(1, handler.Attempts);
    }

    private static Operation<Image> Get(int _) => Calls.Get;

    private static int Count(int count, Sent<int, Image> _) => count + 1;

    private static string Details(bool isDraft) =>
        $$"""{"success":true,"errors":[],"messages":[],"result":{"id":"a","draft":{{(isDraft ? "true" : "false")}} } }""";

    private async Task<Fin<A>> Run<A>(
        Aff<CloudflareRuntime, A> effect,
        CancellationTokenSource? cancel = null,
        ScriptedHandler? handler = null
    )
    {
        using var http = new HttpMessageInvoker(handler ?? right, disposeHandler: false);
        using var client = new CloudflareClient(http, Calls.Token);
        return await effect.Run(CloudflareRuntime.New(client, cancel)).AsTask().Soon();
    }
}
