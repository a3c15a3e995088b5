using System.Collections.Generic;
using Images.Functional.DependencyInjection;
using Images.Functional.Effects;
using Images.Functional.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Images.Functional.Aot;

/// <summary>The client as a service, with options from configuration.</summary>
internal static class Registrations
{
    public static IEnumerable<Check> Checks =>
        [
            Check.That(
                "a registered client sends with what configuration says",
                (true, Documented.Account),
                static async () =>
                {
                    using var services = Services(
                        ("ApiToken", "5ecret-token"),
                        ("AccountId", Documented.Account.Value)
                    );
                    var account = services.GetRequiredService<AccountId>();
                    return (
                        await services
                            .GetRequiredService<CloudflareClient>()
                            .Send(ImagesV1.Get(account, Documented.Id)) == Documented.Image,
                        account
                    );
                }
            ),
            Check.That(
                "faults of configuration are all reported",
                3,
                static () =>
                {
                    using var services = Services(("Timeout", "1"), ("Retries", "many"));
                    try
                    {
                        services.GetRequiredService<CloudflareClient>();
                        return 0;
                    }
                    catch (OptionsValidationException e)
                    {
                        return new List<string>(e.Failures).Count;
                    }
                }
            ),
        ];

    private static ServiceProvider Services(params (string Key, string Value)[] keys)
    {
        var configuration = new ConfigurationManager();
        foreach (var (key, value) in keys)
            configuration[$"Cloudflare:{key}"] = value;
        var services = new ServiceCollection();
        services
            .AddCloudflareImages(configuration.GetSection("Cloudflare"))
            .ConfigurePrimaryHttpMessageHandler(static () =>
                new SandboxHandler(
                    SandboxState.WithDocumentedImage.WithReader(
                        (Credentials)Credentials.Token("5ecret-token")
                    )
                )
            );
        return services.BuildServiceProvider();
    }
}
