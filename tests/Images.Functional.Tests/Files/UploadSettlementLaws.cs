using System;
using System.Collections.Generic;
using System.Text;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Files;

/// <summary>Whether an image that is there is the one of an upload whose reply was lost.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 50 / Law.Share)]
public class UploadSettlementLaws
{
    private static readonly DateTimeOffset Date = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private static readonly TimeSpan Since = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Allowance = TimeSpan.FromSeconds(5);

    private static readonly Either<CfErrors, AccountId> Account = AccountId.Create("a");

    private static readonly Option<ImageId> Own = ImageId.Custom("own").ToOption();

    private static readonly Upload Sent = Upload.Of(
        ImageFile.Of(new byte[] { 1 }) with
        {
            Name = "cat.jpg",
        }
    ) with
    {
        Id = Own,
        Metadata = MetadataOf("""{"a":1,"b":2}"""),
        Creator = CreatorOf("me"),
    };

    private static readonly Image Stored = Image.Empty with
    {
        Id = Own,
        Filename = Filename.Create("cat.jpg").ToOption(),
        Meta = Sent.Metadata,
        Creator = Sent.Creator,
        Uploaded = Timestamp.From(Date - Since),
    };

    private static readonly CfErrors Taken = CfErrors
        .Of(new CfError.Api(new ApiMessage(5409, "Resource already exists")))
        .With(new ResponseInfo(409, DateHeader: Date.ToString("r")));

    /// <summary>Images that are there, and whether each is the upload's.</summary>
    private static readonly Dictionary<string, (Image Image, bool IsOf)> Images = new()
    {
        ["the same"] = (Stored, true),
        ["metadata in another order"] = (
            Stored with
            {
                Meta = MetadataOf("""{ "b": 2, "a": 1 }"""),
            },
            true
        ),
        ["metadata with spaces"] = (
            Stored with
            {
                Meta = MetadataOf("""{ "a":1, "b":2 }"""),
            },
            true
        ),
        ["other metadata"] = (Stored with { Meta = MetadataOf("""{"a":1,"b":3}""") }, false),
        ["no metadata"] = (Stored with { Meta = default }, false),
        ["another creator"] = (Stored with { Creator = CreatorOf("you") }, false),
        ["a draft"] = (
            Stored.WithUndocumented("draft", JsonText.Parse("true").Right()).Right(),
            false
        ),
        ["no creator"] = (Stored with { Creator = default }, false),
        ["another name"] = (
            Stored with
            {
                Filename = Filename.Create("Cat.jpg").ToOption(),
            },
            false
        ),
        ["no name"] = (Stored with { Filename = default }, false),
        ["as old as may be"] = (
            Stored with
            {
                Uploaded = Timestamp.From(Date - Since - Allowance),
            },
            true
        ),
        ["one tick too old"] = (
            Stored with
            {
                Uploaded = Timestamp.From(Date - Since - Allowance - new TimeSpan(1)),
            },
            false
        ),
        ["stored by a clock that is fast"] = (
            Stored with
            {
                Uploaded = Timestamp.From(Date + Allowance),
            },
            true
        ),
        ["no time"] = (Stored with { Uploaded = default }, false),
        ["what an upload does not say"] = (
            Stored with
            {
                Id = default,
                RequireSignedUrls = SignedUrls.NotRequired,
            },
            true
        ),
    };

