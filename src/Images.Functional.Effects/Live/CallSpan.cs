using System;
using System.Diagnostics;

namespace Images.Functional.Effects;

/// <summary>
/// One span for each call, with tags by OpenTelemetry's semantic conventions for HTTP (<c>url.template</c>, <c>error.type</c>, …). Of
/// kind internal: the requests have spans of kind client below it, which <see cref="System.Net.Http.HttpClient"/> creates.
/// </summary>
internal static class CallSpan
{
    private static readonly ActivitySource Source = new(
        CloudflareClient.ActivitySourceName,
        UserAgent.Version
    );

    public static bool HasListeners => Source.HasListeners();

    /// <summary>Starts a span; null if no listener wants it, or one throws.</summary>
    public static Activity? Start(ApiRequest request, Uri address)
    {
        try
        {
            return Source
                .StartActivity($"{request.Method} {request.Template}")
                ?.SetTag("http.request.method", request.Method)
                .SetTag("url.template", request.Template)
                .SetTag("server.address", address.Host)
                .SetTag("server.port", address.Port);
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>Records the number of retries.</summary>
    public static void RecordRetry(Activity? span, int retries) =>
        span?.SetTag("http.request.resend_count", retries);

    /// <summary>Records how the call ended.</summary>
    public static void Record(Activity? span, CallEnded call)
    {
        if (span is null)
            return;
        call.Response.IfSome(response =>
        {
            span.SetTag("http.response.status_code", response.Status);
            response.CfRay.IfSome(ray => span.SetTag("cloudflare.ray_id", ray));
        });
        call.ErrorType.IfSome(type =>
            span.SetTag("error.type", type).SetStatus(ActivityStatusCode.Error)
        );
    }
}
