using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

/// <summary>How a run of many ends early, whatever its inputs and functions do.</summary>
public sealed class StopTests
{
    private static readonly TimeSpan Reset = TimeSpan.FromMinutes(1);

    private static readonly ManyOptions StopAfterAny = new() { StopAfter = static _ => true };

    private readonly ManualClock clock = new();

    [Fact]
    public async Task A_run_that_stops_waits_for_no_input_and_takes_none()
    {
        var inputs = Channel.CreateUnbounded<int>();
        inputs.Writer.TryWrite(1);

        var sent = await All(Run(inputs.Reader.ReadAllAsync(), StopAfterAny)).Soon();
        inputs.Writer.TryWrite(2);

        Assert.Equal([1], sent.Select(static one => one.Input));
        Assert.True(inputs.Reader.TryRead(out var left));
        Assert.Equal(2, left);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_does_not_wait_for_inputs_that_ignore_their_token_and_closes_them_later(
        bool fails
    )
    {
        var inputs = new HeedlessInputs(fails);

        Assert.Single(await All(Run(inputs.All(), StopAfterAny, inputs.Waiting)).Soon());

        await inputs.AreClosedAfterRelease().Soon();
    }

    [Fact]
    public async Task Nor_does_whoever_stops_enumerating()
    {
        var inputs = new HeedlessInputs();

        await Task.Run(async () =>
            {
                await foreach (var _ in Run(inputs.All(), before: inputs.Waiting))
                    break;
            })
            .Soon();

        await inputs.AreClosedAfterRelease().Soon();
    }

    [Fact]
    public async Task Nor_does_a_cancellation()
    {
        var inputs = new HeedlessInputs();
        using var cancel = new CancellationTokenSource();

        var sending = All(Run(inputs.All(), before: inputs.Waiting, cancel: cancel.Token));
        await inputs.Waiting.Soon();
        await cancel.CancelAsync();

        Assert.Single(await sending.Soon());
        await inputs.AreClosedAfterRelease().Soon();
    }

    [Fact]
    public async Task Nor_does_a_call_that_throws()
    {
        var inputs = new HeedlessInputs();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            All(
                    CloudflareMany.RunMany<int, int>(
                        inputs.All(),
                        async (_, _, _) =>
                        {
                            await inputs.Waiting;
                            throw new InvalidOperationException();
                        },
                        2
                    )
                )
                .Soon()
        );

        await inputs.AreClosedAfterRelease().Soon();
    }

    [Fact]
    public async Task An_input_that_is_read_while_the_run_stops_is_sent()
    {
        var reading = new TaskCompletionSource();
        using var isStopped = new ManualResetEventSlim();
        IEnumerable<int> Inputs()
        {
            yield return 1;
            reading.SetResult();
            isStopped.Wait(CancellationToken.None);
            yield return 2;
        }

        var inputs = new List<int>();
        await Task.Run(async () =>
            {
                await foreach (
                    var sent in Run(Inputs().ToAsyncEnumerable(), StopAfterAny, reading.Task)
                )
                {
                    inputs.Add(sent.Input);
                    isStopped.Set();
                }
            })
            .Soon();

        Assert.Equal([1, 2], inputs);
    }

    [Fact]
    public async Task One_that_is_read_while_the_run_is_cancelled_is_not_sent_and_has_a_result()
    {
        using var cancel = new CancellationTokenSource();
        var reading = new TaskCompletionSource();
        using var isCancelled = new ManualResetEventSlim();
        IEnumerable<int> Inputs()
        {
            yield return 1;
            reading.SetResult();
            isCancelled.Wait(CancellationToken.None);
            yield return 2;
        }

        var sending = All(
            Run(Inputs().ToAsyncEnumerable(), before: reading.Task, cancel: cancel.Token)
        );
        await reading.Task.Soon();
        await cancel.CancelAsync();
        isCancelled.Set();

        var sent = await sending.Soon();
        Assert.Equal([1, 2], sent.Select(static one => one.Input).Order());
        Assert.Equal(
            new CfError.Cancelled { IsUnsent = true },
            Assert.Single(((CfErrors)sent.Single(static one => one.Input == 2).Result).Items)
        );
    }

