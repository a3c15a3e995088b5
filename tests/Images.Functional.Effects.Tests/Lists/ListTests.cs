using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using LanguageExt.Common;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

/// <summary>Lists, as enumerations and as effects.</summary>
public sealed class ListTests
{
    private static readonly Operation<Page<Image>> First = ImagesV2.List(
        Calls.Account,
        Listing.All
    );

    [Fact]
    public async Task Items_are_those_of_all_pages_in_order()
    {
        using var server = new ListServer(
            3,
            static page => $$"""{"id":"{{page}}a"},{"id":"{{page}}b"}"""
        );
        Assert.Equal(["0a", "0b", "1a", "1b", "2a", "2b"], await Items(server));
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task An_element_that_cannot_be_read_is_a_Left_in_its_place()
    {
        using var server = new ListServer(2, static page => $$"""{"id":"{{page}}a"},{"id":7},5""");
        Assert.Equal(
            [
                "0a",
                "/result/images/1/id",
                "/result/images/2",
                "1a",
                "/result/images/1/id",
                "/result/images/2",
            ],
            await Items(server)
        );
    }

    [Fact]
    public async Task A_page_that_fails_is_the_last_Left()
    {
        using var server = new ListServer(9, static page => $$"""{"id":"{{page}}"}""")
        {
            FailingPage = 2,
        };
        Assert.Equal(["0", "1", "403"], await Items(server));
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task A_list_that_is_refused_is_one_Left_and_nothing_is_sent()
    {
        using var server = new ListServer(1, static _ => "");
        Assert.Equal(
            ["constraint"],
            await Items(server, ImagesV2.List(Calls.Account, Listing.All.Where("").Is(1)))
        );
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task A_cancellation_between_two_pages_is_the_last_Left()
    {
        using var server = new ListServer(9, static page => $$"""{"id":"{{page}}"}""");
        using var http = new HttpMessageInvoker(server);
        using var client = new CloudflareClient(http, Calls.Token);
        using var source = new CancellationTokenSource();
        var seen = new List<string>();
        await foreach (var item in client.Items(First).WithCancellation(source.Token))
        {
            seen.Add(Words(item));
            await source.CancelAsync();
        }

        Assert.Equal(["0", "cancelled"], seen);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task No_page_is_fetched_that_nobody_asks_for()
    {
        using var server = new ListServer(
            9,
            static page => $$"""{"id":"{{page}}a"},{"id":"{{page}}b"}"""
        );
        using var http = new HttpMessageInvoker(server);
        using var client = new CloudflareClient(http, Calls.Token);
        var taken = 0;
        await foreach (var _ in client.Items(First))
            if (++taken == 3)
                break;
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task There_are_at_most_two_pages_in_memory()
    {
        using var server = new ListServer(40, static page => $$"""{"id":"{{page}}"}""");
        using var http = new HttpMessageInvoker(server);
        using var client = new CloudflareClient(http, Calls.Token);
        var pages = new List<WeakReference>();
        await foreach (var read in client.Pages(First))
        {
            Note(read, pages);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.InRange(pages.Count(static page => page.IsAlive), 0, 2);
        }

        Assert.Equal(40, pages.Count);
    }

    [Fact]
    public async Task A_page_may_be_as_large_as_its_images_may_make_it()
    {
        var large = $$"""{"id":"a","more":"{{new string('x', 1 << 20)}}"}""";
        using var server = new ListServer(1, _ => large);
        Assert.Equal(["a"], await Items(server));
        Assert.Equal(
            ["too large"],
            await Items(
                server,
                ImagesV2.List(
                    Calls.Account,
                    Listing.All with
                    {
                        PageSize = (PageSize)PageSize.Create(10),
                    }
                )
            )
        );
    }

    [Fact]
    public async Task Folding_many_pages_is_one_effect_and_does_not_overflow()
    {
        using var server = new ListServer(20_000, static _ => """{"id":"a"},5""");
        var counted = await Run(
            Cloudflare<CloudflareRuntime>.foldItems(
                First,
                (Right: 0, Left: 0),
                static (sum, item) =>
                    item.IsRight ? (sum.Right + 1, sum.Left) : (sum.Right, sum.Left + 1)
            ),
            server
        );
        Assert.Equal((20_000, 20_000), counted);
    }

    [Fact]
    public async Task A_fold_fails_with_the_page_that_fails()
    {
        using var server = new ListServer(9, static page => $$"""{"id":"{{page}}"}""")
        {
            FailingPage = 2,
        };
        var folded = await Run(
            Cloudflare<CloudflareRuntime>.foldPages(
                First,
                0,
                static (n, page) => n + page.Items.Count
            ),
            server
        );
        Assert.Equal(Some(403), ((CfErrors)(Error)folded).StatusCode);
    }

    [Fact]
    public async Task An_effect_for_each_page_keeps_the_place()
    {
        using var server = new ListServer(9, static page => $$"""{"id":"{{page}}"}""")
        {
            FailingPage = 3,
        };
        var kept = Option<ContinuationToken>.None;
        var fold = Cloudflare<CloudflareRuntime>.foldPagesAff(
            First,
            0,
            (n, page) =>
                Aff<CloudflareRuntime, int>(_ =>
                {
                    kept = page.Token;
                    return ValueTask.FromResult(n + 1);
                })
        );
        Assert.True((await Run(fold, server)).IsFail);
        Assert.Equal(Some("3"), kept.Map(static token => token.Value));
        Assert.Equal(
            ["403"],
            await Items(server, ImagesV2.List(Calls.Account, Listing.All with { After = kept }))
        );
    }

    [Fact]
    public async Task An_effect_that_fails_ends_the_fold()
    {
        using var server = new ListServer(9, static page => $$"""{"id":"{{page}}"}""");
        var fold = Cloudflare<CloudflareRuntime>.foldPagesAff(
            First,
            0,
            static (n, _) =>
                n == 1
                    ? FailAff<CloudflareRuntime, int>(Error.New("enough"))
                    : SuccessAff<CloudflareRuntime, int>(n + 1)
        );
        Assert.Equal("enough", ((Error)await Run(fold, server)).Message);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task An_effect_for_each_item_sees_what_cannot_be_read_and_ends_the_fold()
    {
        using var server = new ListServer(
            20_000,
            static page => $$"""{"id":"{{page}}"},{"id":7}"""
        );
        var fold = Cloudflare<CloudflareRuntime>.foldItemsAff(
            First,
            (Right: 0, Left: 0),
            static (sum, item) =>
                sum.Left == 5_000
                    ? FailAff<CloudflareRuntime, (int, int)>(Error.New($"after {sum}"))
                    : SuccessAff<CloudflareRuntime, (int, int)>(
                        item.IsRight ? (sum.Right + 1, sum.Left) : (sum.Right, sum.Left + 1)
                    )
        );
        Assert.Equal("after (5000, 5000)", ((Error)await Run(fold, server)).Message);
        Assert.Equal(5_001, server.Requests);
    }

    // In a method of its own: a local of the test would keep the page.
    private static void Note(Either<CfErrors, Page<Image>> read, List<WeakReference> pages) =>
        pages.Add(new WeakReference((Page<Image>)read));

    private static async Task<Fin<A>> Run<A>(Aff<CloudflareRuntime, A> effect, ListServer server)
    {
        using var http = new HttpMessageInvoker(server, disposeHandler: false);
        using var client = new CloudflareClient(http, Calls.Token);
        return await effect.Run(CloudflareRuntime.New(client)).AsTask().Soon();
    }

    private static async Task<string[]> Items(
        ListServer server,
        Operation<Page<Image>>? first = null
    )
    {
        using var http = new HttpMessageInvoker(server, disposeHandler: false);
        using var client = new CloudflareClient(http, Calls.Token);
        var items = new List<string>();
        await foreach (var item in client.Items(first ?? First))
            items.Add(Words(item));
        return [.. items];
    }

    private static string Words(Either<CfErrors, Image> item) =>
        item.Match(
            Right: static image => image.Id.Map(static id => id.Value).IfNone(""),
            Left: static errors =>
                errors
                    .StatusCode.Filter(static status => status != 200)
                    .Map(static status => $"{status}")
                    .IfNone(() =>
                        errors.Items[0] switch
                        {
                            CfError.Malformed malformed => malformed.Pointer,
                            CfError.Constraint { Pointer.Length: > 0 } constraint =>
                                constraint.Pointer,
                            CfError.Constraint => "constraint",
                            CfError.TooLarge => "too large",
                            CfError.Cancelled => "cancelled",
                            var other => other.Message,
                        }
                    )
        );
}
