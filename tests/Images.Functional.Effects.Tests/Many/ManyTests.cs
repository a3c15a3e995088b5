using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>Many at once: bounded, cancellable, and nothing runs on.</summary>
public sealed class ManyTests
{
    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 4)]
    [InlineData(100, 1)]
    [InlineData(1000, 7)]
    public async Task Every_input_has_one_result_with_its_index(int count, int atOnce)
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var client = Client(handler);
        var sent = await All(
            client.SendMany(Enumerable.Range(0, count), static _ => Calls.Get, atOnce)
        );
        Assert.Equal(
            Enumerable.Range(0, count).Select(static i => ((long)i, i)),
            sent.Select(static one => (one.Index, one.Input)).Order()
        );
        Assert.All(sent, static one => Assert.True(one.Result.IsRight));
        Assert.Equal(count, handler.Attempts);
    }

    [Fact]
    public async Task Who_enumerates_twice_sends_twice_and_gets_all_results_both_times()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var client = Client(handler);
        var sending = client.SendMany(Enumerable.Range(0, 10), static _ => Calls.Get, 2);

        Assert.Equal(10, (await All(sending).Soon()).Length);
        Assert.Equal(10, (await All(sending).Soon()).Length);
        Assert.Equal(20, handler.Attempts);
    }

    [Fact]
    public async Task Operations_can_be_sent_as_they_are()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var client = Client(handler);
        Assert.Equal(3, (await All(client.SendMany(Enumerable.Repeat(Calls.Get, 3), 2))).Length);
        Assert.Equal(
            "0: done",
            $"{(await All(client.SendMany(AsyncEnumerable.Repeat(Calls.Get, 1), 2)))[0]}"
        );
    }

    [Fact]
    public async Task A_refused_operation_is_a_Left_and_nothing_is_sent()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var client = Client(handler);
        var sent = await All(
            client.SendMany([ImagesV1.Get(Calls.Account, ImageId.Any("")), Calls.Get], 1)
        );
        Assert.Equal([false, true], sent.Select(static one => one.Result.IsRight));
        Assert.Equal("0: failed", $"{sent[0]}");
        Assert.Equal(1, handler.Attempts);
    }

    [Fact]
    public async Task No_more_are_under_way_than_are_allowed_and_as_many()
    {
        using var gate = new Gate();
        using var client = Client(gate);
        // The first call shows what there is to know of the rate limit.
        gate.Open();
        var enumerator = client
            .SendMany(Enumerable.Range(0, 30), static _ => Calls.Get, 5)
            .GetAsyncEnumerator();
        Assert.True(await enumerator.MoveNextAsync());
        gate.Close();
        var rest = Rest(enumerator);
        await gate.Has(5);
        gate.Open();
        Assert.Equal(29, await rest.Soon());
        Assert.InRange(gate.Most, 5, 5);
    }

    [Fact]
    public async Task Inputs_are_read_only_as_far_as_operations_start()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var client = Client(handler);
        var read = 0;
        IEnumerable<int> Endless()
        {
            while (true)
                yield return Interlocked.Increment(ref read);
        }

        var taken = 0;
        await foreach (var _ in client.SendMany(Endless(), static _ => Calls.Get, 4))
            if (++taken == 100)
                break;
        // Those that were taken, those in the channel, those under way, and one more for each worker.
        Assert.InRange(read, 100, 100 + (4 * 4));
        var after = handler.Attempts;
        Assert.InRange(after, 100, read);
        await Task.Yield();
        Assert.Equal(after, handler.Attempts);
    }

    [Fact]
    public async Task After_the_stop_no_input_is_read_however_late_the_tokens_callbacks_run()
    {
        using var over = new ManualResetEventSlim();
        var under = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var read = 0;
        IEnumerable<int> Endless()
        {
            try
            {
                while (true)
                {
                    if (read == 1000)
                        over.Set();
                    yield return ++read;
                }
            }
            finally
            {
                over.Set();
            }
        }

        var results = CloudflareMany.RunMany(
            Endless().ToAsyncEnumerable(),
            async (input, _, stop) =>
            {
                if (input == 1)
                    // The last to be registered is the first to run.
                    stop.UnsafeRegister(
                        _ =>
                        {
                            under.SetResult();
                            over.Wait(CancellationToken.None);
                        },
                        null
                    );
                else
                    await under.Task;
                return LanguageExt.Prelude.Right<CfErrors, int>(input);
            },
            1
        );
        await using (var enumerator = results.GetAsyncEnumerator())
            Assert.True(await enumerator.MoveNextAsync());

        Assert.InRange(read, 1, 3);
    }

    [Fact]
    public async Task A_cancellation_ends_those_under_way_and_starts_no_other()
    {
        using var gate = new Gate();
        using var client = Client(gate);
        using var source = new CancellationTokenSource();
        gate.Open();
        var enumerator = client
            .SendMany(
                Enumerable.Range(0, 1000),
                static _ => Calls.Get,
                3,
                cancellationToken: source.Token
            )
            .GetAsyncEnumerator();
        Assert.True(await enumerator.MoveNextAsync());
        gate.Close();
        var rest = Results(enumerator);
        await gate.Has(3);
        await source.CancelAsync();
        var results = await rest.Soon();
        Assert.Equal(
            3,
            results.Count(static one =>
                one.Result.Match(
                    static _ => false,
                    static errors => errors.Items[0] is CfError.Cancelled
                )
            )
        );
        Assert.InRange(results.Count, 3, 20);
    }

    [Fact]
    public async Task Who_stops_enumerating_stops_all()
    {
        using var gate = new Gate();
        using var client = Client(gate);
        gate.Open();
        await foreach (
            var _ in client.SendMany(Enumerable.Range(0, 1000), static _ => Calls.Get, 8)
        )
        {
            gate.Close();
            break;
        }

        Assert.Equal(0, gate.Running);
    }

    [Fact]
    public async Task A_condition_stops_what_has_not_started_and_what_has_is_finished()
    {
        var attempts = 0;
        using var handler = new ScriptedHandler(() =>
            Interlocked.Increment(ref attempts) == 10
                ? ScriptedHandler.Reply(403)
                : ScriptedHandler.Right()
        );
        using var client = Client(handler);
        var sent = await All(
            client.SendMany(
                Enumerable.Range(0, 1000),
                static _ => Calls.Get,
                4,
                new ManyOptions { StopAfter = static result => result.IsLeft }
            )
        );
        // Those of the first calls that were still waiting for the pace were not sent.
        var finished = sent.Where(static one => !IsUnsent(one.Result)).ToArray();
        Assert.Single(finished, static one => one.Result.IsLeft);
        Assert.Equal(handler.Attempts, finished.Length);
        // A call that a busy machine suspends before it asks the condition lets the others go on.
        Assert.InRange(finished.Length, 10, 999);
        Assert.InRange(sent.Length - finished.Length, 0, 3);
    }

    private static bool IsUnsent(Either<CfErrors, Image> result) =>
        result.IsLeft && ((CfErrors)result).Items is [CfError.Cancelled { IsUnsent: true }];

    [Fact]
    public async Task An_outage_does_not_triple_the_calls()
    {
        using var handler = new ScriptedHandler(() => ScriptedHandler.Reply(500));
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            new CloudflareOptions { Time = new InstantClock() }
        );
        var sent = await All(client.SendMany(Enumerable.Range(0, 1000), static _ => Calls.Get, 8));
        Assert.Equal(1000, sent.Length);
        Assert.Equal(1100, handler.Attempts);
    }

    [Fact]
    public async Task What_the_input_throws_is_thrown()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var client = Client(handler);
        IEnumerable<int> Broken()
        {
            yield return 1;
            throw new InvalidOperationException("the input");
        }

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            All(client.SendMany(Broken(), static _ => Calls.Get, 2))
        );
        Assert.Equal("the input", thrown.Message);
    }

    [Fact]
    public async Task What_an_operation_throws_is_thrown_and_ends_the_others()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var client = Client(handler);
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            All(
                    client.SendMany(
                        Enumerable.Range(0, 100),
                        static _ =>
                            Calls.Get.Map(
                                static int (_) =>
                                    throw new InvalidOperationException("the function")
                            ),
                        4
                    )
                )
                .Soon()
        );
        Assert.Equal("the function", thrown.Message);
    }

    [Fact]
    public void There_is_at_least_one_at_once()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var client = Client(handler);
        Assert.Throws<ArgumentOutOfRangeException>(() => client.SendMany([Calls.Get], 0));
        Assert.Throws<ArgumentNullException>(() =>
            client.SendMany((IEnumerable<Operation<Image>>)null!, 1)
        );
    }

    private static CloudflareClient Client(HttpMessageHandler handler) =>
        new(
            new HttpMessageInvoker(handler, disposeHandler: false),
            Calls.Token,
            new CloudflareOptions { Retry = RetryPolicy.None }
        );

    private static async Task<Sent<T, A>[]> All<T, A>(IAsyncEnumerable<Sent<T, A>> results) =>
        [.. await Results(results.GetAsyncEnumerator())];

    private static async Task<int> Rest<T, A>(IAsyncEnumerator<Sent<T, A>> results) =>
        (await Results(results)).Count;

    private static async Task<List<Sent<T, A>>> Results<T, A>(IAsyncEnumerator<Sent<T, A>> results)
    {
        var all = new List<Sent<T, A>>();
        await using (results)
            while (await results.MoveNextAsync())
                all.Add(results.Current);
        return all;
    }
}
