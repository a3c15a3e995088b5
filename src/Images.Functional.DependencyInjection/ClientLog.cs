using System;
using Microsoft.Extensions.Logging;

namespace Images.Functional.DependencyInjection;

/// <summary>The log's events. Their ids never change.</summary>
internal static class ClientLog
{
    public const string Category = "Images.Functional.CloudflareClient";

    public static readonly Action<ILogger, string, Exception?> ResilienceHandler =
        LoggerMessage.Define<string>(
            LogLevel.Warning,
            new EventId(1, nameof(ResilienceHandler)),
            "The HTTP client of CloudflareClient has a {Handler}. Its retries multiply with the client's own, it repeats uploads that may "
                + "have been carried out, and its timeouts end slow transfers. Remove it from this HTTP client."
        );
}
