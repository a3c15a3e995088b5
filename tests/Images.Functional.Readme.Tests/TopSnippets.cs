namespace Gallery;

/// <summary>The snippets of the README at the top, but for its program.</summary>
public sealed class TopSnippets
{
    [Fact]
    public async Task Four_ways_to_read_a_result()
    {
        var (account, id) = (Documented.Account, Documented.Id);
        using var http = new HttpClient(new SandboxHandler(SandboxState.WithDocumentedImage));
        using var client = new CloudflareClient(http, Documented.Credentials);
        // <snippet>
        Either<CfErrors, Image> result = await client.Send(ImagesV1.Get(account, id));
        string text = result.Match(
            Right: image => $"found {image.Id.Case}",
            Left: errors => errors.Message
        );
        if (result.IsRight && result.Case is Image found && !found.IsDraft)
            text += $", created by {found.Creator.Case ?? "unknown"}";
        long? allowed = (await client.Send(ImagesV1.Stats(account)))
            .ToOption()
            .Bind(stats => stats.Allowed)
            .ToNullable();
        Image sure = result.IfLeft(errors => throw errors.ToException());
        // </snippet>
        Assert.Equal($"found {id}, created by {Documented.Image.Creator.Case}", text);
        Assert.Equal(100_000, allowed);
        Assert.Equal(Documented.Image, sure);
    }

    // <snippet>
    public static Aff<RT, Unit> Publish<RT>(AccountId account, ImageId id)
        where RT : struct, HasCloudflare<RT> =>
        from image in Cloudflare<RT>.send(ImagesV1.Get(account, id))
        from _ in guard(!image.IsDraft, Error.New("the file has not arrived yet"))
        from changed in Cloudflare<RT>.send(
            ImagesV1.Update(
                account,
                id,
                new ImageUpdate { RequireSignedUrls = SignedUrls.NotRequired }
            )
        )
        select unit;

    // </snippet>

    [Fact]
    public async Task A_workflow_by_Aff()
    {
        var runtime = SandboxRuntime.New(
            SandboxState.WithDocumentedImage.WithEditor(Documented.Credentials)
        );
        Assert.True(
            (await Publish<SandboxRuntime>(Documented.Account, Documented.Id).Run(runtime)).IsSucc
        );
    }

    [Fact]
    public void The_web_application()
    {
        Assert.NotNull(Application([]));

        static WebApplication Application(string[] args)
        {
            // <snippet>
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddCloudflareImages(builder.Configuration.GetSection("Cloudflare"));
            var app = builder.Build();
            app.MapGet(
                "/pictures/{**id}",
                async (string id, CloudflareClient client, [FromServices] AccountId account) =>
                    (await client.Send(ImagesV1.Get(account, ImageId.Any(id)))).Match(
                        Right: image => Results.Text(image.ToJson(), "application/json"),
                        Left: errors =>
                            Results.Problem(
                                errors.Message,
                                statusCode: errors.IsInvalid ? 400
                                    : errors.IsNotFound ? 404
                                    : 502
                            )
                    )
            );
            // </snippet>
            return app;
        }
    }

    // <snippet>
    [Fact]
    public async Task A_full_rate_limit_is_waited_for()
    {
        var clock = new SandboxClock { AutoAdvance = true };
        var state = SandboxState.WithDocumentedImage.WithScript(
            SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromSeconds(30)))
        );
        using var http = new HttpClient(new SandboxHandler(state, clock));
        using var client = new CloudflareClient(
            http,
            Documented.Credentials,
            new CloudflareOptions { Time = clock }
        );
        Assert.True((await client.Send(ImagesV1.Get(Documented.Account, Documented.Id))).IsRight);
        Assert.Equal(TimeSpan.FromSeconds(30), clock.Elapsed);
    }
    // </snippet>
}
