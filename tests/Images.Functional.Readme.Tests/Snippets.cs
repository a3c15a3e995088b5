namespace Gallery;

/// <summary>
/// The snippets of the READMEs, as code that is built and run. <see cref="ReadmeTests"/> checks that both are the same text.
/// </summary>
public sealed class Snippets
{
    [Fact]
    public async Task The_plain_client()
    {
        var (account, image, token) = ("023e105f4ecef8ad9ca31a8372d0c353", "../..", "token");
        // <snippet>
        Operation<string> operation = ImagesV1
            .Get(AccountId.Create(account), ImageId.Create(image))
            .Map(i => i.ToJson());
        // </snippet>
        // <snippet>
        using var client = new CloudflareClient(Credentials.Token(token));
        Either<CfErrors, string> json = await client.Send(operation);
        // </snippet>
        Assert.True(json.IsLeft);
    }

    [Fact]
    public void The_value_or_an_exception()
    {
        Func<string, string?> variable = static _ => Documented.Account.Value;
        // <snippet>
        AccountId account = AccountId
            .FromVariables(variable)
            .IfLeft(errors => throw errors.ToException());
        // </snippet>
        Assert.Equal(Documented.Account, account);
    }

    // <snippet>
    public static Aff<RT, VariantUrl> Thumbnail<RT>(AccountId account, ImageId id)
        where RT : struct, HasCloudflare<RT> =>
        from image in Cloudflare<RT>.send(ImagesV1.Get(account, id))
        from _ in guard(!image.IsDraft, Error.New("the file has not arrived yet"))
        from url in image.Variant("thumbnail").ToAff(Error.New("the image has no thumbnail"))
        select url;

    // </snippet>

    [Fact]
    public async Task A_variant_by_Aff() =>
        Assert.Equal(
            Documented.Image.Variant("thumbnail"),
            (
                await Thumbnail<SandboxRuntime>(Documented.Account, Documented.Id).Run(Runtime)
            ).ToOption()
        );

    // <snippet>
    public static Either<CfErrors, Seq<ImageId>> Ids(Seq<string> texts) =>
        texts.Map(text => ImageId.Any(text).ToErrorValidation()).Sequence().ToCfEither();

    // </snippet>

    [Fact]
    public void The_errors_of_all_texts()
    {
        Assert.Equal(2, Ids(Seq("a", "..", "b", "")).Match(Right: _ => 0, Left: e => e.Count));
        Assert.Equal(2, Ids(Seq("a", "b")).Match(Right: ids => ids.Count, Left: _ => 0));
    }

    // <snippet>
    public static Aff<RT, Image> WithRetries<RT>(Operation<Image> upload, Schedule schedule)
        where RT : struct, HasCloudflare<RT> =>
        Cloudflare<RT>
            .send(upload)
            .RetryWhile(
                schedule,
                error => error is CfErrors { IsRetryable: true, IsUncertain: false }
            );

    // </snippet>

