using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>A server, or a proxy's error page, that says the credentials back.</summary>
public sealed class EchoTests
{
    private const string Right = """{"success":true,"result":{},"errors":[],"messages":[]}""";

    public static TheoryData<int, string> Bodies { get; } =
        new()
        {
            { 502, "<pre>{0}</pre>" },
            { 502, "<html><title>Invalid header {0}</title>" },
            { 200, "<html><title>Invalid header {0}</title>" },
            { 404, "ERROR 5404: no {0}" },
            { 429, """{"title":"Error {0}","detail":"of {0}","type":"https://e.example/{0}"}""" },
            { 200, """{"code":"{0}","message":"no {0}"}""" },
            {
                400,
                """{"success":false,"errors":[{"code":1,"message":"m","error_chain":[{"code":2,"message":"{0}","error_chain":["{0}"]}]}]}"""
            },
            { 400, Http.Failure(6111, "Invalid header {0}, {0}") },
            { 200, Http.Failure(6111, "Invalid header {0}") },
            {
                200,
                """{"success":true,"result":{"id":"id","uploaded":"{0}"},"errors":[],"messages":[]}"""
            },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public Task In_a_body_it_brings_them_into_no_error(int status, string template) =>
        IsRedacted(status, template, static secret => secret);

    [Fact]
    public async Task In_the_content_type_of_a_download_it_brings_them_into_no_text()
    {
        await using var server = RawServer.Saying(
            Http.Reply(200, "cat", "Content-Type: image/5ecret-token")
        );
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        var done = await client
            .Download(ImagesV1.Blob(Calls.Account, Calls.Id), System.IO.Stream.Null)
            .Soon();

        Assert.Equal("image/***", done.Map(static d => (string)d.ContentType));
    }

    [Fact]
    public Task Written_as_escapes_it_brings_them_into_no_error() =>
        IsRedacted(
            400,
            Http.Failure(6111, "Invalid header {0}, {0}"),
            static secret =>
                string.Concat(
                    secret.Select(
                        static (c, n) =>
                            n % 3 == 0
                                ? $"\\u{((int)c).ToString(n % 2 == 0 ? "x4" : "X4", CultureInfo.InvariantCulture)}"
                                : c.ToString()
                    )
                )
        );

    [Theory]
    [InlineData(502, "<html><title>{0}</title>")]
    [InlineData(502, "<html>{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}")]
    [InlineData(200, "<html>12345678901234567{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}")]
    public Task As_a_pages_character_references_it_brings_them_into_no_error(
        int status,
        string template
    ) =>
        IsRedacted(
            status,
            template,
            static secret =>
                string.Concat(
                    secret.Select(static c =>
                        $"&#{((int)c).ToString(CultureInfo.InvariantCulture)};"
                    )
                )
        );

    [Fact]
    public Task With_escaped_slashes_it_brings_them_into_no_error() =>
        IsRedacted(
            200,
            Http.Failure(6111, "Invalid header {0}, \\\\ {0}"),
            static secret => secret.Replace("/", "\\/", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData(200, "cf-ray: a {0} b")]
    [InlineData(404, "cf-ray: {0}")]
    [InlineData(200, "Ratelimit: {0}{0}")]
    [InlineData(429, "Ratelimit: \"default\";r=0;t={0}")]
    [InlineData(429, "Ratelimit-Policy: {0}")]
    [InlineData(429, "Retry-After: {0}")]
    [InlineData(404, "cf-images: err={0}")]
    [InlineData(200, "Content-Encoding: {0}")]
    [InlineData(404, "Content-Encoding: {0}")]
    [InlineData(302, "Location: https://example.com/?{0}")]
    public async Task In_a_header_it_brings_them_into_no_text(int status, string header)
    {
        foreach (var (credentials, secrets) in Secret.Credentials())
        foreach (var secret in secrets)
        {
            await using var server = RawServer.Saying(
                Http.Reply(status, Right, header.Replace("{0}", secret, StringComparison.Ordinal))
            );
            using var client = new CloudflareClient(credentials, Calls.To(server.Address));

            var result = await client.SendForReply(Calls.Get).Soon();

            Secret.IsNowhereIn(Secret.TextsOf(result), secrets);
        }
    }

    [Fact]
    public async Task In_what_a_right_reply_says_beside_its_image_it_brings_them_into_no_text()
    {
        foreach (var (credentials, secrets) in Secret.Credentials())
        {
            var said =
                $$$"""[{"code":1000,"message":"{{{secrets[0]}}} expires","documentation_url":"https://e.example/{{{secrets[0]}}}","source":{"pointer":"/{{{secrets[^1]}}}"},"error_chain":["{{{secrets[0]}}}"]}]""";
            await using var server = RawServer.Saying(
                Http.Reply(
                    200,
                    $$$"""{"success":true,"result":{},"errors":{{{said}}},"messages":{{{said}}}}"""
                )
            );
            using var client = new CloudflareClient(credentials, Calls.To(server.Address));

            var result = await client.SendForReply(Calls.Get).Soon();

            var reply = Assert.IsType<Reply<Image>>(result.Case);
            var expected = new ApiMessage(
                1000,
                "*** expires",
                "https://e.example/***",
                "/***",
                LanguageExt.Prelude.Seq1(new ApiMessage(0, "***"))
            );
            Assert.Equal(expected, Assert.Single(reply.Messages));
            Assert.Equal(expected, Assert.Single(reply.Envelope.Errors));
            Secret.IsNowhereIn(Secret.TextsOf(result), secrets);
        }
    }

    [Theory]
    [InlineData("errors")]
    [InlineData("messages")]
    public async Task It_brings_them_into_neither_the_errors_nor_the_messages_of_a_right_reply(
        string member
    )
    {
        foreach (var (credentials, secrets) in Secret.Credentials())
        {
            await using var server = RawServer.Saying(
                Http.Reply(
                    200,
                    $$$"""{"success":true,"result":{},"{{{member}}}":[{"code":1,"message":"no {{{secrets[0]}}}"}]}"""
                )
            );
            using var client = new CloudflareClient(credentials, Calls.To(server.Address));

            var reply = (Reply<Image>)await client.SendForReply(Calls.Get).Soon();

            Assert.Equal("no ***", Assert.Single(reply.Envelope.Errors + reply.Messages).Text);
        }
    }

    [Fact]
    public async Task What_a_right_reply_says_beside_its_image_stays_as_it_is_without_them()
    {
        await using var server = RawServer.Saying(
            Http.Reply(
                200,
                """{"success":true,"result":{},"errors":[{"code":1,"message":"a"}],"messages":[{"code":2,"message":"b"},{"code":3,"message":"c"}]}"""
            )
        );
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        var reply = (Reply<Image>)await client.SendForReply(Calls.Get).Soon();

        Assert.Equal("a (code 1)", $"{Assert.Single(reply.Envelope.Errors)}");
        Assert.Equal(
            ["b (code 2)", "c (code 3)"],
            reply.Messages.Map(static said => $"{said}").ToArray()
        );
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_body_that_is_cut_within_them_brings_no_part_of_them_into_an_error(
        bool isTooLarge,
        bool isWholeBefore
    )
    {
        foreach (var (credentials, secrets) in Secret.Credentials())
        foreach (var secret in secrets)
        {
            var page = $"<pre>Authorization: {(isWholeBefore ? $"{secret} " : "")}{secret[..^1]}";
            var reply = isTooLarge
                ? Http.Chunked(502, Encoding.ASCII.GetBytes(page + secret[^1..]))
                : Http.Raw(
                    "HTTP/1.1 502 Bad Gateway",
                    Encoding.ASCII.GetBytes(page),
                    "Content-Length: 500"
                );
            await using var server = RawServer.Start(async connection =>
            {
                await connection.Read();
                await connection.Write(reply);
            });
            using var client = new CloudflareClient(
                credentials,
                Calls.To(server.Address) with
                {
                    MaximumReplyBytes = isTooLarge ? page.Length : 4096,
                }
            );

            var errors = (CfErrors)await client.Send(Calls.Get).Soon();

            Assert.Equal(
                new CfError.Status(
                    502,
                    $"Authorization: {(isWholeBefore ? $"{new string('*', secret.Length)} " : "")}{new string('*', secret.Length - 1)}",
                    IsPage: true
                ),
                Assert.Single(errors.Items)
            );
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

    [Theory]
    [InlineData("/a-token-that-begins-with-a-slash-and-is-long")]
    [InlineData("a-token-with/../dots-in-it")]
    public async Task A_reply_that_only_the_credentials_make_wrong_is_neither_told_nor_put_right(
        string token
    )
    {
        await using var server = RawServer.Saying(
            Http.Reply(
                200,
                $$$"""{"success":true,"result":{"id":"{{{token}}}"},"errors":[],"messages":[]}"""
            )
        );
        using var client = new CloudflareClient(
            (Credentials)Credentials.Token(token),
            Calls.To(server.Address)
        );

        var result = await client.SendForReply(Calls.Get).Soon();

        var errors = Assert.IsType<CfErrors>(result.Case);
        Assert.Equal(
            new CfError.Malformed("", 0, "a reply without the request's credentials", "them"),
            Assert.Single(errors.Items)
        );
        Assert.Equal(200, errors.Response.Map(static response => response.Status));
        Secret.IsNowhereIn(Secret.TextsOf(result), [token]);
    }

    [Fact]
    public Task A_first_slash_that_is_escaped_goes_with_its_backslash()
    {
        const string Token = "/5ecretTokenThatBeginsWithASlash";
        return IsRedacted(
            200,
            Http.Failure(6111, "Invalid header {0}, \\\\ {0}"),
            static secret => secret.Replace("/", "\\/", StringComparison.Ordinal),
            [((Credentials)Credentials.Token(Token), [Token])]
        );
    }

    private static Task IsRedacted(int status, string template, Func<string, string> write) =>
        IsRedacted(status, template, write, Secret.Credentials());

    private static async Task IsRedacted(
        int status,
        string template,
        Func<string, string> write,
        IEnumerable<(Credentials Credentials, string[] Secrets)> all
    )
    {
        foreach (var (credentials, secrets) in all)
        {
            var body = template.Replace(
                "{0}",
                string.Join(' ', secrets.Select(write)),
                StringComparison.Ordinal
            );
            await using var server = RawServer.Saying(Http.Reply(status, body));
            using var client = new CloudflareClient(credentials, Calls.To(server.Address));

            var result = await client.Send(Calls.Get).Soon();

            Assert.True(result.IsLeft);
            Secret.IsNowhereIn(Secret.TextsOf(result), secrets);
            Assert.Contains("***", ((CfErrors)result).Message, StringComparison.Ordinal);
        }
    }
}
