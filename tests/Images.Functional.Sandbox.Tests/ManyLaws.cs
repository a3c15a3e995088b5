using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using FsCheck.Xunit;
using Images.Functional.Effects;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Many at once through the whole client, above a sandbox with a rate limit on its clock.</summary>
public sealed class ManyLaws
{
    private static readonly AccountId Account = Documented.Account;

    [Property(MaxTest = 30)]
    public async Task A_rate_limit_is_kept_and_everything_is_done_once(
        byte images,
        byte quota,
        byte atOnce
    )
    {
        var clock = new SandboxClock { AutoAdvance = true };
        using var sandbox = new SandboxHandler(
            State(images) with
            {
                Limit = new RateLimitPolicy("default", 1 + (quota % 50), TimeSpan.FromMinutes(5)),
            },
            clock
        );
        using var http = new HttpMessageInvoker(sandbox);
        // The clock jumps from wait to wait, and would jump over the deadlines of calls that are under way.
        using var client = new CloudflareClient(
            http,
            Documented.Credentials,
            Calls.On(clock) with
            {
                Timeout = Timeout.InfiniteTimeSpan,
            }
        );
        var sent = await All(
            client.SendMany(Enumerable.Range(0, images), Delete, 1 + (atOnce % 16))
        );
        Assert.All(sent, static one => Assert.True(one.Result.IsRight));
        Assert.Equal(
            Enumerable.Range(0, images).Select(static i => ((long)i, i)),
            sent.Select(static one => (one.Index, one.Input)).Order()
        );
        Assert.Equal(images, sandbox.State.Requests);
        Assert.Empty(sandbox.State.Images);
        // Of several that wait, each may let the clock jump.
        var least = TimeSpan.FromMinutes(5 * (Math.Max(0, images - 1) / (1 + (quota % 50))));
        Assert.InRange(clock.Elapsed, least, atOnce % 16 == 0 ? least : TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task A_429_delays_and_loses_nothing()
    {
        var clock = new SandboxClock { AutoAdvance = true };
        using var sandbox = new SandboxHandler(
            State(10)
                .WithScript(
                    SandboxStep.Usual,
                    SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromMinutes(5))),
                    SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromMinutes(5)))
                ),
            clock
        );
        using var http = new HttpMessageInvoker(sandbox);
        using var client = new CloudflareClient(http, Documented.Credentials, Calls.On(clock));
        var sent = await All(client.SendMany(Enumerable.Range(0, 10), Delete, 1));
        Assert.All(sent, static one => Assert.True(one.Result.IsRight));
        Assert.Equal(12, sandbox.State.Requests);
        Assert.Equal(TimeSpan.FromMinutes(10), clock.Elapsed);
    }

    [Fact]
    public async Task Waits_for_the_rate_limit_do_not_count_against_a_deadline()
    {
        var (sent, sandbox, clock) = await Hurried(
            SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromMinutes(5))),
            SandboxStep.Usual
        );
        Assert.All(sent, static one => Assert.True(one.Result.IsRight));
        Assert.Equal(3, sandbox.Requests);
        Assert.Equal(TimeSpan.FromMinutes(5), clock.Elapsed);
    }

    [Fact]
    public async Task Waits_between_retries_count_against_it()
    {
        var (sent, sandbox, clock) = await Hurried(
            SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromMinutes(5))),
            SandboxStep.Reply(new SandboxReply(503)),
            SandboxStep.Reply(new SandboxReply(503))
        );
        // The next wait, of a second, would be longer than what is left.
        Assert.Equal([true, false], sent.Select(static one => one.Result.IsRight));
        Assert.Equal(4, sandbox.Requests);
        Assert.Equal(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(0.5), clock.Elapsed);
    }

    // Two calls, each with little time; the script is the second one's.
    private static async Task<(
        Sent<int, Unit>[] Sent,
        SandboxState Sandbox,
        SandboxClock Clock
    )> Hurried(params SandboxStep[] steps)
    {
        var clock = new SandboxClock { AutoAdvance = true };
        using var sandbox = new SandboxHandler(
            State(2).WithScript([SandboxStep.Usual, .. steps]),
            clock
        );
        using var http = new HttpMessageInvoker(sandbox);
        using var client = new CloudflareClient(http, Documented.Credentials, Calls.On(clock));
        var sent = await All(
            client.SendMany(
                Enumerable.Range(0, 2),
                Delete,
                1,
                new ManyOptions
                {
                    Call = CallOptions.Default with { Deadline = TimeSpan.FromSeconds(1.2) },
                }
            )
        );
        return (sent, sandbox.State, clock);
    }

    [Fact]
    public async Task Told_to_a_429_fails_its_call()
    {
        using var sandbox = new SandboxHandler(
            State(3)
                .WithScript(
                    SandboxStep.Usual,
                    SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromMinutes(5)))
                ),
            new SandboxClock { AutoAdvance = true }
        );
        using var http = new HttpMessageInvoker(sandbox);
        using var client = new CloudflareClient(http, Documented.Credentials);
        var sent = await All(
            client.SendMany(
                Enumerable.Range(0, 3),
                Delete,
                1,
                new ManyOptions
                {
                    FailsAtRateLimit = true,
                    StopAfter = static result => result.IsLeft,
                }
            )
        );
        Assert.Equal([true, false], sent.Select(static one => one.Result.IsRight));
        Assert.True(sent[1].Result.Left().IsRateLimited);
    }

    [Fact]
    public async Task A_deletion_whose_reply_is_lost_is_done()
    {
        var clock = new SandboxClock { AutoAdvance = true };
        using var sandbox = new SandboxHandler(
            State(4).WithScript(SandboxStep.Usual, SandboxStep.DropAfter, SandboxStep.Usual),
            clock
        );
        using var http = new HttpMessageInvoker(sandbox);
        using var client = new CloudflareClient(http, Documented.Credentials, Calls.On(clock));
        Assert.All(
            await All(client.SendMany(Enumerable.Range(0, 4), Delete, 1)),
            static one => Assert.True(one.Result.IsRight)
        );
    }

    [Fact]
    public async Task Everything_of_a_list_is_deleted_as_it_is_listed()
    {
        var clock = new SandboxClock { AutoAdvance = true };
        using var sandbox = new SandboxHandler(State(95), clock);
        using var http = new HttpMessageInvoker(sandbox);
        using var client = new CloudflareClient(http, Documented.Credentials, Calls.On(clock));
        var listed = client.Items(
            ImagesV2.List(Account, Listing.All with { PageSize = PageSize.Create(10).Right() })
        );
        var sent = await All(
            client.SendMany(
                listed,
                static item =>
                    ImagesV1.Delete(
                        Account,
                        item.Bind(static image =>
                            image.Id.ToEither(CfErrors.Of(new CfError.Cancelled()))
                        )
                    ),
                4
            )
        );
        Assert.Equal(95, sent.Length);
        Assert.Empty(sandbox.State.Images);
    }

    private static Operation<Unit> Delete(int image) => ImagesV1.Delete(Account, Id(image));

    private static ImageId Id(int image) => ImageId.Any($"image-{image}").Right();

    private static SandboxState State(int images) =>
        Enumerable
            .Range(0, images)
            .Aggregate(
                Service.Empty,
                static (state, i) => state.With(Account, Id(i), Image.Empty with { Id = Id(i) })
            );

    private static async Task<Sent<T, A>[]> All<T, A>(IAsyncEnumerable<Sent<T, A>> results)
    {
        var all = new List<Sent<T, A>>();
        await foreach (var one in results)
            all.Add(one);
        return [.. all];
    }
}
