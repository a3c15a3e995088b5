using System;
using System.Collections.Generic;
using Images.Functional.Effects;
using LanguageExt;
using Microsoft.Extensions.Logging;

namespace Images.Functional.DependencyInjection;

/// <summary>Writes a client's calls to the log. The ids of the events never change.</summary>
internal sealed class ClientLog(ILogger logger, LoggedDetails allowed)
{
    public const string Category = "Images.Functional.CloudflareClient";

    private static readonly Action<ILogger, string, Exception?> ResilienceHandler =
        LoggerMessage.Define<string>(
            LogLevel.Warning,
            new EventId(1, nameof(ResilienceHandler)),
            "The HTTP client of CloudflareClient has a {Handler}. Its retries multiply with the client's own, it repeats uploads that may "
                + "have been carried out, and its timeouts end slow transfers. Remove it from this HTTP client."
        );

    private static readonly CallEvent<int, int> CallSucceeded = new(
        LogLevel.Information,
        new EventId(2, nameof(CallSucceeded)),
        "{Method} {Template}: status {Status} in {Milliseconds} ms, {Retries} retries{Details}"
    );

    private static readonly CallEvent<string, int> CallFailed = new(
        LogLevel.Warning,
        new EventId(3, nameof(CallFailed)),
        "{Method} {Template}: failed ({ErrorType}) in {Milliseconds} ms, {Retries} retries{Details}"
    );

    private static readonly CallEvent<int, string> CallRetried = new(
        LogLevel.Warning,
        new EventId(4, nameof(CallRetried)),
        "{Method} {Template}: retry {Retry} in {Milliseconds} ms ({ErrorType}){Details}"
    );

    private static readonly Action<ILogger, string, Exception?> ReloadRefused =
        LoggerMessage.Define<string>(
            LogLevel.Warning,
            new EventId(5, nameof(ReloadRefused)),
            "The reloaded options are wrong ({ErrorType}): CloudflareClient keeps the credentials that it has. "
                + "IOptionsMonitor<CloudflareImagesOptions> throws what is wrong."
        );

    /// <summary>Options whose hooks also write to the log. Its level may change while the client lives.</summary>
    public CloudflareOptions Into(CloudflareOptions options) =>
        options with
        {
            OnCall = Try<CallEnded>(Ended) + options.OnCall,
            OnRetry = Try<CallRetry>(Retried) + options.OnRetry,
        };

    public void WarnOf(Type handler) =>
        Try<Type>(type => ResilienceHandler(logger, type.Name, null))(handler);

    // Without the exception's message: what a user's own check or function says may contain anything.
    public void WarnOf(Exception reload) =>
        Try<Exception>(thrown => ReloadRefused(logger, thrown.GetType().Name, null))(reload);

    // A log that fails must neither break the client nor keep a call from the user's own hook.
    private static Action<A> Try<A>(Action<A> write) =>
        value =>
        {
            try
            {
                write(value);
            }
            catch (Exception)
            {
                // Ignored, as of any hook.
            }
        };

    private void Ended(CallEnded call) =>
        call.Outcome.Match(
            Right: response =>
            {
                if (logger.IsEnabled(LogLevel.Information))
                    CallSucceeded.Write(
                        logger,
                        call.Request,
                        response.Status,
                        call.Duration,
                        call.Retries,
                        Details(call.Request, response, null)
                    );
            },
            Left: errors =>
                CallFailed.Write(
                    logger,
                    call.Request,
                    Kind(errors, call.ErrorType.IfNone("other")),
                    call.Duration,
                    call.Retries,
                    Details(call.Request, errors.Response, errors)
                )
        );

    private void Retried(CallRetry retry) =>
        CallRetried.Write(
            logger,
            retry.Request,
            retry.Retry,
            retry.Delay,
            Kind(retry.Errors, retry.ErrorType),
            Details(retry.Request, retry.Errors.Response, retry.Errors)
        );

    private string Details(ApiRequest request, Option<ResponseInfo> response, CfErrors? errors)
    {
        var details = new List<string>();
        if (allowed.HasFlag(LoggedDetails.Ray))
            response.Bind(static one => one.CfRay).IfSome(ray => details.Add($"cf-ray {ray}"));
        if (allowed.HasFlag(LoggedDetails.Path))
            details.Add($"/{request.Path}");
        if (allowed.HasFlag(LoggedDetails.Message) && errors is not null)
            details.Add(errors.Message);
        return details.Count == 0 ? "" : $"; {string.Join("; ", details)}";
    }

    private static string Kind(CfErrors errors, string kind) =>
        errors.StatusCode.Match(Some: status => $"{kind}, status {status}", None: () => kind);
}
