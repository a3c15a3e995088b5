using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class SecretTests
{
    public static TheoryData<string> Names => FaultTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_fault_brings_a_credential_into_any_text(string name)
    {
        var fault = FaultMatrix.Rows.Single(row => row.Name == name);
        foreach (var (credentials, secrets) in Secret.Credentials())
        {
            var (result, _) = await fault.Run(credentials);

            Secret.IsNowhereIn(Secret.TextsOf(result), secrets);
        }
    }

    public static TheoryData<int, string> Echoes { get; } =
        new()
        {
            { 502, "<pre>{0}</pre>" },
            { 400, Http.Failure(6111, "Invalid header {0}, {0}") },
            { 200, Http.Failure(6111, "Invalid header {0}") },
            {
                200,
                """{"success":true,"result":{"id":"id","uploaded":"{0}"},"errors":[],"messages":[]}"""
            },
        };

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task A_server_that_echoes_the_credentials_brings_them_into_no_error(
        int status,
        string template
    )
    {
        foreach (var (credentials, secrets) in Secret.Credentials())
        {
            var body = template.Replace("{0}", string.Join(' ', secrets), StringComparison.Ordinal);
            await using var server = RawServer.Saying(Http.Reply(status, body));
            using var client = new CloudflareClient(credentials, Calls.To(server.Address));

            var result = await client.Send(Calls.Get).Soon();

            Assert.True(result.IsLeft);
            Secret.IsNowhereIn(Secret.TextsOf(result), secrets);
            Assert.Contains("***", ((CfErrors)result).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_image_that_holds_the_email_of_the_credentials_is_as_the_server_sent_it()
    {
        const string email = "someone@example.com";
        await using var server = RawServer.Saying(
            Http.Reply(
                200,
                $$$"""{"success":true,"result":{"creator":"{{{email}}}"},"errors":[],"messages":[]}"""
            )
        );
        using var client = new CloudflareClient(
            (Credentials)Credentials.EmailAndKey(email, "0123456789"),
            Calls.To(server.Address)
        );

        var image = (Image)await client.Send(Calls.Get).Soon();

        Assert.Equal(email, image.Creator.Map(static creator => creator.Value));
    }

    [Fact]
    public void No_value_that_holds_credentials_shows_them()
    {
        foreach (var (credentials, secrets) in Secret.Credentials())
        {
            CredentialSource source = credentials;
            using var client = new CloudflareClient(source);
            Secret.IsNowhereIn(
                [
                    $"{credentials}",
                    $"{source}",
                    $"{client}",
                    $"{CloudflareRuntime.New(client)}",
                    $"{CloudflareOptions.Default}",
                    $"{Calls.Get} {Calls.Get.Request}",
                    JsonSerializer.Serialize(credentials),
                    JsonSerializer.Serialize(source),
                ],
                secrets
            );
        }
    }

    [Fact]
    public void The_options_of_a_call_do_not_show_the_values_of_its_headers()
    {
        var secret = Secret.New();

        Secret.IsNowhereIn(
            [$"{CallOptions.Default.WithHeader("CF-Access-Client-Secret", secret)}"],
            secret
        );
    }

    [Fact]
    public async Task A_handler_that_throws_a_credential_is_named_by_its_exceptions_type_only()
    {
        var secret = Secret.New();
        foreach (
            var exception in new Exception[]
            {
                new InvalidOperationException(secret, new FormatException(secret)),
                new HttpRequestException(secret),
                new System.IO.IOException(secret),
                new OperationCanceledException(secret),
                new ObjectDisposedException(secret),
            }
        )
        {
            var result = await Calls.Through(new ScriptedHandler((_, _) => throw exception));

            Assert.StartsWith("transport: ", Outcome.Of(result), StringComparison.Ordinal);
            Secret.IsNowhereIn(Secret.TextsOf(result), secret);
        }
    }

    [Fact]
    public async Task A_source_of_credentials_that_throws_one_is_named_by_its_exceptions_type_only()
    {
        var secret = Secret.New();
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = new CloudflareClient(
            http,
            CredentialSource.Asking(_ => throw new InvalidOperationException(secret))
        );

        var result = await client.Send(Calls.Get).Soon();

        Assert.Equal(
            "transport: asking for credentials failed (InvalidOperationException)",
            Outcome.Of(result)
        );
        Secret.IsNowhereIn(Secret.TextsOf(result), secret);
    }
}
