using System;
using System.Diagnostics;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>
/// One span for each call, with tags by OpenTelemetry's semantic conventions for HTTP (<c>url.template</c>, <c>error.type</c>, …). Of
/// kind internal: what goes over the wire has spans of kind client below it, <see cref="System.Net.Http.HttpClient"/>'s own.
/// </summary>
internal static class CallSpan
{
    private static readonly ActivitySource Source = new(
        CloudflareClient.ActivitySourceName,
        typeof(CallSpan).Assembly.GetName().Version?.ToString(3)
    );

    public static bool HasListeners => Source.HasListeners();

    /// <summary>Begins a span; null where no listener wants it.</summary>
    public static Activity? Start(ApiRequest request, Uri address) =>
        Source
            .StartActivity($"{request.Method} {request.Template}")
            ?.SetTag("http.request.method", request.Method)
            .SetTag("url.template", request.Template)
            .SetTag("server.address", address.Host)
            .SetTag("server.port", address.Port);

    /// <summary>The call is made again: how often by now.</summary>
    public static void TellRetry(Activity? span, int retries) =>
        span?.SetTag("http.request.resend_count", retries);

    /// <summary>How the call ended.</summary>
    public static void Tell<A>(Activity? span, Either<CfErrors, Reply<A>> outcome)
    {
        if (span is null)
            return;
        outcome.Match(
            Right: reply => Tell(span, reply.Response),
            Left: errors =>
            {
                errors.Response.IfSome(response => Tell(span, response));
                span.SetTag("error.type", Kind(errors.Items.Head))
                    .SetStatus(ActivityStatusCode.Error);
            }
        );
    }

    private static void Tell(Activity span, ResponseInfo response)
    {
        span.SetTag("http.response.status_code", response.Status);
        response.CfRay.IfSome(ray => span.SetTag("cloudflare.ray_id", ray));
    }

    private static string Kind(CfError error) =>
        error.Match(
            api: static _ => "api",
            constraint: static _ => "constraint",
            malformed: static _ => "malformed",
            status: static _ => "status",
            transport: static _ => "transport",
            timeout: static _ => "timeout",
            cancelled: static _ => "cancelled",
            tooLarge: static _ => "too_large",
            file: static _ => "file",
            other: static _ => "other"
        );
}
