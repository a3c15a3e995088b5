using System;
using System.Globalization;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A rate limit, as the pure function keeps it: what each window allows, and which requests count.</summary>
public sealed class LimitLaws
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private static readonly SandboxRequest Stats = new(
        "GET",
        $"/client/v4/accounts/{Documented.Account}/images/v1/stats",
        Seq1(("Authorization", "Bearer sandbox"))
    );

    [Property]
    public void Each_window_allows_its_quota_and_every_reply_says_what_is_left(
        byte quota,
        byte[] gaps
    )
    {
        var most = 1 + quota % 5;
        var state = Limited(most);
        var (now, begin, used) = (DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 0);
        foreach (var gap in gaps)
        {
            now += TimeSpan.FromSeconds(gap % 200 / 2.0);
            (begin, used) = used == 0 || now - begin >= Window ? (now, 1) : (begin, used + 1);
            (state, var reply) = Answer(state, Stats with { At = now });
            var seconds = Math.Ceiling((begin + Window - now).TotalSeconds);
            Assert.Equal(used <= most ? 200 : 429, reply.Status);
            Assert.Equal(
                used <= most ? Option<string>.None : $"{seconds}",
                Header(reply, "Retry-After")
            );
            Assert.Equal(
                $"\"default\";r={Math.Max(0, most - used)};t={seconds}",
                Header(reply, "Ratelimit")
            );
        }
    }

    [Theory]
    [InlineData("/batch/images/v1/stats")]
    [InlineData("/cdn-cgi/imagedelivery/h/i/public")]
    [InlineData("/upload/h/i")]
    public void What_does_not_count_says_nothing_of_the_limit(string path)
    {
        var (_, reply) = Answer(Limited(1), Stats with { Path = path });
        Assert.True(reply.Status >= 400);
        Assert.Equal(None, Header(reply, "Ratelimit"));
        Assert.Equal(None, Header(reply, "Ratelimit-Policy"));
        Assert.True(Header(reply, "Date").IsSome);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59Z", "00:05:00", "300")]
    [InlineData("2026-01-01T00:00:00Z", "10675199.02:48:05.4775807", "922337203685")]
    public void A_window_may_end_after_the_end_of_the_calendar(
        string now,
        string window,
        string seconds
    )
    {
        var state = Service.Empty with
        {
            Limit = new RateLimitPolicy("long", 1, TimeSpan.Parse(window, Invariant)),
        };
        var at = DateTimeOffset.Parse(now, Invariant);
        (state, _) = Answer(state, Stats with { At = at });
        Assert.Equal(seconds, Header(Answer(state, Stats with { At = at }).Reply, "Retry-After"));
    }

    [Fact]
    public void What_remains_is_told_with_the_policy_of_Cloudflare()
    {
        var (_, reply) = Answer(Service.Empty with { Remaining = 3 }, Stats);
        Assert.Equal("\"default\";r=2;t=300", Header(reply, "Ratelimit"));
        Assert.Equal("\"default\";q=1200;w=300", Header(reply, "Ratelimit-Policy"));
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(1, 100)]
    public void Two_limits_tell_the_lower_number(int quota, int remaining)
    {
        var (state, first) = Answer(Limited(quota) with { Remaining = remaining }, Stats);
        var (_, second) = Answer(state, Stats);
        Assert.Equal((200, 429), (first.Status, second.Status));
        Assert.All(
            [first, second],
            static one =>
                Assert.Contains(";r=0;", $"{Header(one, "Ratelimit")}", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("upload.imagedelivery.net", "/hash/id")]
    [InlineData("imagedelivery.net", "/hash/id/public")]
    [InlineData("batch.imagedelivery.net", "/images/v2")]
    public void Only_requests_for_the_API_count(string host, string path)
    {
        var state = Limited(1) with { Remaining = 1 };
        (state, _) = Answer(state, new SandboxRequest("GET", path, default) { Host = host });
        Assert.Equal(1, state.Remaining);
        (state, var first) = Answer(state, Stats);
        Assert.Equal((200, 0), (first.Status, state.Remaining));
        Assert.Equal(429, Answer(state, Stats).Reply.Status);
    }

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private static SandboxState Limited(long quota) =>
        Service.Empty with
        {
            Limit = new RateLimitPolicy("default", quota, Window),
        };

    private static (SandboxState State, SandboxReply Reply) Answer(
        SandboxState state,
        SandboxRequest request
    )
    {
        var (after, outcome) = CloudflareSandbox.Handle(state, request);
        return (after, (SandboxReply)outcome.Reply);
    }

    private static Option<string> Header(SandboxReply reply, string name) =>
        reply.Headers.Find(header => header.Name == name).Map(static header => header.Value);
}
