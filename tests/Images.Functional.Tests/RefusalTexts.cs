using System;
using System.Linq;
using System.Text;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>What a refused value of a list, a variant or a URL says, word for word. (<see cref="ErrorTexts"/> has the others.)</summary>
public class RefusalTexts
{
    private static readonly AccountId Account = AccountId.Create("a").Right();
    private static readonly AccountHash Hash = AccountHash.Create("hash").Right();
    private static readonly ImageId Id = ImageId.Any("id").Right();
    private static readonly VariantId Variant = VariantId.Create("public").Right();

    private static readonly BatchHost Batch = BatchHost
        .FromVariables(Account, static _ => null)
        .Right();

    private static MetadataWhere Status => Listing.All.Where("status");

    public static TheoryData<string, CfErrors> OfLists { get; } =
        new()
        {
            {
                "per_page: expected 10 to 10,000 images a page, found 10,001",
                PageSize.Create(10_001).Left()
            },
            {
                "per_page: expected a whole number, found other text",
                PageSize.Text.Create("x").Left()
            },
            {
                "sort_order: expected asc or desc, found \"up\"",
                SortOrders.Text.Create("up").Left()
            },
            { "page: expected at least 1, found 0", ListingV1.First.At(0).Left() },
            {
                "creator: must not be empty; CreatorFilter.Missing finds images without one",
                CreatorFilter.Of(Creator.Create("").Right()).Left()
            },
            {
                "metadata filter: expected meta.<field>[<operator>], found \"meta.a\"",
                MetadataFilter.Parse("meta.a", "").Left()
            },
            {
                "metadata filter: expected eq, in, gt, gte, lt or lte, with or without a type, found \"ne\"",
                MetadataFilter.Parse("meta.a[ne]", "").Left()
            },
            {
                "metadata filter: expected true or false, found \"yes\"",
                MetadataFilter.Parse("meta.a[eq:boolean]", "yes").Left()
            },
            {
                "metadata filter: expected a number, found \"ten\"",
                MetadataFilter.Parse("meta.a[gt]", "ten").Left()
            },
            {
                "metadata filter: expected values without a vertical bar, which separates values, found \"a|b\"",
                Status.In("a|b").Left()
            },
            {
                "metadata filter: expected 1 to 10 values, found 11",
                Status.In(new string[11]).Left()
            },
            {
                "listing: expected at most 5 conditions on metadata (a range counts as two), found more",
                Enumerable
                    .Range(0, 6)
                    .Aggregate(
                        (Either<CfErrors, Listing>)Listing.All,
                        static (listing, _) => listing.Bind(one => one.Where("a").Is(true))
                    )
                    .Left()
            },
            {
                "metadata field: expected at most 5 names with dots between them, found 6",
                MetadataField.Create("a.b.c.d.e.f").Left()
            },
            {
                "metadata field: expected names of 1 to 100 characters with dots between them, found \"a.\"",
                MetadataField.Create("a.").Left()
            },
            {
                "metadata field: expected names of letters (a to z), digits and underscores, found \"a-b\"",
                MetadataField.Create("a-b").Left()
            },
            {
                "unexpected JSON at /result/continuation_token (byte 0): expected a token other than the one sent, found the same one, so the list would never end",
                NextOf("t", "t").Request.Left()
            },
        };

    [Fact]
    public void A_list_without_end_is_no_fault_of_the_callers() =>
        Assert.False(NextOf("t", "t").Request.Left().IsInvalid);

    public static TheoryData<string, CfErrors> OfValues { get; } =
        new()
        {
            { "pixels: expected at least 1, found 0", Pixels.Create(0).Left() },
            {
                "browser_ttl: expected 3,600 to 31,536,000 seconds (one hour to one year), found 3,599",
                BrowserTtl.Create(3_599).Left()
            },
            {
                "url: expected an absolute URL, http or https, found other text",
                SourceUrl.Create("x").Left()
            },
            { "url: expected 1 to 4,096 characters, found none", SourceUrl.Create("").Left() },
            { "uploadURL: expected an https URL, found other text", UploadUrl.Create("x").Left() },
            {
                $"value: expected at most {FieldLimits.SecretCharacters:N0} characters, found other text",
                SigningKeyValue.Create(new string('a', FieldLimits.SecretCharacters + 1)).Left()
            },
            { "blob: expected base64, found other text", Blob.Codec.Parse("\"-\"").Left() },
            {
                "batch host: does not have this operation: send it with a client of the API",
                Batch.Of(ImagesV1.Stats(AccountId.Create("b")).Request.Right()).Left()
            },
            {
                "account_id: must be the account of the batch token",
                Batch.Of(ImagesV1.Get(AccountId.Create("b"), Id).Request.Right()).Left()
            },
        };

