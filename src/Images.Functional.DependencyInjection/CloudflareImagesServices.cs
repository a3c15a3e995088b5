using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Images.Functional.DependencyInjection;

/// <summary>Registers <see cref="CloudflareClient"/> on <c>IHttpClientFactory</c>.</summary>
/// <remarks>
/// <para>
/// The client is a singleton, and so is the <see cref="AccountId"/> of its options. A client with a name is a keyed singleton:
/// <c>[FromKeyedServices("staging")] CloudflareClient client</c>. The options are checked when the host starts, and an
/// <see cref="OptionsValidationException"/> lists all faults at once. A second registration of the same client only adds options. When
/// configuration is reloaded, the client uses the new credentials, or the last ones if the new options are wrong; everything else is read once.
/// </para>
/// <para>
/// Each call and each retry is an event of the log, in the category <c>Images.Functional.CloudflareClient</c>: 2 for a success (information), 3 for a
/// failure and 4 for a retry (warnings). <see cref="CloudflareImagesOptions.Log"/> says what else they may contain.
/// </para>
/// <para>
/// The HTTP client has <see cref="CloudflareHandler"/> as its primary handler, which is never replaced (it renews its own connections), and no
/// timeout but the client's own. .NET's own logging of HTTP writes URLs with ids and one-time addresses in them, so it is off;
/// <c>AddDefaultLogger()</c> on the returned builder turns it on. Do not add a resilience handler: its retries multiply with the
/// client's, and it repeats uploads that may have been carried out. The client logs a warning if it finds one.
/// </para>
/// </remarks>
public static class CloudflareImagesServices
{
    private const string HttpClientName = "Images.Functional";

    /// <summary>Registers the client with the options in a configuration section.</summary>
    /// <example>
    /// <code>
    /// services.AddCloudflareImages(configuration.GetSection("Cloudflare"));
    /// </code>
    /// </example>
    /// <param name="services">Where it is registered.</param>
    /// <param name="section">
    /// Has the keys <c>ApiToken</c> (or <c>Email</c> and <c>ApiKey</c>), and, if they differ from the defaults, <c>AccountId</c>, <c>BaseUrl</c>,
    /// <c>Timeout</c>, <c>Stall</c>, <c>Deadline</c>, <c>ConnectTimeout</c> (<c>00:00:30</c>, or <c>Infinite</c>), <c>Retries</c>,
    /// <c>MaximumConnections</c>, <c>MaximumReplyBytes</c> and <c>Log</c> (<c>Ray,Path,Message</c>). Other keys are ignored.
    /// </param>
    /// <returns>The builder of the HTTP client, for more handlers.</returns>
    public static IHttpClientBuilder AddCloudflareImages(
        this IServiceCollection services,
        IConfiguration section
    ) => services.AddCloudflareImages(Options.DefaultName, section);

    /// <summary>Registers the client with options that code sets.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the HTTP client, for more handlers.</returns>
    public static IHttpClientBuilder AddCloudflareImages(
        this IServiceCollection services,
        Action<CloudflareImagesOptions> configure
    ) => services.AddCloudflareImages(Options.DefaultName, configure);

    /// <summary>Registers a client with a name, beside others, with the options in a configuration section.</summary>
    /// <inheritdoc cref="AddCloudflareImages(IServiceCollection, IConfiguration)"/>
    /// <param name="services">Where it is registered.</param>
    /// <param name="name">The key of the client, of its account and of its options.</param>
    /// <param name="section">The section, with the keys of the client without a name.</param>
    public static IHttpClientBuilder AddCloudflareImages(
        this IServiceCollection services,
        string name,
        IConfiguration section
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddSingleton<IOptionsChangeTokenSource<CloudflareImagesOptions>>(
            new ConfigurationChangeTokenSource<CloudflareImagesOptions>(name, section)
        );
        return services.AddCloudflareImages(
            name,
            options => new ConfiguredKeys(section, options).Read()
        );
    }

    /// <summary>Registers a client with a name, beside others, with options that code sets.</summary>
    /// <param name="services">Where it is registered.</param>
    /// <param name="name">The key of the client, of its account and of its options.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the HTTP client, for more handlers.</returns>
    public static IHttpClientBuilder AddCloudflareImages(
        this IServiceCollection services,
        string name,
        Action<CloudflareImagesOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<CloudflareImagesOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<CloudflareImagesOptions>, CheckedOptions>()
        );
        services.AddLogging();
        // A null key registers an ordinary service.
        var key = name.Length == 0 ? null : name;
        var isFirst = !services.Any(service =>
            service.ServiceType == typeof(CloudflareClient) && Equals(service.ServiceKey, key)
        );
        services.TryAddKeyedSingleton(key, (provider, _) => Client(provider, name));
        services.TryAdd(
            ServiceDescriptor.KeyedSingleton(
                typeof(AccountId),
                key,
                (provider, _) => Account(provider, name)
            )
        );
        var http = services.AddHttpClient(HttpName(name));
        // A second registration would take the place of a handler that was added to the first.
        return isFirst
            ? http.ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
                .ConfigurePrimaryHttpMessageHandler(provider => Handler(OptionsOf(provider, name)))
                .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
                .RemoveAllLoggers()
            : http;
    }

    private static string HttpName(string name) =>
        name.Length == 0 ? HttpClientName : $"{HttpClientName}:{name}";

    private static CloudflareImagesOptions OptionsOf(IServiceProvider provider, string name) =>
        provider.GetRequiredService<IOptionsMonitor<CloudflareImagesOptions>>().Get(name);

    private static SocketsHttpHandler Handler(CloudflareImagesOptions options) =>
        CloudflareHandler.Create(options.MaximumConnections, options.Client.ConnectTimeout);

    private static CloudflareClient Client(IServiceProvider provider, string name)
    {
        var options = OptionsOf(provider, name);
        var log = new ClientLog(
            provider.GetRequiredService<ILoggerFactory>().CreateLogger(ClientLog.Category),
            options.Log
        );
        ResilienceCheck.Warn(
            provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(HttpName(name)),
            log
        );
        return new CloudflareClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpName(name)),
            options.Credentials ?? Current(provider, name, options, log),
            log.Into(options.Client)
        );
    }

    // Asked before each attempt, so that reloaded credentials take effect. While the reloaded options are wrong, the last ones do.
    private static CredentialSource Current(
        IServiceProvider provider,
        string name,
        CloudflareImagesOptions last,
        ClientLog log
    )
    {
        var isWrong = false;
        var monitor = provider.GetRequiredService<IOptionsMonitor<CloudflareImagesOptions>>();
        return CredentialSource.Asking(_ =>
        {
            try
            {
                last = monitor.Get(name);
                isWrong = false;
            }
            catch (Exception e)
            {
                // A check failed, or a function that sets options threw. After a change of a file, only the log can tell.
                if (!isWrong)
                    log.WarnOf(e);
                isWrong = true;
            }

            return ValueTask.FromResult(CheckedOptions.CredentialsOf(last));
        });
    }

    private static AccountId Account(IServiceProvider provider, string name)
    {
        var options = OptionsOf(provider, name);
        return options.AccountId is { } account
            ? AccountId.Create(account).IfLeft(static errors => throw errors.ToException())
            : throw new InvalidOperationException(
                $"No account: set {ConfiguredKeys.Name(options, nameof(options.AccountId))}."
            );
    }
}
