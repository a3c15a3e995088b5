using System.Threading.Tasks;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Which paths reach an endpoint, and which endpoint if several fit.</summary>
public sealed class RoutingTests
{
    private static readonly AccountId Account = Documented.Account;

    [Theory]
    [InlineData("api.cloudflare.com", "/client/v4", 200)]
    [InlineData("API.cloudflare.com:443", "/client/v4", 200)]
    [InlineData("api.cloudflare.com", "", 404)]
    [InlineData("api.cloudflare.com", "/x/client/v4", 404)]
    [InlineData("api.cloudflare.com", "/client/v4/accounts/foo", 404)]
    [InlineData("127.0.0.1:8787", "/client/v4/accounts/foo", 404)]
    [InlineData("", "/client/v4/accounts/foo", 404)]
    [InlineData("", "", 200)]
    [InlineData("proxy.example.com", "/any/base", 200)]
    [InlineData("proxy.example.com", "/any/client/v4", 200)]
    public void The_API_is_exactly_below_client_v4_unless_the_client_has_another_base_address(
        string host,
        string prefix,
        int status
    ) =>
        Assert.Equal(
            status,
            CloudflareSandbox
                .Handle(
                    Everything.State,
                    new SandboxRequest(
                        "GET",
                        $"{prefix}/accounts/{Account}/images/v1/stats",
                        Seq1(("Authorization", "Bearer sandbox"))
                    )
                    {
                        Host = host,
                    }
                )
                .Outcome.Reply.Map(static reply => reply.Status)
        );

    [Fact]
    public async Task A_variant_may_be_called_blob()
    {
        using var service = new Service();
        var blob = Everything.Hero with { Id = VariantId.Create("blob").Right() };
        await service.Do(ImagesV1.CreateVariant(Account, blob));
        Assert.Equal(blob, await service.Do(ImagesV1.GetVariant(Account, blob.Id)));
        await service.Do(ImagesV1.DeleteVariant(Account, blob.Id));
    }
}