    public static TheoryData<string> Names => new(Images.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_image_that_is_there_is_the_uploads_or_the_errors_stay(string name)
    {
        var (image, isOf) = Images[name];
        var settled = Settled(Sent, image, Since);
        if (isOf)
            Assert.Equal(image, settled.Right());
        else
            Assert.Equal(Taken.Items, settled.Left().Items);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_name_of_a_fetched_file_is_unknown(string name)
    {
        var (image, isOf) = Images[name];
        var sent = Upload.From("https://a/cat.jpg").Right() with
        {
            Id = Sent.Id,
            Metadata = Sent.Metadata,
            Creator = Sent.Creator,
        };
        Assert.Equal(
            isOf || name is "another name" or "no name",
            Settled(sent, image, Since).IsRight
        );
    }

    [Theory]
    [InlineData("""{"a":1.0,"b":2e0}""", "me", "cat.jpg", """{"b":2,"a":1}""", "me", "cat.jpg")]
    [InlineData("""["e1234567",1e3]""", "me", "cat.jpg", """["e1234567",1000]""", "me", "cat.jpg")]
    [InlineData("{}", "", "cat.jpg", null, null, "cat.jpg")]
    [InlineData(null, null, "a\"\r\n.jpg", "{}", "", "a%22%0D%0A.jpg")]
    public void What_the_service_writes_in_another_way_is_the_same(
        string? sentMetadata,
        string? sentCreator,
        string sentName,
        string? metadata,
        string? creator,
        string name
    )
    {
        var sent = Upload.Of(ImageFile.Of(new byte[] { 1 }) with { Name = sentName }) with
        {
            Id = Own,
            Metadata = Metadata.Create(sentMetadata).ToOption(),
            Creator = Creator.Create(sentCreator).ToOption(),
        };
        var image = Stored with
        {
            Filename = Filename.Create(name).ToOption(),
            Meta = Metadata.Create(metadata).ToOption(),
            Creator = Creator.Create(creator).ToOption(),
        };
        Assert.Equal(image, Settled(sent, image, Since).Right());
    }

    [Theory]
    [InlineData("[1e99999999999]", "[1E99999999999]")]
    [InlineData("10e2147483647", "1e-2147483648")]
    [InlineData("1e-2147483648", "10E+2147483647")]
    [InlineData("[\"e\",1e0]", "[\"e\",1E00000000]")]
    [InlineData("[\"ee\",1e99999999999]", "[\"ee\",1E99999999999]")]
    [InlineData("1", "1E00000000")]
    public void Numbers_that_dotnet_does_not_compare_are_other_metadata(string one, string other)
    {
        var sent = Sent with { Metadata = MetadataOf(one) };
        var image = Stored with { Meta = MetadataOf(other) };
        Assert.Equal(Taken.Items, Settled(sent, image, Since).Left().Items);
    }

    [Property]
    public void Any_upload_finds_itself_and_no_older_image(Upload upload, int seconds)
    {
        var sent = upload with { Id = Own, RequireSignedUrls = default };
        var age = TimeSpan.FromSeconds(Math.Abs((long)seconds));
        var image = Image.Empty with
        {
            Filename = sent.File.Bind(static file => Filename.Create(file.Name).ToOption()),
            Meta = sent.Metadata,
            Creator = sent.Creator,
            Uploaded = Timestamp.From(Date - age),
        };
        Assert.Equal(image, Settled(sent, image, age).Right());
        Assert.Equal(image, Settled(sent, image, TimeSpan.MaxValue).Right());
        Assert.True(Settled(sent, image, age - Allowance - new TimeSpan(1)).IsLeft);
    }

    [Fact]
    public void It_asks_for_the_image()
    {
        var operation = Settle(Sent, Taken, Since).Map(static settled => settled.Request);
        Assert.Equal(Some(ImagesV1.Get(Account, Own.ToEither(Taken)).Request), operation);
    }

    [Fact]
    public void A_reply_without_an_image_has_its_own_error()
    {
        var gone = Settle(Sent, Taken, Since)
            .Map(static settled =>
                settled.Decode(new ResponseInfo(404), "ERROR 5404: Image not found"u8)
            );
        Assert.True(gone.Exists(static read => read.Left().IsNotFound));
    }

    [Fact]
    public void Replies_that_settle_nothing_leave_the_upload_uncertain()
    {
        Assert.True(Settle(Sent, Taken, Since).IsSome);
        // Without the service's time.
        Assert.True(Settle(Sent, Taken.With(new ResponseInfo(409)), Since).IsNone);
        Assert.True(
            Settle(Sent, Taken.With(new ResponseInfo(409, DateHeader: "yesterday")), Since).IsNone
        );
        Assert.True(Settle(Sent, CfErrors.Of(Taken.Items[0]), Since).IsNone);
        // Without a custom id.
        Assert.True(Settle(Sent with { Id = default }, Taken, Since).IsNone);
        // Another failure.
        Assert.True(
            Settle(
                Sent,
                CfErrors.Of(new CfError.Status(409, ""), (ResponseInfo)Taken.Response),
                Since
            ).IsNone
        );
        Assert.True(Settle(Sent, CfErrors.Of(new CfError.Timeout(Since)), Since).IsNone);
    }

    [Fact]
    public void At_first_an_id_that_is_taken_is_an_error_that_is_not_sent_again()
    {
        Assert.True(Taken.IsTaken);
        Assert.False(Taken.IsRetryable);
        Assert.Equal(AttemptOutcome.Done, Taken.Outcome);
        Assert.All(
            Enum.GetValues<Repeat>(),
            static repeat =>
                Assert.True(RetryPolicy.Default.NextDelay(0, 0, Date, Taken, repeat).IsNone)
        );
    }

    [Property]
    public void Mapped_and_refined_operations_are_settled_the_same_way(Image image)
    {
        var stored = Stored with { Variants = image.Variants };
        var upload = ImagesV1.Upload(Account, Sent);
        var refused = CfErrors.Of(new CfError.Constraint("name", "", "another", "this"));

        Assert.Equal(
            stored.Variants,
            Settled(upload.Map(static one => one.Variants), stored).Right()
        );
        Assert.Equal(
            "cat.jpg",
            Settled(from one in upload select $"{(Filename)one.Filename}", stored).Right()
        );
        Assert.Equal(
            stored.Variants,
            Settled(
                    upload.Refine(static one =>
                        Right<CfErrors, Option<Arr<VariantUrl>>>(one.Variants)
                    ),
                    stored
                )
                .Right()
        );
        Assert.Equal(
            refused.Items,
            Settled(upload.Refine(_ => Left<CfErrors, int>(refused)), stored).Left().Items
        );
        Assert.Equal(stored, Settled(upload.WithRepeat(Repeat.Freely), stored).Right());
    }

    [Fact]
    public void Only_uploads_can_be_settled()
    {
        var get = ImagesV1.Get(Account, ImageId.Create("a"));
        Assert.Null(get.Settle);
        Assert.Null(get.Map(static _ => 1).Settle);
        Assert.Null(get.Refine(static _ => Right<CfErrors, int>(1)).Settle);
        var changed = ImagesV1.Upload(Account, Sent).Map(static _ => 1);
        Assert.True(changed.Settle!(CfErrors.Of(new CfError.Cancelled()), Since).IsNone);
    }

    private static Option<Operation<Image>> Settle(
        Upload upload,
        CfErrors errors,
        TimeSpan since
    ) => ImagesV1.Upload(Account, upload).Settle!(errors, since);

    private static Either<CfErrors, Image> Settled(Upload upload, Image image, TimeSpan since) =>
        Settled(ImagesV1.Upload(Account, upload), image, since);

    private static Either<CfErrors, A> Settled<A>(Operation<A> upload, Image image) =>
        Settled(upload, image, Since);

    private static Either<CfErrors, A> Settled<A>(
        Operation<A> upload,
        Image image,
        TimeSpan since
    ) =>
        upload
            .Settle!(Taken, since)
            .Map(settled =>
                settled.Decode(ResponseInfo.Ok, Encoding.UTF8.GetBytes(Envelope.Of(image).ToJson()))
            )
            .ToEither(CfErrors.Of(new CfError.Cancelled()))
            .Bind(static read => read)
            .Map(static envelope => envelope.Result);

    private static Option<Metadata> MetadataOf(string json) => Metadata.Create(json).ToOption();

    private static Option<Creator> CreatorOf(string text) => Creator.Create(text).ToOption();
}
