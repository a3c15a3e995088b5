using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Effects;
using LanguageExt;
using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>
/// The sandbox and an independent model of a list agree under random programs of uploads, deletions and lists, through the real client.
/// </summary>
public sealed class ListLaws
{
    private static readonly AccountId Account = Documented.Account;

    [Property(MaxTest = 60)]
    public Property The_sandbox_and_the_model_agree() =>
        Prop.ForAll(Arb.From(Programs, Shorter), static program => Run(program));

    [Property(MaxTest = 60)]
    public Property Following_pages_gives_every_image_once_and_in_order_whatever_the_page_size() =>
        Prop.ForAll(
            Arb.From(
                from images in Images.ListOf(60)
                from question in Questions
                from other in Gen.Choose(10, 70)
                select (images, question, other)
            ),
            static async given =>
            {
                using var service = Service(given.images);
                var asked = await All(service, given.question.Listing);
                Assert.Equal(asked.Length, asked.Distinct().Count());
                Assert.Equal(
                    asked,
                    await All(service, (given.question with { PageSize = given.other }).Listing)
                );
            }
        );

    [Property(MaxTest = 40)]
    public Property A_run_that_stops_goes_on_from_its_token() =>
        Prop.ForAll(
            Arb.From(
                from images in Images.ListOf(60)
                from question in Questions
                from pages in Gen.Choose(0, 3)
                select (images, question, pages)
            ),
            static async given =>
            {
                using var service = Service(given.images);
                var whole = await All(service, given.question.Listing);
                var seen = new List<string>();
                var token = Option<ContinuationToken>.None;
                await foreach (
                    var read in service.Client.Pages(ImagesV2.List(Account, given.question.Listing))
                )
                {
                    seen.AddRange(read.Right().Items.Map(Id));
                    token = read.Right().Token;
                    if (seen.Count >= given.pages * given.question.PageSize)
                        break;
                }

                if (token.IsSome)
                    seen.AddRange(
                        await All(
                            service,
                            given.question.Listing.Map(listing => listing with { After = token })
                        )
                    );
                Assert.Equal(whole, seen);
            }
        );

    [Property(MaxTest = 40)]
    public Property Version_1_has_the_same_images_newest_first() =>
        Prop.ForAll(
            Arb.From(
                from images in Images.ListOf(250)
                from question in Questions
                select (images, question)
            ),
            static async given =>
            {
                using var service = Service(given.images);
                var question = given.question with
                {
                    IsAscending = false,
                    Statuses = [],
                    Least = null,
                    Below = null,
                };
                var listing = question.Listing.Right();
                Assert.Equal(
                    await All(service, listing),
                    await Ids(
                        service.Client.Items(
                            ImagesV1.List(
                                Account,
                                ListingV1.First with
                                {
                                    PageSize = listing.PageSize,
                                    Creator = listing.Creator,
                                }
                            )
                        )
                    )
                );
            }
        );

    [Theory]
    [InlineData("continuation_token=nonsense")]
    [InlineData("meta.a%5Bne%5D=1")]
    [InlineData(
        "meta.a%5Beq%5D=1&meta.b%5Beq%5D=1&meta.c%5Beq%5D=1&meta.d%5Beq%5D=1&meta.e%5Beq%5D=1&meta.f%5Beq%5D=1"
    )]
    [InlineData("per_page=9")]
    [InlineData("sort_order=up")]
    public void A_query_that_the_service_would_not_take_fails_the_request(string query) =>
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
    public async Task A_text_that_stands_for_an_image_is_listed_readable_or_not()
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
        Assert.Equal(["a"], page.Items.Map(Id).ToArray());
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
    [InlineData("""{"a":5}""", "lt", "5", false)]
    [InlineData("""{"a":5}""", "lte", "5", true)]
    [InlineData("""{"a":4}""", "lt", "5", true)]
    [InlineData("""{"a":[5]}""", "eq:number", "5", false)]
    [InlineData("""["a"]""", "eq", "a", false)]
    [InlineData("""{"b":1}""", "eq:number", "1", false)]
    public async Task An_image_fulfils_a_condition_by_the_type_that_it_names(
        string meta,
        string comparison,
        string value,
        bool isListed
    )
    {
        var image = Image.Create(id: "i", meta: meta).Right();
        using var service = new Service(
            Tests.Service.Empty.With(Account, ImageId.Any("i").Right(), image)
        );
        var filter = MetadataFilter.Parse($"meta.a[{comparison}]", value);
        var page = await service.Do(ImagesV2.List(Account, filter.Bind(Listing.All.With)));
        Assert.Equal(isListed, page.Elements.Count == 1);
    }

