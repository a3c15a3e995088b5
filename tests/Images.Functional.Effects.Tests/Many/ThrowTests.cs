using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

/// <summary>A run of many whose functions throw: the exception comes after the results, of which each input that was read has one.</summary>
public sealed class ThrowTests
{
    private static readonly TimeSpan Reset = TimeSpan.FromMinutes(1);

    private readonly ManualClock clock = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_input_whose_function_throws_has_a_result_also_if_the_run_is_cancelled(
        bool isCancelled
    )
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = Calls.On(clock, http);
        using var cancel = new CancellationTokenSource();
        var sent = new List<Sent<int, int>>();

        var run = Task.Run(async () =>
        {
            await foreach (
                var one in client.SendMany(
                    Enumerable.Range(0, 1),
                    _ =>
                        Calls.Get.Map<int>(_ =>
                        {
                            if (isCancelled)
                                cancel.Cancel();
                            throw new NotSupportedException("mine");
                        }),
                    atOnce: 2,
                    cancellationToken: cancel.Token
                )
            )
                sent.Add(one);
        });

        await Assert.ThrowsAsync<NotSupportedException>(() => run.Soon());
        var errors = (CfErrors)Assert.Single(sent).Result;
        Assert.Equal("mine", Assert.IsType<CfError.Other>(Assert.Single(errors.Items)).Message);
        Assert.Equal(1, handler.Attempts);
    }

    [Fact]
    public async Task An_exception_waits_for_no_rate_limit_and_what_was_refused_is_not_sent_again()
    {
        var refused = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var handler = new ScriptedHandler(
            ScriptedHandler.Right,
            () =>
            {
                var reply = ScriptedHandler.Reply(429);
                reply.Headers.RetryAfter = new RetryConditionHeaderValue(Reset);
                return reply;
            }
        );
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = Calls.On(clock, http);
        var sent = new List<Sent<int, Image>>();

        var run = Task.Run(async () =>
        {
            await foreach (
                var one in client.SendMany(
                    Inputs(),
                    static i => i == 3 ? throw new NotSupportedException() : Calls.Get,
                    atOnce: 4
                )
            )
                sent.Add(one);
        });
        await clock.Started(Reset).Soon();
        refused.SetResult();

        await Assert.ThrowsAsync<NotSupportedException>(() => run.Soon());
        Assert.Equal([0, 1, 2, 3], sent.Select(static one => one.Input).Order());
        Assert.Equal(2, handler.Attempts);

        async IAsyncEnumerable<int> Inputs()
        {
            yield return 0;
            yield return 1;
            await refused.Task;
            yield return 2;
            yield return 3;
        }
    }

    [Fact]
    public async Task A_call_whose_condition_throws_has_a_result()
    {
        var results = CloudflareMany
            .RunMany(
                AsyncEnumerable.Repeat(1, 1),
                static (input, _, _) => Task.FromResult(Right<CfErrors, int>(input)),
                2,
                new ManyOptions { StopAfter = static _ => throw new InvalidOperationException() }
            )
            .GetAsyncEnumerator();

        Assert.True(await results.MoveNextAsync().AsTask().Soon());
        Assert.Equal(1, results.Current.Result);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            results.MoveNextAsync().AsTask().Soon()
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_functions_exception_comes_also_if_the_input_or_a_callback_throws(
        bool isInput
    )
    {
        var hasThrown = new TaskCompletionSource(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        var sent = new List<Sent<int, int>>();

        var run = Task.Run(async () =>
        {
            await foreach (
                var one in CloudflareMany.RunMany<int, int>(
                    Inputs(),
                    static (_, _, _) => throw new NotSupportedException(),
                    2
                )
            )
                sent.Add(one);
        });

        await Assert.ThrowsAsync<NotSupportedException>(() => run.Soon());
        Assert.Equal(0, Assert.Single(sent).Input);

        async IAsyncEnumerable<int> Inputs(
            [EnumeratorCancellation] CancellationToken cancel = default
        )
        {
            if (isInput)
                cancel.UnsafeRegister(_ => hasThrown.TrySetResult(), null);
            else
                cancel.UnsafeRegister(
                    _ =>
                    {
                        hasThrown.TrySetResult();
                        throw new FormatException();
                    },
                    null
                );
            yield return 0;
            await hasThrown.Task;
            if (isInput)
                throw new FormatException();
        }
    }
}