    [Fact]
    public async Task A_retry_of_an_upload_stores_no_second_copy()
    {
        var upload = ImagesV1.Upload(
            Documented.Account,
            Upload.Of(ImageFile.Of("GIF89a"u8.ToArray()))
        );
        var runtime = SandboxRuntime.New(
            SandboxState
                .WithDocumentedImage.WithEditor(Documented.Credentials)
                .WithScript(
                    SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromHours(1))),
                    SandboxStep.DropAfter
                )
        );
        var stored = await WithRetries<SandboxRuntime>(upload, Schedule.recurs(5)).Run(runtime);
        Assert.True(stored.IsFail);
        Assert.Equal(2, runtime.State.Requests);
        Assert.Single(runtime.State.Files);
    }

    // <snippet>
    public static Aff<RT, Option<Image>> Find<RT>(AccountId account, ImageId id)
        where RT : struct, HasCloudflare<RT> =>
        Cloudflare<RT>.send(ImagesV1.Get(account, id)).Map(Some)
        | @catchOf<RT, CfErrors, Option<Image>>(errors =>
            errors.IsNotFound
                ? SuccessAff<RT, Option<Image>>(None)
                : FailAff<RT, Option<Image>>(errors)
        );

    // </snippet>

    [Fact]
    public async Task A_where_loses_the_message()
    {
        Fin<int> failed = await (
            from number in SuccessAff<SandboxRuntime, int>(1)
            where number > 1
            select number
        ).Run(Runtime);
        Assert.Equal(Errors.CancelledCode, ((Error)failed).Code);
        Assert.True(
            (from number in Right<CfErrors, int>(1) where number > 1 select number).IsBottom
        );
    }

    // <snippet>
    public static Aff<RT, Seq<ImageId>> Clean<RT>(AccountId account, Seq<ImageId> unwanted)
        where RT : struct, HasCloudflare<RT> =>
        Cloudflare<RT>.foldMany(
            unwanted,
            id => ImagesV1.Delete(account, id),
            8,
            Seq<ImageId>(),
            (left, sent) => sent.Result.IsLeft ? left.Add(sent.Input) : left
        );

    // </snippet>

    [Fact]
    public async Task What_could_not_be_cleaned_up_is_left()
    {
        var other = ImageId.Create("other").IfLeft(static e => throw e.ToException());
        Fin<Seq<ImageId>> left = await Clean<SandboxRuntime>(
                Documented.Account,
                Seq(Documented.Id, other)
            )
            .Run(SandboxRuntime.New(SandboxState.WithDocumentedImage));
        Assert.Equal(FinSucc(Seq1(other)), left);
    }

    [Fact]
    public async Task Tasks_one_after_the_other()
    {
        using var http = new HttpMessageInvoker(new SandboxHandler(SandboxState.Empty));
        using var client = new CloudflareClient(http, Documented.Credentials);
        var (account, id) = (Documented.Account, Documented.Id);
        // <snippet>
        Either<CfErrors, Unit> deleted = await (
            from image in client.Send(ImagesV1.Get(account, id)).ToAsync()
            from done in client.Send(ImagesV1.Delete(account, id)).ToAsync()
            select done
        );
        // </snippet>
        Assert.True(deleted.IsLeft);
    }

    // <snippet>
    public static Aff<RT, Downloaded> Save<RT>(
        CloudflareClient client,
        Operation<Blob> blob,
        string path
    )
        where RT : struct, HasCloudflare<RT> =>
        AffMaybe<RT, Downloaded>(async runtime =>
            (
                await client.Download(blob, path, cancellationToken: runtime.CancellationToken)
            ).ToFin()
        );

    // </snippet>

    [Fact]
    public async Task A_download_by_Aff()
    {
        using var http = new HttpMessageInvoker(
            new SandboxHandler(SandboxState.WithDocumentedImage)
        );
        using var client = new CloudflareClient(http, Documented.Credentials);
        Fin<Downloaded> saved = await Save<CloudflareRuntime>(
                client,
                ImagesV1.Blob(Documented.Account, ImageId.Create("other")),
                Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())
            )
            .Run(CloudflareRuntime.New(client));
        Assert.True(((CfErrors)(Error)saved).IsNotFound);
    }

    [Fact]
    public async Task An_image_that_may_not_be_there()
    {
        var other = ImageId.Create("other").IfLeft(static e => throw e.ToException());
        Assert.Equal(
            FinSucc(Some(Documented.Image)),
            await Find<SandboxRuntime>(Documented.Account, Documented.Id).Run(Runtime)
        );
        Assert.Equal(
            FinSucc(Option<Image>.None),
            await Find<SandboxRuntime>(Documented.Account, other).Run(Runtime)
        );
    }

    [Fact]
    public void The_parser_alone()
    {
        var envelope = Envelope
            .Of(Documented.Image)
            .ToJson()
            .Replace("key", "owner", StringComparison.Ordinal);
        // <snippet>
        Either<CfErrors, Image> parsed = ImagesV1.ParseImage(envelope);
        string text = parsed.Match(
            Right: i =>
                $"{i.Filename.Map(f => f.Value).IfNone("unnamed")}: {i.Variants.Map(v => v.Count).IfNone(0)} variants",
            Left: errors => string.Join('\n', errors.Items)
        );
        // </snippet>
        Assert.Equal("logo.png: 3 variants", text);
        // <snippet>
        Either<CfErrors, Option<Tags>> tags = parsed.Bind(i =>
            i.Meta.Map(m => m.As(TagsContext.Default.Tags)).Sequence()
        );
        // </snippet>
        Assert.Equal(Right<CfErrors, Option<Tags>>(Some(new Tags("value"))), tags);
    }

    [Fact]
    public async Task Files_lists_and_URLs()
    {
        var account = Documented.Account;
        var old = ImageId.Create("old").Right();
        using var sandbox = new SandboxHandler(
            SandboxState.WithDocumentedImage.With(
                account,
                old,
                Documented.Image with
                {
                    Id = old,
                    Meta = Metadata.Create("""{"status":"expired"}""").Right(),
                }
            )
        );
        using var http = new HttpMessageInvoker(sandbox);
        using var client = new CloudflareClient(http, Documented.Credentials);
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "GIF89a");
        using var copy = new MemoryStream();
        // <snippet>
        var id = ImageId.Custom("pets/cat");
        var cat = id.Map(i => Upload.Of(ImageFile.At(path)) with { Id = i });
        Either<CfErrors, Image> stored = await client.Send(ImagesV1.Upload(account, cat));
        Either<CfErrors, Downloaded> bytes = await client.Download(
            ImagesV1.Blob(account, id),
            copy
        );
        // </snippet>
        Assert.True(stored.IsRight && bytes.IsRight);
        // <snippet>
        var unwanted = new List<ImageId>();
        var expired = Listing.All.Where("status").Is("expired");
        await foreach (var item in client.Items(ImagesV2.List(account, expired)))
            item.Match(
                Right: image => image.Id.IfSome(found => unwanted.Add(found)),
                Left: errors => Console.WriteLine(errors.Message)
            );
        await foreach (
            var sent in client.SendMany(unwanted, id => ImagesV1.Delete(account, id), atOnce: 8)
        )
            Console.WriteLine(
                $"{sent.Input}: {sent.Result.Match(Right: _ => "deleted", Left: errors => errors.Message)}"
            );
        // </snippet>
        Assert.Equal([old], unwanted);
        Assert.True((await client.Send(ImagesV1.Get(account, old))).IsLeft);
        var key = SigningKeyValue.Create("a key").Right();
        var now = DateTimeOffset.UnixEpoch;
        // <snippet>
        Either<CfErrors, DeliveryUrl> url = DeliveryUrl.Create(
            "https://imagedelivery.net/cheeW4oKsx5ljh8e8BoL2A/bc27a117-9509-446b-8c69-c81bfeac0a01/mobile"
        );
        Either<CfErrors, DeliveryUrl> signed = url.Bind(u =>
            SignedUrl.Sign(u, key, now.AddHours(1), now)
        );
        // </snippet>
        Assert.True(signed.IsRight);
        File.Delete(path);
    }

    [Fact]
    public async Task A_listener_hears_of_each_call()
    {
        // Other tests' calls are heard as well: this one's status is its own.
        var log = new System.Collections.Concurrent.ConcurrentQueue<string>();
        // <snippet>
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == CloudflareClient.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllData,
            ActivityStopped = span =>
                log.Enqueue($"{span.DisplayName}: {span.GetTagItem("http.response.status_code")}"),
        };
        ActivitySource.AddActivityListener(listener);
        // </snippet>
        var teapot = SandboxStep.Reply(new SandboxReply(418));
        await Cloudflare<SandboxRuntime>
            .send(ImagesV1.Get(Documented.Account, Documented.Id))
            .Run(SandboxRuntime.New(SandboxState.Empty.WithScript(teapot)));
        Assert.Contains("GET /accounts/{account_id}/images/v1/{image_id}: 418", log);
    }

    [Fact]
    public async Task Hooks_hear_of_each_call_and_retry()
    {
        var log = new System.Collections.Concurrent.ConcurrentQueue<string>();
        // <snippet>
        var options = new CloudflareOptions
        {
            OnCall = call =>
                log.Enqueue($"{call.Request.Template} {call.Duration} {call.ErrorType}"),
            OnRetry = retry => log.Enqueue($"{retry.Request.Template} again in {retry.Delay}"),
        };
        // </snippet>
        await Cloudflare<SandboxRuntime>
            .send(ImagesV1.Get(Documented.Account, Documented.Id))
            .Run(SandboxRuntime.New(SandboxState.WithDocumentedImage, options: options));
        Assert.StartsWith(
            "/accounts/{account_id}/images/v1/{image_id} ",
            Assert.Single(log),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_left_of_the_rate_limit()
    {
        var (account, id) = (Documented.Account, Documented.Id);
        using var http = new HttpMessageInvoker(
            new SandboxHandler(SandboxState.WithDocumentedImage with { Remaining = 7 })
        );
        using var client = new CloudflareClient(http, Documented.Credentials);
        // <snippet>
        Either<CfErrors, Reply<Image>> reply = await client.SendForReply(ImagesV1.Get(account, id));
        Seq<RateLimit> left = reply.Match(
            Right: r => r.Response.RateLimits,
            Left: errors => errors.Response.ToSeq().Bind(r => r.RateLimits)
        );
        // </snippet>
        Assert.Equal(Seq1(new RateLimit("default", 6, TimeSpan.FromMinutes(5))), left);
    }

    [Fact]
    public async Task The_sandbox()
    {
        var (account, id, image) = (Documented.Account, Documented.Id, Documented.Image);
        // <snippet>
        SandboxState state = SandboxState
            .Empty.WithReader(Documented.Credentials)
            .With(account, id, image);
        Fin<Image> fetched = await Cloudflare<SandboxRuntime>
            .send(ImagesV1.Get(account, id))
            .Run(SandboxRuntime.New(state));
        // </snippet>
        Assert.Equal(FinSucc(image), fetched);
    }

    // <snippet>
    [Property(Arbitrary = new[] { typeof(Arbitraries) })]
    public bool Every_image_survives_writing_and_reading(Image image) =>
        ImagesV1.ParseImage(Envelope.Of(image).ToJson()) == image;

    // </snippet>

    private static SandboxRuntime Runtime => SandboxRuntime.New(SandboxState.WithDocumentedImage);
}

internal sealed record Tags([property: JsonPropertyName("owner")] string Owner);

[JsonSerializable(typeof(Tags))]
internal sealed partial class TagsContext : JsonSerializerContext;
