using FsCheck.Fluent;
using Microsoft.Extensions.Configuration;

namespace Gallery;

/// <summary>The examples of the documentation of entry points. <see cref="ReadmeTests"/> checks that both are the same text.</summary>
internal static class Examples
{
    public static void Of_Credentials()
    {
        // <example>
        Either<CfErrors, Credentials> credentials = Credentials.FromVariables(
            Environment.GetEnvironmentVariable
        );
        // </example>
    }

    public static void Of_AccountId()
    {
        // <example>
        Either<CfErrors, AccountId> account = AccountId.Create("023e105f4ecef8ad9ca31a8372d0c353");
        // </example>
    }

    public static void Of_ImageId()
    {
        // <example>
        Either<CfErrors, ImageId> id = ImageId.Custom("pets/cat");
        // </example>
    }

    public static void Of_ImageFile()
    {
        // <example>
        ImageFile file = ImageFile.At("pets/cat.jpg");
        // </example>
    }

    public static void Of_Upload()
    {
        // <example>
        Either<CfErrors, Upload> upload = ImageId
            .Custom("pets/cat")
            .Map(id => Upload.Of(ImageFile.At("cat.jpg")) with { Id = id });
        // </example>
    }

    public static void Of_RetryPolicy()
    {
        // <example>
        var options = new CloudflareOptions
        {
            Retry = RetryPolicy.Exponential(5, first: TimeSpan.FromSeconds(1)),
        };
        // </example>
    }

    public static void Of_CfErrors(CfErrors errors)
    {
        // <example>
        string text = errors switch
        {
            { IsNotFound: true } => "there is no such image",
            { IsUncertain: true } => "check before you send it again",
            _ => errors.Message,
        };
        // </example>
    }

    public static void Of_ImagesV1_Get(string account, string id)
    {
        // <example>
        Operation<Image> details = ImagesV1.Get(AccountId.Create(account), ImageId.Any(id));
        // </example>
    }

    public static void Of_ImagesV1_Upload(AccountId account)
    {
        // <example>
        Operation<Image> stored = ImagesV1.Upload(account, Upload.Of(ImageFile.At("cat.jpg")));
        // </example>
    }

    public static void Of_ImagesV1_Update(AccountId account, ImageId id)
    {
        // <example>
        Operation<Image> published = ImagesV1.Update(
            account,
            id,
            new ImageUpdate { RequireSignedUrls = SignedUrls.NotRequired }
        );
        // </example>
    }

    public static void Of_ImagesV1_ParseImage(byte[] envelope)
    {
        // <example>
        string name = ImagesV1
            .ParseImage(envelope)
            .Match(Right: image => $"{image.Filename.Case}", Left: errors => errors.Message);
        // </example>
    }

    public static void Of_ImagesV2_List(AccountId account)
    {
        // <example>
        Operation<Page<Image>> active = ImagesV2.List(
            account,
            Listing.All.Where("status").Is("active")
        );
        // </example>
    }

    public static void Of_ImagesV2_DirectUpload(AccountId account, DateTimeOffset now)
    {
        // <example>
        Operation<DirectUpload> link = ImagesV2.DirectUpload(
            account,
            UploadLink.For(TimeSpan.FromHours(1), now)
        );
        // </example>
    }

    public static async Task Of_CloudflareClient(AccountId account, string token)
    {
        // <example>
        using var client = new CloudflareClient(Credentials.Token(token));
        Either<CfErrors, ImagesStats> stats = await client.Send(ImagesV1.Stats(account));
        // </example>
    }

    public static async Task Of_CloudflareClient_FromEnvironment(AccountId account)
    {
        // <example>
        Either<CfErrors, ImagesStats> stats = await CloudflareClient
            .FromEnvironment()
            .Send(ImagesV1.Stats(account));
        // </example>
    }

    public static async Task Of_CloudflareClient_Download(
        CloudflareClient client,
        AccountId account,
        ImageId id
    )
    {
        // <example>
        Either<CfErrors, Downloaded> saved = await client.Download(
            ImagesV1.Blob(account, id),
            "cat.jpg",
            overwrite: true
        );
        // </example>
    }

