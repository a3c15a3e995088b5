using System;
using System.Diagnostics.Metrics;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>Each metric is measured although nobody listens to the others. A listener hears the whole process, so these tests run alone.</summary>
[Collection(nameof(ProxyTests))]
public sealed class SingleMetricTests
{
    [Theory]
    [InlineData("cloudflare.client.calls")]
    [InlineData("cloudflare.client.call.duration")]
    [InlineData("cloudflare.client.retries")]
    [InlineData("cloudflare.client.request.body.size")]
    [InlineData("cloudflare.client.response.body.size")]
    [InlineData("cloudflare.client.ratelimit.remaining")]
    public async Task It_is_measured_alone(string name)
    {
        var count = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == name)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => count++);
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => count++);
        listener.Start();

        await Calls.Through(
            new ScriptedHandler(
                static () => ScriptedHandler.Reply(503),
                static () =>
                {
                    var reply = ScriptedHandler.Right();
                    reply.Headers.Add("Ratelimit", "\"default\";r=1;t=1");
                    return reply;
                }
            ),
            Calls.To("http://localhost") with
            {
                Retry = RetryPolicy.Exponential(1, TimeSpan.Zero),
            }
        );

        Assert.Equal(1, count);
    }
}
