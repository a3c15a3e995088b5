using System.Net.Http;

namespace Images.Functional.DependencyInjection;

/// <summary>Warns about handlers that repeat requests. They are known by name, because this package does not depend on theirs.</summary>
internal static class ResilienceCheck
{
    public static void Warn(HttpMessageHandler handler, ClientLog log)
    {
        for (
            HttpMessageHandler? one = handler;
            one is DelegatingHandler delegating;
            one = delegating.InnerHandler
        )
            if (
                one.GetType().FullName
                is "Microsoft.Extensions.Http.Resilience.ResilienceHandler"
                    or "Microsoft.Extensions.Http.PolicyHttpMessageHandler"
            )
            {
                log.WarnOf(one.GetType());
                return;
            }
    }
}
