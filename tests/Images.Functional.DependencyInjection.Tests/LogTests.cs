using System;
using System.Linq;
using System.Threading.Tasks;
using Images.Functional.Effects;
using Images.Functional.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Images.Functional.DependencyInjection.Tests;

/// <summary>What is written to the log, and what is not.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task A_resilience_handler_multiplies_the_retries_and_the_log_warns_once()
    {
        await using var server = await Server.Start(status: 503);
        using var log = new Log();
        using var host = Hosts.Build(
            builder =>
                Add(builder, server)
                    .AddStandardResilienceHandler(static options =>
                        options.Retry.Delay = TimeSpan.Zero
                    ),
            log
        );

        Assert.True((await host.Client().Send(Hosts.Get)).IsLeft);
        Assert.True((await host.Client().Send(Hosts.Get)).IsLeft);

        // Three attempts of each call, and four of each attempt.
        Assert.Equal(2 * 3 * 4, server.Requests.Count);
        Assert.Equal(
            [
                "Images.Functional.CloudflareClient Warning 1 ResilienceHandler: The HTTP client of CloudflareClient has a "
                    + "ResilienceHandler. Its retries multiply with the client's own, it repeats uploads that may have been carried out, "
                    + "and its timeouts end slow transfers. Remove it from this HTTP client.",
            ],
            log.Lines.Where(static line =>
                line.Contains("ResilienceHandler: ", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task Reloaded_options_that_are_wrong_are_warned_of_once()
    {
        await using var server = await Server.Start();
        using var log = new Log();
        using var host = Hosts.Build(
            builder =>
                builder.Services.AddCloudflareImages(
                    builder
                        .Configured(
                            ("Cloudflare:ApiToken", "old"),
                            ("Cloudflare:BaseUrl", server.Address)
                        )
                        .GetSection("Cloudflare")
                ),
            log
        );
        var client = host.Client();
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();

        foreach (var timeout in new[] { "soon", null, "later" })
        {
            configuration["Cloudflare:Timeout"] = timeout;
            Record.Exception(configuration.Reload);
            Assert.True((await client.Send(Hosts.Get)).IsRight);
            Assert.True((await client.Send(Hosts.Get)).IsRight);
        }

        Assert.Equal(
            Enumerable.Repeat(
                "Images.Functional.CloudflareClient Warning 5 ReloadRefused: The reloaded options are wrong (OptionsValidationException): "
                    + "CloudflareClient keeps the credentials that it has. IOptionsMonitor<CloudflareImagesOptions> throws what is wrong.",
                2
            ),
            log.Lines.Where(static line => line.Contains("ReloadRefused", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task A_resilience_handler_of_the_defaults_can_be_removed()
    {
        await using var server = await Server.Start(status: 503);
        using var log = new Log();
        using var host = Hosts.Build(
            builder =>
            {
                builder.Services.ConfigureHttpClientDefaults(static http =>
                    http.AddStandardResilienceHandler()
                );
#pragma warning disable EXTEXP0001 // Experimental, and the only way.
                Add(builder, server).RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
            },
            log
        );

        Assert.True((await host.Client().Send(Hosts.Get)).IsLeft);

        Assert.Equal(3, server.Requests.Count);
        Assert.DoesNotContain(
            log.Lines,
            static line => line.Contains("ResilienceHandler: ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_log_that_fails_does_not_keep_calls_and_retries_from_the_hooks()
    {
        var told = new System.Collections.Concurrent.ConcurrentQueue<string>();
        using var log = new Log(static _ =>
            throw new InvalidOperationException("the disk is full")
        );
        using var host = Hosts.Build(
            builder =>
                builder
                    .Services.AddCloudflareImages(options =>
                    {
                        options.ApiToken = "5ecret-token";
                        options.Client = options.Client with
                        {
                            Retry = RetryPolicy.Exponential(1, TimeSpan.Zero),
                            OnCall = _ => told.Enqueue("call"),
                            OnRetry = _ => told.Enqueue("retry"),
                        };
                    })
                    .ConfigurePrimaryHttpMessageHandler(static () => Replies.Script()),
            log
        );

        Assert.True((await host.Client().Send(Hosts.Get)).IsRight);

        Assert.Equal(["retry", "call"], told);
    }

    [Fact]
    public async Task A_log_that_is_turned_on_later_has_the_calls_after_that()
    {
        var isOn = false;
        using var log = new Log { IsEnabled = _ => isOn };
        using var host = Hosts.Build(
            static builder =>
                builder
                    .Services.AddCloudflareImages(static options =>
                        options.ApiToken = "5ecret-token"
                    )
                    .ConfigurePrimaryHttpMessageHandler(static () => Replies.Script()),
            log
        );
        var client = host.Client();
        isOn = true;
        await client.Send(Hosts.Get);
        Assert.NotEmpty(log.Lines);
    }

    [Fact]
    public async Task A_log_that_cannot_say_whether_it_is_read_does_not_keep_the_client_from_being_made()
    {
        using var log = new Log
        {
            IsEnabled = static _ => throw new InvalidOperationException("not yet"),
        };
        using var host = Hosts.Build(
            static builder =>
                builder
                    .Services.AddCloudflareImages(static options =>
                    {
                        options.ApiToken = "5ecret-token";
                        options.Client = options.Client with
                        {
                            Retry = RetryPolicy.Exponential(1, TimeSpan.Zero),
                        };
                    })
                    .ConfigurePrimaryHttpMessageHandler(static () => Replies.Script()),
            log
        );

        Assert.True((await host.Client().Send(Hosts.Get)).IsRight);
    }

    [Fact]
    public async Task NETs_own_log_of_URLs_is_off_until_it_is_turned_on()
    {
        await using var server = await Server.Start();
        Assert.DoesNotContain(await Lines(server, static _ => { }), IsOfNet);
        Assert.Contains(
            await Lines(server, static http => http.AddDefaultLogger()),
            line => IsOfNet(line) && line.Contains(Documented.Id.Value, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(LoggedDetails.None, "", "")]
    [InlineData(LoggedDetails.Ray, "; cf-ray ray-1", "; cf-ray ray-1")]
    [InlineData(
        LoggedDetails.Path | LoggedDetails.Message,
        "; /accounts/account-1/images/v1/image-1; Cloudflare says: Image not found (code 5404)",
        "; /accounts/account-1/images/v1/image-1"
    )]
    public async Task Each_call_and_retry_is_an_event_with_what_is_allowed(
        LoggedDetails allowed,
        string failed,
        string succeeded
    )
    {
        using var log = new Log();
        using var host = Hosts.Build(
            builder =>
                builder
                    .Services.AddCloudflareImages(options =>
                    {
                        options.ApiToken = "5ecret-token";
                        options.Log = allowed;
                        options.Client = options.Client with
                        {
                            Retry = RetryPolicy.Exponential(1, TimeSpan.Zero),
                            Time = new SandboxClock(),
                        };
                    })
                    .ConfigurePrimaryHttpMessageHandler(static () => Replies.Script()),
            log
        );
        var get = ImagesV1.Get(AccountId.Create("account-1"), ImageId.Create("image-1"));

        Assert.True((await host.Client().Send(get)).IsRight);
        Assert.True((await host.Client().Send(get)).IsLeft);

        const string Start = "GET /accounts/{account_id}/images/v1/{image_id}: ";
        Assert.Equal(
            [
                $"Images.Functional.CloudflareClient Warning 4 CallRetried: {Start}retry 1 in 0 ms (status, status 503){Retry(allowed)}",
                $"Images.Functional.CloudflareClient Information 2 CallSucceeded: {Start}status 200 in 0 ms, 1 retries{succeeded}",
                $"Images.Functional.CloudflareClient Warning 3 CallFailed: {Start}failed (api, status 404) in 0 ms, 0 retries{failed}",
            ],
            log.Lines.Where(static line =>
                line.StartsWith("Images.Functional", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task The_users_own_hooks_are_called_too()
    {
        var calls = 0;
        using var log = new Log();
        using var host = Hosts.Build(
            builder =>
                builder
                    .Services.AddCloudflareImages(options =>
                    {
                        options.ApiToken = "5ecret-token";
                        options.Client = options.Client with { OnCall = _ => calls++ };
                    })
                    .ConfigurePrimaryHttpMessageHandler(static () => Replies.Script()),
            log
        );
        await host.Client().Send(Hosts.Get, CallOptions.Default with { Retry = RetryPolicy.None });
        Assert.Equal(1, calls);
    }

    private static string Retry(LoggedDetails allowed) =>
        allowed switch
        {
            LoggedDetails.Path | LoggedDetails.Message =>
                "; /accounts/account-1/images/v1/image-1; HTTP status 503 without an API envelope. This comes from a server or proxy on the way; try again later",
            _ => "",
        };

    private static bool IsOfNet(string line) =>
        line.StartsWith("System.Net.Http", StringComparison.Ordinal);

    private static async Task<string[]> Lines(Server server, Action<IHttpClientBuilder> change)
    {
        using var log = new Log();
        using var host = Hosts.Build(builder => change(Add(builder, server)), log);
        Assert.True((await host.Client().Send(Hosts.Get)).IsRight);
        return [.. log.Lines];
    }

    private static IHttpClientBuilder Add(HostApplicationBuilder builder, Server server) =>
        builder.Services.AddCloudflareImages(options =>
        {
            options.ApiToken = "5ecret-token";
            options.Client = options.Client with
            {
                BaseAddress = (BaseAddress)BaseAddress.Create(server.Address),
                Retry = RetryPolicy.Exponential(2, TimeSpan.Zero),
            };
        });
}
