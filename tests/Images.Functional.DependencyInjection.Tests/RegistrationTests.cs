using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using Images.Functional.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Images.Functional.DependencyInjection.Tests;

/// <summary>What is registered, and that calls go where the options say.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public async Task A_client_sends_what_its_section_says()
    {
        await using var server = await Server.Start();
        using var host = Hosts.Of(
            ("Cloudflare:ApiToken", "token-1"),
            ("Cloudflare:BaseUrl", server.Address),
            ("Cloudflare:AccountId", Documented.Account.Value)
        );
        await host.StartAsync();
        var account = host.Services.GetRequiredService<AccountId>();

        var image = await host.Client().Send(ImagesV1.Get(account, Documented.Id));

        Assert.Equal(Documented.Image, image);
        Assert.Equal(
            [$"GET /accounts/{Documented.Account}/images/v1/{Documented.Id} Bearer token-1"],
            server.Requests
        );
    }

    [Fact]
    public async Task A_second_registration_adds_options_and_keeps_a_handler_of_the_first()
    {
        using var sandbox = new SandboxHandler(SandboxState.WithDocumentedImage);
        using var host = Hosts.Build(builder =>
        {
            builder
                .Services.AddCloudflareImages(static options =>
                    options.Credentials = Documented.Credentials
                )
                .ConfigurePrimaryHttpMessageHandler(() => sandbox);
            builder.Services.AddCloudflareImages(static options =>
                options.AccountId = Documented.Account.Value
            );
        });
        await host.StartAsync();
        var account = host.Services.GetRequiredService<AccountId>();

        var image = await host.Client().Send(ImagesV1.Get(account, Documented.Id));

        Assert.Equal(Documented.Image, image);
        Assert.Equal(1, sandbox.State.Requests);
    }

    [Fact]
    public async Task Clients_with_names_are_keyed_services_with_their_own_options()
    {
        await using var server = await Server.Start();
        using var host = Hosts.Build(builder =>
        {
            var configuration = builder.Configured(
                ("One:ApiToken", "token-1"),
                ("One:BaseUrl", server.Address),
                ("One:AccountId", "one"),
                ("Two:ApiToken", "token-2"),
                ("Two:BaseUrl", server.Address)
            );
            builder.Services.AddCloudflareImages(configuration.GetSection("One"));
            builder.Services.AddCloudflareImages("two", configuration.GetSection("Two"));
            builder.Services.AddCloudflareImages(
                "three",
                options =>
                {
                    options.Credentials = Credentials.Token("token-3");
                    options.AccountId = "three";
                    options.Client = options.Client with
                    {
                        BaseAddress = (BaseAddress)BaseAddress.Create(server.Address),
                    };
                }
            );
        });
        await host.StartAsync();

        foreach (
            var client in new[]
            {
                host.Client(),
                host.Services.GetRequiredKeyedService<CloudflareClient>("two"),
                host.Services.GetRequiredKeyedService<CloudflareClient>("three"),
            }
        )
            Assert.True((await client.Send(Hosts.Get)).IsRight);

        Assert.Equal(
            ["token-1", "token-2", "token-3"],
            server.Requests.Select(static one => one.Split(' ')[^1])
        );
        Assert.Equal("one", host.Services.GetRequiredService<AccountId>().Value);
        Assert.Equal("three", host.Services.GetRequiredKeyedService<AccountId>("three").Value);
        Assert.Equal(
            "No account: set Two:AccountId.",
            Assert
                .Throws<InvalidOperationException>(() =>
                    host.Services.GetRequiredKeyedService<AccountId>("two")
                )
                .Message
        );
    }

    private static async Task<IHost> Started(Server server)
    {
        var host = Hosts.Of(("Cloudflare:ApiToken", "old"), ("Cloudflare:BaseUrl", server.Address));
        await host.StartAsync();
        return host;
    }

    [Fact]
    public async Task New_credentials_take_effect_when_configuration_is_reloaded()
    {
        await using var server = await Server.Start();
        using var host = await Started(server);
        var client = host.Client();
        await client.Send(Hosts.Get);

        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();
        configuration["Cloudflare:ApiToken"] = "new";
        configuration.Reload();
        await client.Send(Hosts.Get);

        Assert.Equal(["old", "new"], server.Requests.Select(static one => one.Split(' ')[^1]));
    }

    [Fact]
    public async Task The_last_credentials_are_used_while_reloaded_options_are_wrong()
    {
        await using var server = await Server.Start();
        using var host = await Started(server);
        var client = host.Client();
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();

        configuration["Cloudflare:ApiToken"] = "new";
        configuration["Cloudflare:Timeout"] = "soon";
        // Whoever reloads gets what is wrong.
        Assert.NotNull(Record.Exception(configuration.Reload));
        Assert.True((await client.Send(Hosts.Get)).IsRight);
        configuration["Cloudflare:Timeout"] = null;
        configuration.Reload();
        Assert.True((await client.Send(Hosts.Get)).IsRight);

        Assert.Equal(["old", "new"], server.Requests.Select(static one => one.Split(' ')[^1]));
    }

    [Fact]
    public async Task The_last_credentials_are_used_while_a_function_that_sets_options_throws()
    {
        await using var server = await Server.Start();
        using var host = Hosts.Build(builder =>
        {
            var section = builder
                .Configured(("Cloudflare:ApiToken", "old"), ("Cloudflare:BaseUrl", server.Address))
                .GetSection("Cloudflare");
            builder.Services.AddCloudflareImages(section);
            builder.Services.Configure<CloudflareImagesOptions>(options =>
            {
                if (options.ApiToken == "bad")
                    throw new FormatException();
            });
        });
        await host.StartAsync();
        var client = host.Client();
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();

        configuration["Cloudflare:ApiToken"] = "bad";
        Assert.NotNull(Record.Exception(configuration.Reload));
        Assert.True((await client.Send(Hosts.Get)).IsRight);
        configuration["Cloudflare:ApiToken"] = "new";
        configuration.Reload();
        Assert.True((await client.Send(Hosts.Get)).IsRight);

        Assert.Equal(["old", "new"], server.Requests.Select(static one => one.Split(' ')[^1]));
    }

    [Fact]
    public void The_client_is_a_singleton_that_its_user_may_register_twice()
    {
        using var host = Hosts.Build(static builder =>
        {
            builder.Services.AddCloudflareImages(static options => options.ApiToken = "one");
            builder.Services.AddCloudflareImages(static options => options.MaximumConnections = 7);
        });
        Assert.Same(host.Client(), host.Client());
        Assert.Equal(7, Primary(host.Services).MaxConnectionsPerServer);
    }

    [Fact]
    public void The_HTTP_client_has_the_safe_primary_handler_and_no_timeout()
    {
        using var host = Hosts.Of(
            ("Cloudflare:ApiToken", "5ecret-token"),
            ("Cloudflare:MaximumConnections", "5"),
            ("Cloudflare:ConnectTimeout", "00:00:07")
        );
        var handler = Primary(host.Services);
        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
        Assert.Equal(DecompressionMethods.None, handler.AutomaticDecompression);
        Assert.Equal(5, handler.MaxConnectionsPerServer);
        Assert.Equal(TimeSpan.FromSeconds(7), handler.ConnectTimeout);
        using var http = host
            .Services.GetRequiredService<IHttpClientFactory>()
            .CreateClient("Images.Functional");
        Assert.Equal(Timeout.InfiniteTimeSpan, http.Timeout);
    }

    [Fact]
    public async Task The_builder_takes_the_sandbox_in_place_of_the_network()
    {
        using var host = Hosts.Build(static builder =>
            builder
                .Services.AddCloudflareImages(static options => options.ApiToken = "5ecret-token")
                .ConfigurePrimaryHttpMessageHandler(static () =>
                    new SandboxHandler(
                        SandboxState.WithDocumentedImage.WithReader(
                            (Credentials)Credentials.Token("5ecret-token")
                        )
                    )
                )
        );
        Assert.Equal(Documented.Image, await host.Client().Send(Hosts.Get));
    }

    private static SocketsHttpHandler Primary(IServiceProvider services)
    {
        var handler = services
            .GetRequiredService<IHttpMessageHandlerFactory>()
            .CreateHandler("Images.Functional");
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;
        return Assert.IsType<SocketsHttpHandler>(handler);
    }
}