    // Without a step, or without a half.
    private static IEnumerable<Step[]> Shorter(Step[] program) =>
        new[] { program[..(program.Length / 2)], program[(program.Length / 2)..] }
            .Where(half => half.Length < program.Length)
            .Concat(
                Enumerable
                    .Range(0, program.Length)
                    .Select(i => (Step[])[.. program[..i], .. program[(i + 1)..]])
            );

    private static async Task Run(Step[] program)
    {
        using var service = new Service(Tests.Service.Empty);
        var model = new Dictionary<int, Listed>();
        foreach (var step in program)
            switch (step)
            {
                case Put put:
                    model[put.Image.Id] = put.Image;
                    service.Update(state => state.With(Account, put.Image.Key, put.Image.Image));
                    break;
                case Delete delete:
                    Assert.Equal(
                        model.Remove(delete.Id),
                        (
                            await service.Send(
                                ImagesV1.Delete(Account, ImageId.Any($"image-{delete.Id}"))
                            )
                        ).IsRight
                    );
                    break;
                case Ask ask:
                    Assert.Equal(
                        ask.Question.Answer(model.Values),
                        InOrder(await All(service, ask.Question.Listing), model, ask.Question)
                    );
                    break;
            }
    }

    // By time as the list has it; the images of one time by their numbers.
    private static IEnumerable<(int Second, int Id)> InOrder(
        string[] ids,
        Dictionary<int, Listed> model,
        Question question
    )
    {
        var found = ids.Select(id =>
                model[int.Parse(id["image-".Length..], CultureInfo.InvariantCulture)]
            )
            .Select(static image => (image.Second, image.Id))
            .ToArray();
        var times = found.Select(static one => one.Second).ToArray();
        Assert.Equal(question.IsAscending ? times.Order() : times.OrderDescending(), times);
        return found
            .GroupBy(static one => one.Second)
            .SelectMany(static group => group.OrderBy(static one => one.Id));
    }

    private static Service Service(IEnumerable<Listed> images) =>
        new(
            images.Aggregate(
                Tests.Service.Empty,
                static (state, one) => state.With(Account, one.Key, one.Image)
            )
        );

    private static Task<string[]> All(Service service, Either<CfErrors, Listing> listing) =>
        Ids(service.Client.Items(ImagesV2.List(Account, listing)));

    private static async Task<string[]> Ids(IAsyncEnumerable<Either<CfErrors, Image>> items)
    {
        var ids = new List<string>();
        await foreach (var item in items)
            ids.Add(Id(item.Right()));
        return [.. ids];
    }

    private static string Id(Image image) => image.Id.Map(static id => id.Value).IfNone("");

    private abstract record Step;

    private sealed record Put(Listed Image) : Step;

    private sealed record Delete(int Id) : Step;

    private sealed record Ask(Question Question) : Step;

    private static Gen<Step[]> Programs =>
        from steps in Gen.Frequency(
                (20, Images.Select(static image => (Step)new Put(image))),
                (4, Gen.Choose(0, 99).Select(static id => (Step)new Delete(id))),
                (2, Questions.Select(static question => (Step)new Ask(question)))
            )
            .ListOf(120)
        from last in Questions
        select steps.Append(new Ask(last)).ToArray();

    private static Gen<Listed> Images =>
        from id in Gen.Choose(0, 299)
        from second in Gen.Choose(0, 40)
        from creator in Gen.Elements(null, null, "u", "v")
        from status in Gen.Elements(null, "active", "deleted", "a|b")
        from priority in Gen.Frequency(
            (1, Gen.Constant<int?>(null)),
            (3, Gen.Choose(-2, 5).Select(static n => (int?)n))
        )
        from isDraft in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Listed(id, second, creator, status, priority, isDraft);

    private static Gen<Question> Questions =>
        from size in Gen.Choose(10, 40)
        from isAscending in Gen.Elements(true, false)
        from creator in Gen.Elements(null, null, "", "u")
        from statuses in Gen.Elements<string[]>([], [], ["active"], ["a|b"], ["active", "deleted"])
        from least in Gen.Elements<int?>(null, null, 0, 3)
        from below in Gen.Elements<int?>(null, null, 4, 1)
        select new Question(size, isAscending, creator, statuses, least, below);
}
