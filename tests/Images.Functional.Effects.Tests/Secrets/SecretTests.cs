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
