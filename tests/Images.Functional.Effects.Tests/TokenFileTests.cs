using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>A token in a file that a variable names.</summary>
public sealed class TokenFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("token-1")]
    [InlineData("token-1\n")]
    [InlineData("\ufefftoken-1 \r\nmore\n")]
    public async Task The_first_line_is_the_token(string text)
    {
        await File.WriteAllTextAsync(path, text);
        Assert.Equal(["Bearer token-1"], await Sent(Variables(path)));
    }

    [Fact]
    public async Task A_token_in_a_variable_wins()
    {
        var variables = Variables(path + ".missing");
        variables["CLOUDFLARE_API_TOKEN"] = "token-2";
        Assert.Equal(["Bearer token-2"], await Sent(variables));
    }

    [Fact]
    public async Task An_empty_variable_counts_as_none()
    {
        await File.WriteAllTextAsync(path, "token-1");
        var variables = Variables(path);
        variables["CLOUDFLARE_API_TOKEN"] = "";
        Assert.Equal(["Bearer token-1"], await Sent(variables));
    }

    [Fact]
    public void A_token_file_wins_over_email_and_key()
    {
        var variables = Variables(path + ".missing");
        variables["CLOUDFLARE_EMAIL"] = "a@b.c";
        variables["CLOUDFLARE_API_KEY"] = "key";
        Assert.Equal(
            $"{path}.missing (CLOUDFLARE_API_TOKEN_FILE) could not be read: it does not exist",
            Message(variables)
        );
    }

    [Fact]
    public void A_token_in_the_place_of_its_file_is_not_shown() =>
        Assert.Equal(
            "the file that CLOUDFLARE_API_TOKEN_FILE names could not be read: it does not exist",
            Message(Variables("5ecret-token_of-40-characters"))
        );

    [Theory]
    [InlineData("no/such")]
    [InlineData(@"no\such")]
    [InlineData("no-such-token.txt")]
    public void A_path_is_shown(string missing) =>
        Assert.StartsWith(
            $"{missing} (CLOUDFLARE_API_TOKEN_FILE) could not be read: ",
            Message(Variables(missing)),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_wrong_token_is_an_error_that_does_not_contain_it()
    {
        Assert.Equal(
            $"{path} (CLOUDFLARE_API_TOKEN_FILE): expected visible ASCII characters without spaces, found none",
            Message(Variables(path))
        );
        File.WriteAllText(path, "two words");
        Assert.Equal(
            $"{path} (CLOUDFLARE_API_TOKEN_FILE): expected visible ASCII characters without spaces, found a space",
            Message(Variables(path))
        );
        File.WriteAllText(path, new string('x', 20_000));
        Assert.Equal(
            $"{path} (CLOUDFLARE_API_TOKEN_FILE) could not be read: it is too large for a token",
            Message(Variables(path))
        );
        Assert.Equal(
            $"{Path.GetTempPath()} (CLOUDFLARE_API_TOKEN_FILE) could not be read: access is denied, or it is not a file",
            Message(Variables(Path.GetTempPath()))
        );
    }

    private static Dictionary<string, string> Variables(string path) =>
        new() { ["CLOUDFLARE_API_TOKEN_FILE"] = path };

    private static string Message(Dictionary<string, string> variables) =>
        CredentialSource
            .FromVariables(name => variables.GetValueOrDefault(name))
            .Match(Right: static _ => "", Left: static errors => errors.Message);

    private static async Task<IReadOnlyList<string>> Sent(Dictionary<string, string> variables)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Right);
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(
            http,
            CredentialSource.FromVariables(name => variables.GetValueOrDefault(name)),
            Calls.To("http://localhost")
        );
        Assert.True((await client.Send(Calls.Get)).IsRight);
        return handler.Authorizations;
    }
}
