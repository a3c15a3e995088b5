using Endpoint = Images.Functional.Endpoint;

namespace Gallery;

// <snippet>
public sealed record Likes(long Count, Option<string> Latest)
{
    public static Codec<Likes> Codec { get; } =
        Json.Object(
            Json.Required("count", Json.Integer, static (Likes l) => l.Count),
            Json.Optional("latest", Json.String, static (Likes l) => l.Latest),
            static (count, latest) => new Likes(count, latest)
        );
}

public static class ImageLikes
{
    public static Endpoint<(AccountId, ImageId), Likes> GetEndpoint { get; } =
        Endpoint
            .Get("/accounts/{account_id}/images/v1/{image_id}/likes", AccountId.Text)
            .Path(ImageId.Text)
            .Gives(Likes.Codec);

    public static Operation<Likes> Get(AccountId account, ImageId image) =>
        GetEndpoint.Of((account, image));

    public static SandboxRule Rule(Likes likes) =>
        SandboxRule.On(GetEndpoint, (state, _) => (state, likes));
}

// </snippet>

/// <summary>The made-up operation, sent by the client and answered by the sandbox.</summary>
public sealed class AddAnOperationTests
{
    [Fact]
    public async Task It_is_sent_and_answered()
    {
        var likes = new Likes(7, "you");
        using var http = new HttpClient(
            new SandboxHandler(SandboxState.WithDocumentedImage.WithRules(ImageLikes.Rule(likes)))
        );
        using var client = new CloudflareClient(http, Documented.Credentials);
        Assert.Equal(likes, await client.Send(ImageLikes.Get(Documented.Account, Documented.Id)));
    }

    [Fact]
    public void Its_parser_reports_every_violation() =>
        Assert.Equal(
            ["/result/count", "/result/latest"],
            ImageLikes
                .GetEndpoint.Parse("""{"success":true,"result":{"latest":1,"count":"x"}}"""u8)
                .Match(
                    Right: _ => Seq<string>(),
                    Left: errors =>
                        errors.Items.Map(error =>
                            error is CfError.Malformed malformed ? malformed.Pointer : ""
                        )
                )
                .Order()
        );

    [Property(Arbitrary = new[] { typeof(Arbitraries) })]
    public FsCheck.Property Its_values_survive_writing_and_reading() =>
        FsCheck.Fluent.Prop.ForAll(
            Derived.Of(Likes.Codec),
            likes => Likes.Codec.Parse(Likes.Codec.ToJson(likes)) == likes
        );
}
