using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>The metrics of calls. A listener hears all calls of the process, so these tests run alone.</summary>
[Collection(nameof(ProxyTests))]
public sealed class CallMetricsTests
{
    private const string Call =
        "http.request.method=GET, url.template=/accounts/{account_id}/images/v1/{image_id}, ";

    [Fact]
    public async Task A_call_is_counted_with_its_duration_retries_bytes_and_rate_limit()
    {
        using var metrics = new Metrics();
        await using var server = RawServer.Start(static async connection =>
        {
            await connection.Read();
            await connection.Write(Http.Reply(503, Http.Failure(1000)));
            await connection.Read();
            await connection.Write(
                Http.Reply(200, Documented.Response, "Ratelimit: \"default\";r=1199;t=300")
            );
        });
        using var client = new CloudflareClient(
            Calls.Token,
            Calls.To(server.Address) with
            {
                Retry = RetryPolicy.Exponential(1, TimeSpan.Zero),
            }
        );

        Assert.True((await client.Send(Calls.Get).Soon()).IsRight);

        var host = $"server.address=127.0.0.1, server.port={new Uri(server.Address).Port}";
        var received = Http.Failure(1000).Length + Documented.Response.Length;
        Assert.Equal(
            [
                $"cloudflare.client.call.duration: {Call}{host}, http.response.status_code=200",
                $"cloudflare.client.calls 1: {Call}{host}, http.response.status_code=200",
                $"cloudflare.client.ratelimit.remaining 1199: ratelimit.policy=default, {host}",
                $"cloudflare.client.request.body.size 0: {Call}{host}",
                $"cloudflare.client.response.body.size {received}: {Call}{host}",
                $"cloudflare.client.retries 1: {Call}{host}, error.type=api",
            ],
            metrics.Seen
        );
    }

    [Fact]
    public void Each_metric_says_what_it_counts_and_in_which_unit()
    {
        _ = CallMetrics.HasListeners;
        var seen = new List<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == CloudflareClient.MeterName)
                seen.Add($"{instrument.Name} in {instrument.Unit}: {instrument.Description}");
        };
        listener.Start();
        Assert.Equal(
            [
                "cloudflare.client.call.duration in s: Time from the first attempt to the end of the call, with all waits.",
                "cloudflare.client.calls in {call}: Calls that have ended.",
                "cloudflare.client.ratelimit.remaining in {request}: Requests that the rate limit leaves, by the last response.",
                "cloudflare.client.request.body.size in By: Bytes of request bodies that were sent whole.",
                "cloudflare.client.response.body.size in By: Bytes of response bodies that were read.",
                "cloudflare.client.retries in {retry}: Attempts after the first.",
            ],
            // Other tests load the library a second time, and its metrics with it.
            seen.Distinct().Order()
        );
    }

    [Fact]
    public async Task A_failure_is_counted_by_its_error_and_without_ids()
    {
        using var metrics = new Metrics();
        await Calls.Through(
            new ScriptedHandler(static () => ScriptedHandler.Reply(404, Http.Failure(5404)))
        );
        Assert.Contains(
            $"cloudflare.client.calls 1: {Call}server.address=localhost, server.port=80, http.response.status_code=404, error.type=api",
            metrics.Seen
        );
        Assert.DoesNotContain(
            metrics.Seen,
            static line => line.Contains(Calls.Account.Value + "/", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task The_bytes_of_a_body_count_if_it_was_sent()
    {
        using var metrics = new Metrics();
        using var http = new System.Net.Http.HttpMessageInvoker(
            new ScriptedHandler(
                static async (request, cancel) =>
                {
                    await request.Content!.CopyToAsync(System.IO.Stream.Null, cancel);
                    return ScriptedHandler.Right();
                }
            )
        );
        using var client = new CloudflareClient(http, Calls.Token, Calls.To("http://localhost"));
        await client
            .Send(
                ImagesV1.Update(
                    Calls.Account,
                    Calls.Id,
                    new ImageUpdate { Creator = (Creator)Creator.Create("me") }
                )
            )
            .Soon();
        Assert.Contains(
            metrics.Seen,
            static line =>
                line.StartsWith(
                    $"cloudflare.client.request.body.size {"""{"creator":"me"}""".Length}: ",
                    StringComparison.Ordinal
                )
        );
    }

    /// <summary>Records every measurement: the instrument, its value unless it is a time, and the tags.</summary>
    [Theory]
    [InlineData("cloudflare.client.calls")]
    [InlineData("cloudflare.client.call.duration")]
    [InlineData("cloudflare.client.retries")]
    [InlineData("cloudflare.client.request.body.size")]
    [InlineData("cloudflare.client.response.body.size")]
    [InlineData("cloudflare.client.ratelimit.remaining")]
    public async Task A_metric_is_measured_even_if_it_is_the_only_one_with_a_listener(string name)
    {
        using var metrics = new Metrics(name);
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

        Assert.StartsWith(name, Assert.Single(metrics.Seen), StringComparison.Ordinal);
    }

    private sealed class Metrics : IDisposable
    {
        private readonly ConcurrentQueue<string> seen = [];
        private readonly MeterListener listener = new();

        /// <param name="only">The one metric to listen to; null for all.</param>
        public Metrics(string? only = null)
        {
            listener.InstrumentPublished = (instrument, listener) =>
            {
                if (
                    instrument.Meter.Name == CloudflareClient.MeterName
                    && (only is null || instrument.Name == only)
                )
                    listener.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<long>(
                (instrument, value, tags, _) =>
                    seen.Enqueue($"{instrument.Name} {value}: {Text(tags)}")
            );
            listener.SetMeasurementEventCallback<double>(
                (instrument, _, tags, _) => seen.Enqueue($"{instrument.Name}: {Text(tags)}")
            );
            listener.Start();
        }

        public IEnumerable<string> Seen => seen.Order(StringComparer.Ordinal);

        public void Dispose() => listener.Dispose();

        private static string Text(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            string.Join(", ", tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"));
    }
}