    public static TheoryData<string, CfErrors> OfUrls { get; } =
        new()
        {
            {
                "variant: expected a variant's name, found \"..\"",
                DeliveryUrl.Of(Hash, Id, VariantId.Create("..").Right()).Left()
            },
            {
                "transformation: expected at least one option, found none",
                DeliveryUrl.Of(Hash, Id, Transformation.Empty).Left()
            },
            {
                "transformation: expected at least one option, found none",
                DeliveryUrl.Of(Hash, Id, Variant).Right().With(Transformation.Empty).Left()
            },
            {
                "account_hash: expected a hash, found none",
                DeliveryUrl.Of(default, Id, Variant).Left()
            },
            {
                "image_id: expected an id, found none",
                DeliveryUrl.Of(Hash, default, Variant).Left()
            },
            {
                "transformation: expected at least one option, found none",
                RemoteImageUrl.Of("example.com", Transformation.Empty, "a.png").Left()
            },
            { "source: must not be null", RemoteImageUrl.Of("example.com", Width, null).Left() },
            {
                "source: expected a URL or a path, found \"/\"",
                RemoteImageUrl.Of("example.com", Width, "/").Left()
            },
            { "zone: must not be null", RemoteImageUrl.Of(null, Width, "a.png").Left() },
            {
                "zone: expected a host such as images.example.com, or its http or https origin, found \"\"",
                RemoteImageUrl.Of("", Width, "a.png").Left()
            },
            {
                "sizes: expected conditions and widths, found an empty text",
                SrcSet.Sizes("").Left()
            },
            {
                "key: expected a signing key without white space around it, found white space, as at the end of a file's line",
                SignedUrl
                    .Sign(
                        DeliveryUrl
                            .Create(
                                "https://imagedelivery.net/h/107b9558-dd06-4bbd-5fef-9c2c16bb7900/v"
                            )
                            .Right(),
                        SigningKeyValue.Create("key\r\n").Right(),
                        None,
                        default
                    )
                    .Left()
            },
            {
                "option: expected a name of letters, digits and -._~;:, found \"a b\"",
                TransformOption.Raw("a b", "").Left()
            },
            {
                "trim: expected Unicode text that closes the brackets and quotation marks it opens, found \"(\"",
                TransformOption.Raw("trim", "(").Left()
            },
        };

    [Theory]
    [MemberData(nameof(OfLists), DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(OfValues), DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(OfUrls), DisableDiscoveryEnumeration = true)]
    public void A_refusal_says_what_was_expected_and_what_was_there(
        string message,
        CfErrors errors
    ) => Assert.Equal(message, errors.Message);

    [Theory]
    [InlineData(false, "timed out after 2 s without a whole reply")]
    [InlineData(true, "stalled: no byte was sent or received for 2 s")]
    public void A_timeout_says_what_was_waited_for(bool isStall, string message) =>
        Assert.Equal(
            message,
            new CfError.Timeout(TimeSpan.FromSeconds(2)) { IsStall = isStall }.Message
        );

    [Theory]
    [InlineData(false, "a.png could not be read: no space")]
    [InlineData(true, "a.png could not be written: no space")]
    public void A_file_says_what_could_not_be_done(bool isOutput, string message) =>
        Assert.Equal(message, new CfError.File("a.png", "no space", isOutput).Message);

    [Fact]
    public void A_template_that_does_not_name_its_values_says_how_it_must()
    {
        Assert.StartsWith(
            "The template /a must begin with a slash and have a segment for each of account_id, image_id, in this order, and no other, each once.",
            Assert
                .Throws<ArgumentException>(static () =>
                    Endpoint.Get("/a", AccountId.Text).Path(ImageId.Text).Gives(Json.String)
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "The template /../{account_id} must be a path: without a query, a fragment, escapes, dot segments or double slashes.",
            Assert
                .Throws<ArgumentException>(static () =>
                    Endpoint.Get("/../{account_id}", AccountId.Text).Gives(Json.String)
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.All(
            ["/{account_id}?a=b", "/x//{account_id}", "//evil.example/{account_id}"],
            static template =>
                Assert.StartsWith(
                    $"The template {template} must be a path: ",
                    Assert
                        .Throws<ArgumentException>(() =>
                            Endpoint.Get(template, AccountId.Text).Gives(Json.String)
                        )
                        .Message,
                    StringComparison.Ordinal
                )
        );
        Assert.StartsWith(
            "\"get it\" is not an HTTP method.",
            Assert
                .Throws<ArgumentException>(static () =>
                    Endpoint.Change("get it", "/{account_id}", AccountId.Text).Gives(Json.String)
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "An object may have each member once, and one rest; these are a, b, a.",
            Assert
                .Throws<ArgumentException>(static () =>
                    Json.Object(
                        Json.Required("a", Json.String, static (string a) => a),
                        Json.Required("b", Json.String, static (string b) => b).Or("a"),
                        static (a, b) => a + b
                    )
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "The codec of a form must be an object's, without a rest.",
            Assert.Throws<ArgumentException>(static () => Form.Of(Json.String)).Message,
            StringComparison.Ordinal
        );
    }

    private static Transformation Width =>
        Transformation.Of(TransformOption.Raw("width", "1")).Right();

    private static Operation<Page<Image>> NextOf(string sent, string received) =>
        (Operation<Page<Image>>)
            ImagesV2
                .List(
                    Account,
                    Listing.All with
                    {
                        After = Some(ContinuationToken.Create(sent).Right()),
                    }
                )
                .Decode(
                    ResponseInfo.Ok,
                    Encoding.UTF8.GetBytes(
                        $$$"""{"success":true,"result":{"images":[],"continuation_token":"{{{received}}}"}}"""
                    )
                )
                .Right()
                .Result.Next;
}
