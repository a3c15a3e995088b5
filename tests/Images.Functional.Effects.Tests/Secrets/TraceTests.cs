using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>What is listened to is the process's: these run alone.</summary>
[Collection(nameof(ProxyTests))]
public sealed class TraceTests
{
    [Fact]
    public async Task No_activity_no_metric_and_no_event_holds_a_credential()
    {
        foreach (var (credentials, secrets) in Secret.Credentials())
        {
            var seen = new ConcurrentQueue<string>();
            using (Activities(seen))
            using (Metrics(seen))
            using (new Events(seen))
            {
                await using var server = RawServer.Start(static async connection =>
                {
                    await connection.Read();
                    await connection.Write(Http.Reply(503, Http.Failure(1000)));
                    await connection.Read();
                    await connection.Write(Http.Reply(200, Documented.Response));
                });
                using var client = new CloudflareClient(
                    credentials,
                    Calls.To(server.Address) with
                    {
                        Retry = RetryPolicy.Exponential(1, TimeSpan.Zero),
                    }
                );

                Assert.True((await client.Send(Calls.Get).Soon()).IsRight);
            }

            // Each of the three listeners has heard of the call.
            Assert.Contains(
                seen,
                static text => text.StartsWith("activity", StringComparison.Ordinal)
            );
            Assert.Contains(
                seen,
                static text => text.StartsWith("metric", StringComparison.Ordinal)
            );
            Assert.Contains(
                seen,
                static text => text.StartsWith("event", StringComparison.Ordinal)
            );
            Secret.IsNowhereIn(seen, secrets);
        }
    }

    private static ActivityListener Activities(ConcurrentQueue<string> seen)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
                seen.Enqueue(
                    $"activity {activity.DisplayName} {Tags(activity.TagObjects)} {Tags(activity.Baggage)} "
                        + string.Join(' ', activity.Events.Select(one => one.Name + Tags(one.Tags)))
                ),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Metrics(ConcurrentQueue<string> seen)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, to) =>
            {
                if (instrument.Meter.Name.StartsWith("System.Net", StringComparison.Ordinal))
                    to.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>(
            (instrument, _, tags, _) =>
                seen.Enqueue($"metric {instrument.Name} {Tags(tags.ToArray())}")
        );
        listener.SetMeasurementEventCallback<long>(
            (instrument, _, tags, _) =>
                seen.Enqueue($"metric {instrument.Name} {Tags(tags.ToArray())}")
        );
        listener.Start();
        return listener;
    }

    private static string Tags<A>(IEnumerable<KeyValuePair<string, A>> tags) =>
        string.Join(' ', tags.Select(static tag => $"{tag.Key}={tag.Value}"));

    private sealed class Events(ConcurrentQueue<string> seen) : EventListener
    {
        // The base class may call before this one's constructor has run.
        private readonly ConcurrentQueue<string>? queue = seen;

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            // .NET's telemetry of its HTTP stack, and whatever this library may have.
            if (
                eventSource.Name == "System.Net.Http"
                || eventSource.Name.StartsWith("Images", StringComparison.Ordinal)
            )
                EnableEvents(eventSource, EventLevel.Verbose);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            queue?.Enqueue(
                $"event {eventData.EventName} {string.Join(' ', eventData.Payload ?? new([]))}"
            );
    }
}
