using System;
using Microsoft.Extensions.Logging;

namespace Images.Functional.DependencyInjection;

/// <summary>An event of the log about a call. Its message has the method and the template first, and the details last.</summary>
/// <typeparam name="A">The type of what the message has before the time.</typeparam>
/// <typeparam name="B">The type of what the message has after the time.</typeparam>
internal sealed class CallEvent<A, B>(LogLevel level, EventId id, string message)
{
    private readonly Action<ILogger, string, string, A, double, B, string, Exception?> write =
        LoggerMessage.Define<string, string, A, double, B, string>(level, id, message);

    public void Write(
        ILogger logger,
        ApiRequest request,
        A before,
        TimeSpan time,
        B after,
        string details
    ) =>
        write(
            logger,
            request.Method,
            request.Template,
            before,
            Math.Round(time.TotalMilliseconds, 1),
            after,
            details,
            null
        );
}
