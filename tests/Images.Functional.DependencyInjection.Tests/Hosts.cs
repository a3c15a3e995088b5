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

/// <summary>A log that can't be written.</summary>
internal sealed class BrokenLog : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => throw new InvalidOperationException("the disk is full");

    public void Dispose() { }
}

/// <summary>Keeps each entry of a log as one line: category, level, event and message.</summary>
internal sealed class Log : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

    public void Dispose() { }

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) =>
            lines.Enqueue(
                $"{category} {logLevel} {eventId.Id} {eventId.Name}: {formatter(state, exception)}"
            );
    }
}
