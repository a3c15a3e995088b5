using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Effects;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>The record of the requests that came: all of them, in order, at their time, and without a credential.</summary>
public sealed class RecordLaws
{
    [Property]
    public Property No_credential_is_in_the_record() =>
        Prop.ForAll(
            Arb.From(Secrets),
            Arb.From(Secrets),
            static (one, other) =>
            {
                foreach (
                    var credentials in new[]
                    {
                        Credentials.Token(one).Right(),
                        Credentials.EmailAndKey(one, other).Right(),
                    }
                )
                {
                    using var handler = new SandboxHandler(SandboxState.Empty);
                    using var http = new HttpClient(handler);
                    using var client = new CloudflareClient(http, credentials);
                    Assert.True(client.Send(Calls.Get).IsCompletedSuccessfully);
                    var request = Assert.Single(handler.State.Received);
                    Assert.All(
                        request.Headers,
                        header =>
                        {
                            Assert.DoesNotContain(one, header.Value, StringComparison.Ordinal);
                            Assert.DoesNotContain(other, header.Value, StringComparison.Ordinal);
                        }
                    );
                    Assert.DoesNotContain(
                        one,
                        $"{handler.State}{request}",
                        StringComparison.Ordinal
                    );
                    Assert.Contains(request.Headers, static header => header.Value == "(redacted)");
                }
            }
        );

    [Theory]
    [InlineData("Authorization")]
    [InlineData("authorization")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Cookie")]
    [InlineData("X-Auth-Email")]
    [InlineData("X-AUTH-KEY")]
    [InlineData("X-Auth-User-Service-Key")]
    public void A_header_that_proves_who_sends_is_redacted_and_others_are_kept(string name) =>
        Assert.Equal(
            Seq(("Accept", "application/json"), (name, "(redacted)"), ("Authority", "x")),
            CloudflareSandbox
                .Handle(
                    SandboxState.Empty,
                    new SandboxRequest(
                        "GET",
                        "/",
                        Seq(("Accept", "application/json"), (name, "5ecret"), ("Authority", "x"))
                    )
                )
                .State.Received[0]
                .Headers
        );

    [Fact]
    public async Task Requests_are_recorded_in_order_with_the_time_at_which_they_came()
    {
        var clock = new SandboxClock { AutoAdvance = true };
        using var handler = new SandboxHandler(
            SandboxState.WithDocumentedImage.WithScript(
                SandboxStep.Drop.After(TimeSpan.FromSeconds(3)),
                SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromSeconds(7)))
            ),
            clock
        );
        using var http = new HttpClient(handler);
        using var client = new CloudflareClient(http, Documented.Credentials, Calls.On(clock));
        var start = clock.GetUtcNow();

        await client.Send(Calls.Get).Soon();
        await client.Send(ImagesV1.Get(Documented.Account, ImageId.Custom("a/b").Right())).Soon();

        var account = $"/client/v4/accounts/{Documented.Account.Value}/images/v1";
        Assert.Equal(
            [
                ($"GET {account}/{Documented.Id.Value}", 0),
                ($"GET {account}/{Documented.Id.Value}", 3.5),
                ($"GET {account}/{Documented.Id.Value}", 10.5),
                ($"GET {account}/a%2Fb", 10.5),
            ],
            handler
                .State.Received.Select(request =>
                    (request.ToString(), (request.At - start).TotalSeconds)
                )
                .ToArray()
        );
    }

    [Fact]
    public async Task Requests_that_come_at_once_take_a_step_each_and_are_all_recorded()
    {
        var statuses = Enumerable.Range(500, 64).ToArray();
        using var handler = new SandboxHandler(
            SandboxState.Empty.WithScript([
                .. statuses.Select(static status => SandboxStep.Reply(new SandboxReply(status))),
            ])
        );
        using var http = new HttpClient(handler);
        var replies = await Task.WhenAll(
                statuses.Select(_ => Task.Run(() => http.GetAsync(new Uri("http://localhost/"))))
            )
            .Soon();
        Assert.Equal(statuses, replies.Select(static reply => (int)reply.StatusCode).Order());
        Assert.Equal(statuses.Length, handler.State.Requests);
    }

    [Property]
    public void A_bounded_record_has_the_last_requests_and_counts_all(byte[] bodies, byte bound)
    {
        var most = bound % 10 + 1;
        var state = SandboxState.Empty with { Record = SandboxRecord.Last(most, bodyBytes: 100) };
        foreach (var length in bodies)
            state = CloudflareSandbox
                .Handle(
                    state,
                    new SandboxRequest("POST", $"/{length}", default)
                    {
                        Content = new Blob(new byte[length]),
                    }
                )
                .State;

        Assert.Equal(bodies.Length, state.Requests);
        Assert.Equal(
            bodies
                .TakeLast(most)
                .Select(static length => ($"/{length}", length <= 100 ? (int)length : 0)),
            state.Received.Select(static request => (request.Path, request.Content.Length))
        );
        var cleared = state with { Received = LanguageExt.Seq<SandboxRequest>.Empty };
        Assert.Equal(0, cleared.Requests);
        var next = CloudflareSandbox.Handle(cleared, new SandboxRequest("GET", "/", default));
        Assert.Equal(1, next.State.Requests);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(101, 0)]
    public void A_body_of_as_many_bytes_as_are_kept_is_kept(int length, int kept) =>
        Assert.Equal(
            kept,
            CloudflareSandbox
                .Handle(
                    SandboxState.Empty with
                    {
                        Record = SandboxRecord.Last(1, bodyBytes: 100),
                    },
                    new SandboxRequest("POST", "/", default)
                    {
                        Content = new Blob(new byte[length]),
                    }
                )
                .State.Received[0]
                .Content.Length
        );

    // Long enough to be no part of anything else.
    private static Gen<string> Secrets =>
        Gen.Choose('!', '~')
            .ListOf(12)
            .Select(static units => string.Concat(units.Select(static unit => (char)unit)));
}