    public static async Task Of_CloudflareLists_Items(CloudflareClient client, AccountId account)
    {
        // <example>
        await foreach (
            Either<CfErrors, Image> item in client.Items(ImagesV2.List(account, Listing.All))
        )
            Console.WriteLine(
                item.Match(Right: image => $"{image.Id.Case}", Left: errors => errors.Message)
            );
        // </example>
    }

    public static async Task Of_CloudflareMany_SendMany(
        CloudflareClient client,
        AccountId account,
        ImageId[] ids
    )
    {
        // <example>
        await foreach (
            var sent in client.SendMany(ids, id => ImagesV1.Delete(account, id), atOnce: 8)
        )
            Console.WriteLine(
                $"{sent.Input}: {sent.Result.Match(Right: _ => "deleted", Left: errors => errors.Message)}"
            );
        // </example>
    }

    public static void Of_Cloudflare_send<RT>(AccountId account, ImageId id)
        where RT : struct, HasCloudflare<RT>
    {
        // <example>
        Aff<RT, Option<Creator>> creator = Cloudflare<RT>
            .send(ImagesV1.Get(account, id))
            .Map(image => image.Creator);
        // </example>
    }

    public static void Of_Cloudflare_foldMany<RT>(AccountId account, Seq<ImageId> ids)
        where RT : struct, HasCloudflare<RT>
    {
        // <example>
        Aff<RT, int> failures = Cloudflare<RT>.foldMany(
            ids,
            id => ImagesV1.Delete(account, id),
            8,
            0,
            (count, sent) => sent.Result.IsLeft ? count + 1 : count
        );
        // </example>
    }

    public static void Of_Cloudflare_foldManyAff<RT>(
        AccountId account,
        Seq<ImageId> ids,
        Func<ImageId, Either<CfErrors, Unit>, Aff<RT, Unit>> record
    )
        where RT : struct, HasCloudflare<RT>
    {
        // <example>
        Aff<RT, Unit> deleted = Cloudflare<RT>.foldManyAff(
            ids,
            id => ImagesV1.Delete(account, id),
            8,
            unit,
            (_, sent) => record(sent.Input, sent.Result)
        );
        // </example>
    }

    public static void Of_Cloudflare_foldItemsAff<RT>(
        AccountId account,
        Func<Image, Aff<RT, Unit>> store
    )
        where RT : struct, HasCloudflare<RT>
    {
        // <example>
        Aff<RT, Unit> copied = Cloudflare<RT>.foldItemsAff(
            ImagesV2.List(account, Listing.All),
            unit,
            (_, item) => item.Match(Right: store, Left: wrong => FailAff<RT, Unit>(wrong))
        );
        // </example>
    }

    public static void Of_SandboxHandler()
    {
        // <example>
        using var http = new HttpClient(new SandboxHandler(SandboxState.WithDocumentedImage));
        using var client = new CloudflareClient(http, Documented.Credentials);
        // </example>
    }

    public static void Of_SandboxClock()
    {
        // <example>
        var options = new CloudflareOptions { Time = new SandboxClock { AutoAdvance = true } };
        // </example>
    }

    public static void Of_Derived()
    {
        // <example>
        var property = Prop.ForAll(
            Derived.Of(ImagesStats.Codec),
            stats => ImagesStats.Codec.Parse(ImagesStats.Codec.ToJson(stats)) == stats
        );
        // </example>
    }

    public static void Of_AddCloudflareImages(
        IServiceCollection services,
        IConfiguration configuration
    )
    {
        // <example>
        services.AddCloudflareImages(configuration.GetSection("Cloudflare"));
        // </example>
    }

    public static Either<CfErrors, Transformation> Of_Transformation() =>
        // <example>
        Transformation.Of(TransformOption.Width(400), TransformOption.Fit(Fit.Cover))
    // </example>
    ;
}
