using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>Listeners that throw cost no call its result. They hear all calls of the process, so these tests run alone.</summary>
[Collection(nameof(ProxyTests))]
public sealed class FaultyListenerTests
{
    [Fact]
    public async Task A_metrics_listener_that_throws_fails_no_call()
    {
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == CloudflareClient.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>(
            static (_, _, _, _) => throw new InvalidOperationException()
        );
        listener.SetMeasurementEventCallback<double>(
            static (_, _, _, _) => throw new InvalidOperationException()
        );
        listener.Start();

        await SucceedsAndIsTold();
    }

    [Theory]
    [InlineData("cloudflare.client.calls")]
    [InlineData("cloudflare.client.call.duration")]
    [InlineData("cloudflare.client.request.body.size")]
    [InlineData("cloudflare.client.response.body.size")]
    [InlineData("cloudflare.client.ratelimit.remaining")]
    public async Task One_that_throws_for_one_metric_is_told_all_others(string faulty)
    {
        var told = new ConcurrentBag<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == CloudflareClient.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((metric, _, _, _) => Tell(metric));
        listener.SetMeasurementEventCallback<double>((metric, _, _, _) => Tell(metric));
        listener.Start();

        await Calls.Through(
            new ScriptedHandler(static () =>
            {
                var reply = ScriptedHandler.Right();
                reply.Headers.Add("Ratelimit", "\"default\";r=9;t=60");
                return reply;
            })
        );

        Assert.Equal(5, told.Distinct().Count());

        void Tell(Instrument metric)
        {
            told.Add(metric.Name);
            if (metric.Name == faulty)
                throw new InvalidOperationException();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_span_listener_that_throws_fails_no_call(bool isAtOnce)
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == CloudflareClient.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllData,
            ActivityStarted = _ => Throw(isAtOnce),
            ActivityStopped = _ => Throw(!isAtOnce),
        };
        ActivitySource.AddActivityListener(listener);

        await SucceedsAndIsTold();
    }

    private static void Throw(bool does)
    {
        if (does)
            throw new InvalidOperationException();
    }

    // With a retry, which listeners hear of too.
    private static async Task SucceedsAndIsTold()
    {
        var told = 0;
        var result = await Calls.Through(
            new ScriptedHandler(static () => ScriptedHandler.Reply(503), ScriptedHandler.Right),
            Calls.To("http://localhost") with
            {
                Retry = RetryPolicy.Exponential(1, TimeSpan.Zero),
                OnCall = _ => told++,
            }
        );
        Assert.True(result.IsRight);
        Assert.Equal(1, told);
    }
}
