namespace Gallery;

/// <summary>The snippets about dependency injection.</summary>
public sealed class ServiceSnippets
{
    [Fact]
    public void A_section()
    {
        var builder = Builder();
        // <snippet>
        builder.Services.AddCloudflareImages(builder.Configuration.GetSection("Cloudflare"));
        // </snippet>
        using var services = builder.Services.BuildServiceProvider();
        Assert.NotNull(services.GetRequiredService<CloudflareClient>());
    }

    [Fact]
    public void A_vault()
    {
        var builder = Builder();
        Func<CancellationToken, ValueTask<Either<CfErrors, Credentials>>> vault = static _ =>
            ValueTask.FromResult<Either<CfErrors, Credentials>>(Documented.Credentials);
        // <snippet>
        builder.Services.AddCloudflareImages(options =>
        {
            options.Credentials = CredentialSource.Asking(vault);
            options.Client = options.Client with { Retry = RetryPolicy.Exponential(5) };
        });
        // </snippet>
        using var services = builder.Services.BuildServiceProvider();
        Assert.NotNull(services.GetRequiredService<CloudflareClient>());
    }

    [Fact]
    public void Two_clients()
    {
        var builder = Builder();
        // <snippet>
        builder.Services.AddCloudflareImages(
            "staging",
            builder.Configuration.GetSection("Staging")
        );
        var app = builder.Build();
        app.MapGet(
            "/images",
            async (
                [FromKeyedServices("staging")] CloudflareClient client,
                [FromKeyedServices("staging")] AccountId account
            ) =>
                (await client.Send(ImagesV1.Stats(account))).Match(
                    Right: stats => $"{stats.Current} images",
                    Left: errors => errors.Message
                )
        );
        // </snippet>
        Assert.NotNull(app.Services.GetRequiredKeyedService<CloudflareClient>("staging"));
    }

    private static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["Cloudflare:ApiToken"] = "5ecret-token";
        builder.Configuration["Staging:ApiToken"] = "5ecret-token";
        return builder;
    }
}
