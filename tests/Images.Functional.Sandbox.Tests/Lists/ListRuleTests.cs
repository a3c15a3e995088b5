using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Which queries the sandbox refuses, and which images fulfil a condition.</summary>
public sealed class ListRuleTests
{
    private static readonly AccountId Account = Documented.Account;

    [Theory]
    [InlineData("continuation_token=nonsense")]
    [InlineData("meta.a%5Bne%5D=1")]
    [InlineData(
        "meta.a%5Beq%5D=1&meta.b%5Beq%5D=1&meta.c%5Beq%5D=1&meta.d%5Beq%5D=1&meta.e%5Beq%5D=1&meta.f%5Beq%5D=1"
    )]
    [InlineData("per_page=9")]
    [InlineData("sort_order=up")]
    public void A_wrong_query_is_answered_with_400(string query) =>
        Assert.Equal(
            400,
            CloudflareSandbox
                .Handle(
                    Everything.State,
                    new SandboxRequest(
                        "GET",
                        $"/client/v4/accounts/{Account}/images/v2",
                        Prelude.Seq1(("Authorization", "Bearer sandbox"))
                    )
                    {
                        Query = query,
                    }
                )
                .Outcome.Reply.Map(static reply => reply.Status)
        );

    [Fact]
    public async Task Stored_envelopes_are_listed_whether_readable_or_not()
    {
        var state = Tests.Service.Empty;
        foreach (
            var (id, text) in new[]
            {
                ("a", """{"success":true,"result":{"id":"a","uploaded":"2020-01-01T00:00:03Z"}}"""),
                ("b", """{"success":true,"result":{"id":7}}"""),
                ("c", "no envelope"),
                ("d", """{"result":{"draft":true}}"""),
            }
        )
            state = state.WithEnvelope(Account, ImageId.Any(id).Right(), text);
        using var service = new Service(state);
        var page = await service.Do(ImagesV2.List(Account, Listing.All));
        Assert.Equal(
            ["a"],
            page.Items.Map(static image => image.Id.Map(static id => id.Value)).Somes().ToArray()
        );
        Assert.Equal("""{"id":7}""", Assert.Single(page.Unreadable).Element.Json.Value);
        Assert.Empty(
            (await service.Do(ImagesV2.List(Account, Listing.All.Where("a").Is(1)))).Elements
        );
    }

    [Theory]
    [InlineData("""{"a":"x"}""", "eq", "x", true)]
    [InlineData("""{"a":"x"}""", "eq", "y", false)]
    [InlineData("""{"a":5}""", "eq", "5", false)]
    [InlineData("""{"a":5.0}""", "eq:number", "5", true)]
    [InlineData("""{"a":"5"}""", "eq:number", "5", false)]
    [InlineData("""{"a":1e400}""", "gt", "5", false)]
    [InlineData("""{"a":true}""", "eq:boolean", "true", true)]
    [InlineData("""{"a":false}""", "eq:boolean", "true", false)]
    [InlineData("""{"a":"true"}""", "eq:boolean", "true", false)]
    [InlineData("""{"a":7}""", "in:number", "5|7", true)]
    [InlineData("""{"a":"7"}""", "in", "5|7", true)]
    [InlineData("""{"a":5}""", "gt", "5", false)]
    [InlineData("""{"a":5}""", "gte", "5", true)]
    [InlineData("""{"a":6}""", "gt", "5", true)]
    [InlineData("""{"a":6}""", "gte", "5", true)]
    [InlineData("""{"a":5}""", "lt", "5", false)]
    [InlineData("""{"a":5}""", "lte", "5", true)]
    [InlineData("""{"a":4}""", "lte", "5", true)]
    [InlineData("""{"a":6}""", "lte", "5", false)]
    [InlineData("""{"a":4}""", "lt", "5", true)]
    [InlineData("""{"a":[5]}""", "eq:number", "5", false)]
    [InlineData("""["a"]""", "eq", "a", false)]
    [InlineData("""{"b":1}""", "eq:number", "1", false)]
    public async Task A_condition_compares_only_values_of_its_type(
        string meta,
        string comparison,
        string value,
        bool isListed
    )
    {
        var image = Image.Empty with { Meta = Metadata.Create(meta).Right() };
        using var service = new Service(
            Tests.Service.Empty.With(Account, ImageId.Any("i").Right(), image)
        );
        var filter = MetadataFilter.Parse($"meta.a[{comparison}]", value);
        var page = await service.Do(ImagesV2.List(Account, filter.Bind(Listing.All.With)));
        Assert.Equal(isListed, page.Elements.Count == 1);
    }

    [Fact]
    public async Task A_condition_finds_a_value_beside_deep_ones()
    {
        var deep = new string('[', 100) + new string(']', 100);
        using var service = new Service(
            Tests.Service.Empty.With(
                Account,
                Documented.Id,
                Image.Empty with
                {
                    Meta = Metadata.Create($$"""{"deep":{{deep}},"a":"x"}""").Right(),
                }
            )
        );
        var page = await service.Do(ImagesV2.List(Account, Listing.All.Where("a").Is("x")));
        Assert.Equal(1, page.Elements.Count);
    }

    [Fact]
    public async Task An_image_whose_creator_is_empty_has_none()
    {
        using var service = new Service(
            Tests.Service.Empty.With(
                Account,
                Documented.Id,
                Image.Empty with
                {
                    Creator = default(Creator),
                }
            )
        );
        var listing = Listing.All with { Creator = CreatorFilter.Missing };
        Assert.Equal(1, (await service.Do(ImagesV2.List(Account, listing))).Elements.Count);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public async Task A_full_page_has_a_token_only_if_more_images_follow(int images, bool hasToken)
    {
        using var service = new Service(Images(images));
        var listing = Listing.All with { PageSize = PageSize.Create(10).Right() };
        var page = await service.Do(ImagesV2.List(Account, listing));
        Assert.Equal((10, hasToken), (page.Elements.Count, page.Token.IsSome));
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(1000, 100)]
    public async Task A_page_of_version_1_has_a_hundred_images_at_most(int size, int images)
    {
        using var service = new Service(Images(101));
        var listing = ListingV1.First with { PageSize = PageSize.Create(size).Right() };
        Assert.Equal(images, (await service.Do(ImagesV1.List(Account, listing))).Elements.Count);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(10_000)]
    public async Task A_page_of_version_2_has_a_thousand_images_at_most(int size)
    {
        using var service = new Service(Images(1001));
        var listing = Listing.All with { PageSize = PageSize.Create(size).Right() };
        var page = await service.Do(ImagesV2.List(Account, listing));
        Assert.Equal((1000, true), (page.Elements.Count, page.Token.IsSome));
        var rest = await service.Do(ImagesV2.List(Account, listing with { After = page.Token }));
        Assert.Equal((1, false), (rest.Elements.Count, rest.Token.IsSome));
    }

    private static SandboxState Images(int count)
    {
        var state = Tests.Service.Empty;
        for (var i = 0; i < count; i++)
            state = state.With(Account, ImageId.Any($"image-{i}").Right(), Image.Empty);
        return state;
    }
}
