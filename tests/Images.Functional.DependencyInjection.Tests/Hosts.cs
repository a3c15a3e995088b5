using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Images.Functional.Effects;
using Images.Functional.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Images.Functional.DependencyInjection.Tests;

/// <summary>Hosts with a configuration in memory and a log that is kept.</summary>
internal static class Hosts
{
    public static Operation<Image> Get { get; } = ImagesV1.Get(Documented.Account, Documented.Id);

    public static IHost Build(Action<HostApplicationBuilder> add, ILoggerProvider? log = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        if (log is not null)
            builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        add(builder);
        return builder.Build();
    }

    /// <summary>A host of one client, with the keys of its section <c>Cloudflare</c>.</summary>
    public static IHost Of(params (string Key, string? Value)[] keys) =>
        Build(builder =>
            builder.Services.AddCloudflareImages(builder.Configured(keys).GetSection("Cloudflare"))
        );

    public static IConfigurationManager Configured(
        this HostApplicationBuilder builder,
        params (string Key, string? Value)[] keys
    )
    {
        builder.Configuration.AddInMemoryCollection(
            keys.Select(static one => KeyValuePair.Create(one.Key, one.Value))
        );
        return builder.Configuration;
    }

    public static CloudflareClient Client(this IHost host) =>
        host.Services.GetRequiredService<CloudflareClient>();
}

/// <summary>Keeps each entry of a log as one line: category, level, event and message.</summary>
/// <param name="write">Takes the lines instead, if given.</param>
internal sealed class Log(Action<string>? write = null) : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = [];

    /// <summary>Whether a level is read; all are, unless given.</summary>
    public Func<LogLevel, bool> IsEnabled { get; init; } = static _ => true;

    public ILogger CreateLogger(string categoryName) =>
        new Logger(categoryName, IsEnabled, write ?? Lines.Enqueue);

    public void Dispose() { }

    private sealed class Logger(
        string category,
        Func<LogLevel, bool> isEnabled,
        Action<string> write
    ) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => isEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) =>
            write(
                $"{category} {logLevel} {eventId.Id} {eventId.Name}: {formatter(state, exception)}"
            );
    }
}
