using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using FsCheck.Xunit;
using Images.Functional.Effects;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Law 7: whatever image is stored comes back equal through the whole stack.</summary>
public sealed class WholeStackLaws
{
    [Property(Arbitrary = new[] { typeof(Arbitraries) })]
    public async Task A_stored_image_comes_back_equal_through_Aff(
        AccountId account,
        ImageId id,
        Image image
    )
    {
        var runtime = SandboxRuntime.New(Known.With(account, id, image));
        var fetched = await Cloudflare<SandboxRuntime>.send(ImagesV1.Get(account, id)).Run(runtime);
        Assert.Equal(FinSucc(image), fetched);
        Assert.Equal(1, runtime.State.Requests);
    }

    [Property(Arbitrary = new[] { typeof(Arbitraries) })]
    public async Task A_stored_image_comes_back_equal_through_the_plain_client(
        AccountId account,
        ImageId id,
        Image image
    )
    {
        using var handler = new SandboxHandler(Known.With(account, id, image));
        using var http = new HttpClient(handler);
        using var client = new CloudflareClient(http, Documented.Credentials);
        Assert.Equal(
            Prelude.Right<CfErrors, Image>(image),
            await client.Send(ImagesV1.Get(account, id))
        );
    }

    [Fact]
    public async Task The_documented_image_is_there()
    {
        var fetched = await Cloudflare<SandboxRuntime>
            .sendForReply(ImagesV1.Get(Documented.Account, Documented.Id))
            .Run(SandboxRuntime.New(SandboxState.WithDocumentedImage));
        var reply = fetched.ThrowIfFail();
        Assert.Equal(Documented.Image, reply.Value);
        Assert.Equal(200, reply.Response.Status);
        // No limit is stated where there is none.
        Assert.Equal(Prelude.None, reply.Response.RateLimitHeader);
        Assert.Equal(Prelude.None, reply.Response.RateLimitPolicyHeader);
    }

    [Fact]
    public async Task A_rate_limit_comes_through_with_its_wait_and_is_not_waited_for()
    {
        var runtime = SandboxRuntime.New(SandboxState.WithDocumentedImage with { Remaining = 0 });
        var fetched = await Cloudflare<SandboxRuntime>
            .send(ImagesV1.Get(Documented.Account, Documented.Id))
            .Run(runtime);
        var errors = CfErrors.From((LanguageExt.Common.Error)fetched);
        Assert.True(errors.IsRateLimited);
        Assert.Equal(971, errors.Code);
        Assert.Equal(RetryAfter.Parse("300"), errors.Response.Bind(static r => r.RetryAfter));
        Assert.Equal(1, runtime.State.Requests);
    }

    [Fact]
    public async Task A_runtime_sends_the_credentials_that_it_is_given()
    {
        var other = Credentials.Token("other").Right();
        var state = SandboxState
            .Empty.WithReader(other)
            .With(Documented.Account, Documented.Id, Documented.Image);
        var get = Cloudflare<SandboxRuntime>.send(ImagesV1.Get(Documented.Account, Documented.Id));
        Assert.True((await get.Run(SandboxRuntime.New(state, other))).IsSucc);
        Assert.True((await get.Run(SandboxRuntime.New(state))).IsFail);
    }

    [Fact]
    public async Task A_runtime_that_is_cancelled_sends_nothing()
    {
        using var source = new CancellationTokenSource();
        var runtime = SandboxRuntime.New(SandboxState.WithDocumentedImage, source: source);
        await source.CancelAsync();
        var fetched = await Cloudflare<SandboxRuntime>
            .send(ImagesV1.Get(Documented.Account, Documented.Id))
            .Run(runtime);
        Assert.True(((LanguageExt.Common.Error)fetched).Is(LanguageExt.Common.Errors.Cancelled));
        Assert.Equal(0, runtime.State.Requests);
    }

    [Fact]
    public void A_default_runtime_says_how_to_create_one() =>
        Assert.Equal(
            "This runtime is uninitialised (default). Create one with SandboxRuntime.New.",
            Assert.Throws<InvalidOperationException>(() => default(SandboxRuntime).State).Message
        );

    [Fact]
    public async Task A_request_without_an_address_has_neither_path_nor_query_nor_host()
    {
        using var handler = new SandboxHandler(SandboxState.Empty);
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage();
        using var response = await invoker.SendAsync(request, CancellationToken.None);
        var received = Assert.Single(handler.State.Received);
        Assert.Equal(("", "", ""), (received.Path, received.Query, received.Host));
    }

    [Fact]
    public async Task The_sandboxs_state_can_be_changed_between_two_calls()
    {
        using var handler = new SandboxHandler(Known);
        using var invoker = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(invoker, Documented.Credentials);
        var get = ImagesV1.Get(Documented.Account, Documented.Id);
        var before = await client.Send(get);
        handler.Update(static state =>
            state.With(Documented.Account, Documented.Id, Documented.Image)
        );
        var after = await client.Send(get);
        Assert.True(before.IsLeft);
        Assert.Equal(Prelude.Right<CfErrors, Image>(Documented.Image), after);
    }

    private static SandboxState Known => SandboxState.Empty.WithReader(Documented.Credentials);
}
