using System;
using System.Net.Http;
using System.Threading.Tasks;
using Images.Functional.Effects;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>The batch host: the same operations for the account of a token, while the token is valid.</summary>
public sealed class BatchRuleTests : IDisposable
{
    private static readonly BatchHost Host = BatchHost
        .FromVariables(Documented.Account, static _ => null)
        .Right();

    private readonly SandboxClock clock = new();
    private readonly SandboxHandler sandbox;
    private readonly HttpMessageInvoker http;
    private readonly CloudflareClient api;
    private readonly CloudflareClient batch;

    public BatchRuleTests()
    {
        sandbox = new SandboxHandler(Service.Empty, clock);
        http = new HttpMessageInvoker(sandbox);
        api = new CloudflareClient(http, Documented.Credentials, Calls.On(clock));
        batch = CloudflareClient.ForBatch(api, Host, http, Calls.On(clock));
    }

    public void Dispose()
    {
        batch.Dispose();
        api.Dispose();
        http.Dispose();
        sandbox.Dispose();
    }

    [Fact]
    public async Task What_is_done_there_is_done_in_the_account()
    {
        var id = ImageId.Custom("a/b").Right();
        var file = ImageFile.Of("GIF89a"u8.ToArray()) with { Name = "a.gif" };
        var stored = await Do(
            ImagesV1.Upload(Documented.Account, Upload.Of(file) with { Id = id })
        );
        var changed = await Do(
            ImagesV1.Update(
                Documented.Account,
                id,
                new ImageUpdate(Creator: Creator.Create("me").Right())
            )
        );
        Assert.Equal(stored with { Creator = Creator.Create("me").Right() }, changed);
        Assert.Equal(changed, await Do(ImagesV1.Get(Documented.Account, id)));
        Assert.Equal(
            changed,
            (await api.Send(ImagesV1.Get(Documented.Account, id)).Soon()).Right()
        );
        Assert.Equal(1, (await Do(ImagesV2.List(Documented.Account, Listing.All))).Items.Count);
        var link = await Do(
            ImagesV2.DirectUpload(
                Documented.Account,
                UploadLink.For(TimeSpan.FromHours(1), clock.GetUtcNow())
            )
        );
        Assert.True(sandbox.State.Images.ContainsKey((Documented.Account, (ImageId)link.Id)));
        await Do(ImagesV1.Delete(Documented.Account, id));
        Assert.False(sandbox.State.Images.ContainsKey((Documented.Account, id)));
        // One token is enough for all.
        Assert.Equal(1, sandbox.State.BatchTokens.Count);
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_expires_and_invalid_then()
    {
        await Do(ImagesV2.List(Documented.Account, Listing.All));
        var (token, (_, until)) = Assert.Single(sandbox.State.BatchTokens.ToSeq());
        clock.Advance(until - clock.GetUtcNow());
        Assert.Equal(401, Ask("GET", "/images/v2", token).Status);
        await Do(ImagesV2.List(Documented.Account, Listing.All));
        Assert.NotEqual(token, Assert.Single(sandbox.State.BatchTokens.Keys));
        Assert.Equal(401, Ask("GET", "/images/v2", token).Status);
    }

    [Fact]
    public async Task A_new_token_leaves_the_one_before_it_valid()
    {
        for (var i = 0; i < 2; i++)
            await api.Send(ImagesV1.GetBatchToken(Documented.Account)).Soon();
        Assert.Equal(2, sandbox.State.BatchTokens.Count);
        foreach (var token in sandbox.State.BatchTokens.Keys)
            Assert.Equal(200, Ask("GET", "/images/v2", token).Status);
    }

    [Fact]
    public async Task One_server_for_all_hosts_has_it_below_batch()
    {
        await Do(ImagesV2.List(Documented.Account, Listing.All));
        var token = sandbox.State.BatchTokens.Keys.Head();
        Assert.Equal(200, Ask("GET", "/batch/images/v2", token, "localhost:8080").Status);
    }

    [Fact]
    public async Task Neither_host_takes_the_credentials_of_the_other()
    {
        await Do(ImagesV2.List(Documented.Account, Listing.All));
        var token = sandbox.State.BatchTokens.Keys.Head();
        using var wrong = new CloudflareClient(
            http,
            Credentials.Token(token.Reveal()).Right(),
            Calls.On(clock)
        );
        var refused = await wrong.Send(ImagesV1.Stats(Documented.Account)).Soon();
        Assert.True(refused.Left().IsAuthentication);
        Assert.Equal(401, Ask("GET", "/images/v2", null).Status);
        Assert.Equal(200, Ask("GET", "/images/v2", token).Status);
    }

    [Fact]
    public async Task Many_there_do_not_wait_for_the_limit_of_the_API()
    {
        sandbox.Update(static state =>
            state with
            {
                Limit = new RateLimitPolicy("default", 1, TimeSpan.FromMinutes(5)),
            }
        );
        var begin = clock.GetUtcNow();
        var list = ImagesV2.List(Documented.Account, Listing.All);
        Assert.Equal(3, await Sent().Soon());
        Assert.Equal(begin, clock.GetUtcNow());

        async Task<int> Sent()
        {
            var right = 0;
            await foreach (var sent in batch.SendMany([list, list, list], 1))
                right += sent.Result.IsRight ? 1 : 0;
            return right;
        }
    }

    [Theory]
    [InlineData("GET", "/images/v1/stats")]
    [InlineData("GET", "/images/v1/keys")]
    [InlineData("GET", "/images/v1/batch_token")]
    [InlineData("GET", "/images/v1/a/blob")]
    [InlineData("PUT", "/images/v1/a")]
    [InlineData("GET", "/nothing")]
    [InlineData("GET", "/accounts/other/images/v1/a")]
    [InlineData("DELETE", "/accounts/other/images/v1/a")]
    [InlineData("GET", "/accounts/023e105f4ecef8ad9ca31a8372d0c353/images/v2")]
    [InlineData("GET", "/client/v4/accounts/023e105f4ecef8ad9ca31a8372d0c353/images/v2")]
    [InlineData("GET", "/images/v1/accounts/023e105f4ecef8ad9ca31a8372d0c353/images/v2")]
    [InlineData("GET", "/x/images/v2")]
    public async Task Endpoints_that_the_batch_host_lacks_are_forbidden(string method, string path)
    {
        await Do(ImagesV2.List(Documented.Account, Listing.All));
        sandbox.Update(static state =>
            state.With(AccountId.Create("other").Right(), ImageId.Custom("a").Right(), Image.Empty)
        );
        var reply = Ask(method, path, sandbox.State.BatchTokens.Keys.Head());
        Assert.Equal(
            (403, """{"code":"103","message":"forbidden endpoint"}"""),
            (reply.Status, reply.Body)
        );
    }

    [Fact]
    public async Task The_client_does_not_send_what_the_batch_host_lacks()
    {
        var requests = sandbox.State.Requests;
        Assert.True((await batch.Send(ImagesV1.Stats(Documented.Account)).Soon()).IsLeft);
        Assert.True(
            (await batch.Send(ImagesV1.Get(AccountId.Create("other"), Documented.Id)).Soon()).IsLeft
        );
        Assert.Equal(requests, sandbox.State.Requests);
    }

    [Fact]
    public async Task Its_requests_do_not_count_against_the_limit_of_the_api()
    {
        sandbox.Update(static state =>
            state with
            {
                Limit = new RateLimitPolicy("default", 1, TimeSpan.FromMinutes(5)),
            }
        );
        for (var i = 0; i < 5; i++)
            await Do(ImagesV2.List(Documented.Account, Listing.All));
    }

    private async Task<A> Do<A>(Operation<A> operation) =>
        (await batch.Send(operation).Soon()).Right();

    private SandboxReply Ask(
        string method,
        string path,
        BatchTokenValue? token,
        string host = "batch.imagedelivery.net"
    ) =>
        (SandboxReply)
            CloudflareSandbox
                .Handle(
                    sandbox.State,
                    new SandboxRequest(
                        method,
                        path,
                        Seq1(("Authorization", $"Bearer {token?.Reveal() ?? "another"}"))
                    )
                    {
                        Host = host,
                        At = clock.GetUtcNow(),
                    }
                )
                .Outcome.Reply;
}
