using System;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Images.Functional.Effects;

/// <summary>The metrics of all calls, with the tags of OpenTelemetry's conventions for HTTP clients.</summary>
internal static class CallMetrics
{
    private static readonly Meter Meter = new(CloudflareClient.MeterName, UserAgent.Version);

    private static readonly Counter<long> Calls = Meter.CreateCounter<long>(
        "cloudflare.client.calls",
        "{call}",
        "Calls that have ended."
    );

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "cloudflare.client.call.duration",
        "s",
        "Time from the first attempt to the end of the call, with all waits."
    );

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "cloudflare.client.retries",
        "{retry}",
        "Attempts after the first."
    );

    private static readonly Counter<long> Sent = Meter.CreateCounter<long>(
        "cloudflare.client.request.body.size",
        "By",
        "Bytes of request bodies that were sent whole."
    );

    private static readonly Counter<long> Received = Meter.CreateCounter<long>(
        "cloudflare.client.response.body.size",
        "By",
        "Bytes of response bodies that were read."
    );

    private static readonly Gauge<long> Remaining = Meter.CreateGauge<long>(
        "cloudflare.client.ratelimit.remaining",
        "{request}",
        "Requests that the rate limit leaves, by the last response."
    );

    public static bool HasListeners =>
        Calls.Enabled
        || Duration.Enabled
        || Retries.Enabled
        || Sent.Enabled
        || Received.Enabled
        || Remaining.Enabled;

    public static void Retried(ApiRequest request, Uri address, CfErrors errors)
    {
        if (!Retries.Enabled)
            return;
        var tags = Tags(request, address);
        tags.Add("error.type", ErrorKind.Of(errors));
        Retries.Add(1, tags);
    }

    public static void Ended(CallEnded call, Uri address)
    {
        if (HasListeners)
            RecordEnd(call, address);
    }

    // Each by itself: a listener that throws for one still gets the others.
    private static void RecordEnd(CallEnded call, Uri address)
    {
        var tags = Tags(call.Request, address);
        var ended = tags;
        call.Response.IfSome(response => ended.Add("http.response.status_code", response.Status));
        call.ErrorType.IfSome(type => ended.Add("error.type", type));
        Hook.Call(seconds => Duration.Record(seconds, ended), call.Duration.TotalSeconds);
        Hook.Call(calls => Calls.Add(calls, ended), 1);
        Hook.Call(bytes => Sent.Add(bytes, tags), call.BytesSent);
        Hook.Call(bytes => Received.Add(bytes, tags), call.BytesReceived);
        if (Remaining.Enabled)
            Hook.Call(
                response => response.IfSome(one => RecordLimits(one, address)),
                call.Response
            );
    }

    private static void RecordLimits(ResponseInfo response, Uri address)
    {
        foreach (var limit in response.RateLimits)
            Remaining.Record(
                limit.Remaining,
                new TagList
                {
                    { "ratelimit.policy", limit.Policy },
                    { "server.address", address.Host },
                    { "server.port", address.Port },
                }
            );
    }

    private static TagList Tags(ApiRequest request, Uri address) =>
        new()
        {
            { "http.request.method", request.Method },
            { "url.template", request.Template },
            { "server.address", address.Host },
            { "server.port", address.Port },
        };
}
