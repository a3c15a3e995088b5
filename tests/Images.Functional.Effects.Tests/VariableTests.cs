using System;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>A client made from variables. Everything that is missing or wrong is one Left.</summary>
public sealed class VariableTests
{
    private const string Missing =
        "credentials: set CLOUDFLARE_API_TOKEN, or CLOUDFLARE_EMAIL and CLOUDFLARE_API_KEY";

    // Nothing listens there.
    private const string Nowhere = "http://127.0.0.1:1";

    [Fact]
    public void What_is_missing_and_what_is_wrong_is_reported_at_once() =>
        Assert.Equal(
            $"2 errors: {Missing}; CLOUDFLARE_BASE_URL: expected an https URL, found another scheme or none",
            Left(CloudflareClient.FromVariables(Variables(null, "ftp://localhost"))).Message
        );

    [Fact]
    public async Task The_token_and_the_address_are_used()
    {
        await using var server = RawServer.Saying(Http.Reply(200, Documented.Response));
        using var client = Right(
            CloudflareClient.FromVariables(Variables("secret", server.Address))
        );

        Assert.True((await client.Send(Calls.Get).Soon()).IsRight);
        Assert.Contains(
            "Bearer secret",
            $"{Assert.Single(server.Requests)}",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_address_in_the_options_wins()
    {
        await using var server = RawServer.Saying(Http.Reply(200, Documented.Response));
        using var client = Right(
            CloudflareClient.FromVariables(
                Variables("5ecret-token", Nowhere),
                Calls.To(server.Address)
            )
        );

        Assert.True((await client.Send(Calls.Get).Soon()).IsRight);
    }

    [Fact]
    public async Task A_call_without_a_client_has_the_errors_of_its_ids_too()
    {
        var client = CloudflareClient.FromVariables(static _ => null);

        Assert.Equal(
            $"3 errors: {Missing}; account: set CLOUDFLARE_ACCOUNT_ID; image_id: must not be null",
            Left(
                await client.Send(
                    ImagesV1.Get(AccountId.FromVariables(static _ => null), ImageId.Any(null))
                )
            ).Message
        );
    }

    [Fact]
    public async Task A_call_with_a_client_is_that_clients_call()
    {
        await using var server = RawServer.Saying(Http.Reply(200, Documented.Response));
        var client = CloudflareClient.FromVariables(Variables("5ecret-token", server.Address));
        using var owned = Right(client);

        Assert.Equal(Documented.Image, Right(await client.Send(Calls.Get).Soon()));
        Assert.Equal(
            new CfError.Cancelled { IsUnsent = true },
            Left(await client.Send(Calls.Get, new(canceled: true))).Items[0]
        );
    }

    private static Func<string, string?> Variables(string? token, string address) =>
        name =>
            name switch
            {
                "CLOUDFLARE_API_TOKEN" => token,
                "CLOUDFLARE_BASE_URL" => address,
                _ => null,
            };

    private static A Right<A>(Either<CfErrors, A> either) =>
        either.IfLeft(static errors => throw errors.ToException());

    private static CfErrors Left<A>(Either<CfErrors, A> either) => (CfErrors)either;
}
