using System;
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
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A mistake that is made on purpose, to show that the programs find it.</summary>
public enum ListMistake
{
    /// <summary>No mistake.</summary>
    None,

    /// <summary>Some uploads are lost.</summary>
    LostUpload,

    /// <summary>A deletion succeeds, and deletes nothing.</summary>
    LostDeletion,

    /// <summary>A list ends before its last image.</summary>
    ShortList,
}

/// <summary>
/// The sandbox and an independent model of a list agree under random programs of uploads, deletions and lists, through the real client.
/// </summary>
public sealed class ListLaws
{
    private static readonly AccountId Account = Documented.Account;

    [Fact]
    public void The_sandbox_and_the_model_agree() => Run(ListMistake.None, Campaign.Programs);

    [Theory]
    [InlineData(ListMistake.LostUpload)]
    [InlineData(ListMistake.LostDeletion)]
    [InlineData(ListMistake.ShortList)]
    public void A_planted_mistake_is_detected(ListMistake planted) =>
        Assert.Contains(
            "Falsifiable",
            Assert.ThrowsAny<Exception>(() => Run(planted, Campaign.Usual)).ToString(),
            StringComparison.Ordinal
        );

    [Property(MaxTest = 60)]
    public Property Paging_gives_every_image_once_in_order_for_every_page_size() =>
        Prop.ForAll(
            Arb.From(
                from images in ListPrograms.Uploads.ListOf(60)
                from question in ListPrograms.Questions
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
    public Property A_stopped_run_continues_from_its_token() =>
        Prop.ForAll(
            Arb.From(
                from images in ListPrograms.Uploads.ListOf(60)
                from question in ListPrograms.Questions
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
                from images in ListPrograms.Uploads.ListOf(250)
                from question in ListPrograms.Questions
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

    private static void Run(ListMistake planted, int programs) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(programs),
            Prop.ForAll(
                Arb.From(ListPrograms.All, ListPrograms.Shorter),
                program => Run(program, planted)
            )
        );

    private static async Task Run(ListStep[] program, ListMistake planted)
    {
        using var service = new Service(
            planted == ListMistake.LostDeletion
                ? Tests.Service.Empty.WithRules(
                    SandboxRule.On(ImagesV1.Endpoints.Delete, static (s, _) => (s, unit))
                )
                : Tests.Service.Empty
        );
        var model = new Dictionary<int, Listed>();
        foreach (var step in program)
            switch (step)
            {
                case ListStep.Put put:
                    model[put.Image.Id] = put.Image;
                    if (planted == ListMistake.LostUpload && put.Image.Id % 10 == 0)
                        break;
                    service.Update(state => state.With(Account, put.Image.Key, put.Image.Image));
                    break;
                case ListStep.Delete delete:
                    Assert.Equal(
                        model.Remove(delete.Id),
                        (
                            await service.Send(
                                ImagesV1.Delete(Account, ImageId.Any($"image-{delete.Id}"))
                            )
                        ).IsRight
                    );
                    break;
                case ListStep.Ask ask:
                    var all = await All(service, ask.Question.Listing);
                    var listed = planted == ListMistake.ShortList ? all.SkipLast(1) : all;
                    Assert.Equal(
                        ask.Question.Answer(model.Values),
                        InOrder([.. listed], model, ask.Question)
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
}