    [Fact]
    public async Task Calls_that_wait_for_the_rate_limit_and_were_not_sent_are_cancelled()
    {
        using var handler = new ScriptedHandler(UsedUp);
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = Calls.On(clock, http);
        using var areWaiting = new ManualResetEventSlim();

        var sending = All(
            client.SendMany(
                Enumerable.Range(0, 8),
                static _ => Calls.Get,
                8,
                new ManyOptions
                {
                    StopAfter = _ =>
                    {
                        areWaiting.Wait(CancellationToken.None);
                        return true;
                    },
                }
            )
        );
        for (var i = 0; i < 7; i++)
            await clock.Started(Reset).Soon();
        areWaiting.Set();

        var sent = await sending.Soon();
        Assert.Equal(1, sent.Count(static one => one.Result.IsRight));
        Assert.Equal(
            Enumerable.Repeat<CfError>(new CfError.Cancelled { IsUnsent = true }, 7),
            sent.Where(static one => one.Result.IsLeft)
                .Select(static one => Assert.Single(((CfErrors)one.Result).Items))
        );
        Assert.Equal(1, handler.Attempts);
    }

    [Fact]
    public async Task Further_calls_of_an_input_that_was_sent_are_made()
    {
        using var handler = new ScriptedHandler(UsedUp, ScriptedHandler.Right);
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = Calls.On(clock, http);
        var isWaiting = new TaskCompletionSource();

        var results = CloudflareMany
            .RunMany(
                new[] { 1, 2 }.ToAsyncEnumerable(),
                async (input, options, token) =>
                {
                    if (input == 1)
                    {
                        Assert.True((await client.Send(Calls.Get, options, token)).IsRight);
                        return await client.Send(Calls.Get, options, token);
                    }

                    await isWaiting.Task;
                    return CfErrors.Of(new CfError.TooLarge(1));
                },
                2,
                new ManyOptions { StopAfter = static result => result.IsLeft }
            )
            .GetAsyncEnumerator();
        var first = results.MoveNextAsync().AsTask();
        await clock.Started(Reset).Soon();
        isWaiting.SetResult();
        Assert.True(await first.Soon());
        Assert.Equal(2, results.Current.Input);
        clock.Advance(Reset);

        Assert.True(await results.MoveNextAsync().AsTask().Soon());
        Assert.Equal((1, true), (results.Current.Input, results.Current.Result.IsRight));
        Assert.False(await results.MoveNextAsync().AsTask().Soon());
    }

    [Fact]
    public async Task A_call_that_throws_for_the_token_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var isUnderWay = new TaskCompletionSource();

        var sending = All(
            CloudflareMany.RunMany<int, int>(
                AsyncEnumerable.Repeat(1, 1),
                async (_, _, token) =>
                {
                    isUnderWay.SetResult();
                    await Task.Delay(Timeout.Infinite, token);
                    return 1;
                },
                1,
                cancellationToken: cancel.Token
            )
        );
        await isUnderWay.Task.Soon();
        await cancel.CancelAsync();

        var errors = (CfErrors)Assert.Single(await sending.Soon()).Result;
        Assert.Equal(new CfError.Cancelled(), Assert.Single(errors.Items));
    }

    private static HttpResponseMessage UsedUp()
    {
        var reply = ScriptedHandler.Right();
        reply.Headers.Add("Ratelimit", "\"default\";r=0;t=60");
        return reply;
    }

    /// <summary>Two at once, each of which ends after the task.</summary>
    private static IAsyncEnumerable<Sent<int, int>> Run(
        IAsyncEnumerable<int> inputs,
        ManyOptions? options = null,
        Task? before = null,
        CancellationToken cancel = default
    ) =>
        CloudflareMany.RunMany(
            inputs,
            async (input, _, _) =>
            {
                await (before ?? Task.CompletedTask);
                return Right<CfErrors, int>(input);
            },
            2,
            options,
            cancel
        );

    private static async Task<List<A>> All<A>(IAsyncEnumerable<A> results)
    {
        var all = new List<A>();
        await foreach (var one in results)
            all.Add(one);
        return all;
    }

    /// <summary>One input, and a second that takes its time and ignores its token.</summary>
    private sealed class HeedlessInputs(bool fails = false)
    {
        private readonly TaskCompletionSource waiting = Source();
        private readonly TaskCompletionSource release = Source();
        private readonly TaskCompletionSource closed = Source();

        /// <summary>The second input is being read.</summary>
        public Task Waiting => waiting.Task;

        public async IAsyncEnumerable<int> All()
        {
            try
            {
                yield return 1;
                waiting.SetResult();
                await release.Task;
                if (fails)
                    throw new InvalidOperationException();
                yield return 2;
            }
            finally
            {
                closed.SetResult();
            }
        }

        public Task AreClosedAfterRelease()
        {
            Assert.False(closed.Task.IsCompleted);
            release.SetResult();
            return closed.Task;
        }

        private static TaskCompletionSource Source() =>
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
