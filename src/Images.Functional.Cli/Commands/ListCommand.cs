using System;
using System.CommandLine;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary><c>cfimages list</c>: lists the account's images as they come.</summary>
internal static class ListCommand
{
    public static Command Of(Host host)
    {
        var where = new WhereOption();
        var creator = new CheckedOption<CreatorFilter>(
            "--creator",
            "text",
            "List only images of this creator, or with --creator '' those without one.",
            static text =>
                text.Length == 0
                    ? CreatorFilter.Missing
                    : Creator.Create(text).Bind(CreatorFilter.Of)
        );
        var sort = new CheckedOption<SortOrder>(
            "--sort",
            "asc|desc",
            "asc: the oldest first; desc: the newest first, as the API does.",
            SortOrders.Text.Create,
            [.. SortOrders.Text.Named.Map(SortOrders.Text.Show)]
        );
        var limit = WholeNumber.Option("--limit", "Stop after this many images.", 1, int.MaxValue);
        var ids = Flag.Of("--ids", "Print only ids, one a line, such as for cfimages delete -.");
        return CallCommand.Of(
            new ExampleCommand(
                "list",
                "Lists the account's images. Drafts are not listed.",
                "cfimages list --sandbox",
                "cfimages list --where status=active --where 'priority>=1' --sort asc --json",
                "cfimages list --creator user-7 --ids --limit 100"
            ),
            [where, creator, sort, limit, ids],
            Flag.JsonLines(),
            (parsed, target, cancel) =>
            {
                Either<CfErrors, bool> onlyIds =
                    parsed.GetValue(ids) && target.AsJson
                        ? Wrong.With("--ids", "not together with --json")
                        : parsed.GetValue(ids);
                return Caller.Connect(
                    target,
                    host,
                    account =>
                        (
                            (account, onlyIds).Apply(static (a, _) => a),
                            where.Read(parsed, Listing.All),
                            creator.Read(parsed),
                            sort.Read(parsed),
                            limit.Read(parsed)
                        ).Apply(
                            static (a, listing, who, order, most) =>
                                new Listed(
                                    ImagesV2.List(
                                        a,
                                        listing with
                                        {
                                            Creator = who.IfNone(CreatorFilter.Any),
                                            Sort = order,
                                            PageSize = most.Bind(Fitting),
                                        }
                                    ),
                                    most.IfNone(int.MaxValue)
                                )
                        ),
                    (client, asked) =>
                        new ImageListing(host, parsed.GetValue(ids), target.AsJson).Print(
                            client.Items(asked.First, null, cancel),
                            asked.Most
                        )
                );
            }
        );
    }

    private sealed record Listed(Operation<Page<Image>> First, int Most);

    // No more than are printed.
    private static LanguageExt.Option<PageSize> Fitting(int most) =>
        PageSize.Create(Math.Clamp(most, PageSize.Least, PageSize.Usual)).ToOption();
}
