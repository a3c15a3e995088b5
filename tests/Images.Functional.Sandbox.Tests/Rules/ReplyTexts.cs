using System;
using System.Text.Json;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>The sandbox's refusals, word for word, and where each begins.</summary>
public sealed class ReplyTexts : UploadTest
{
    private static readonly AccountId Account = Documented.Account;

    // The documented account's.
    private const string Images = "/accounts/023e105f4ecef8ad9ca31a8372d0c353/images/v1";

    [Theory]
    [InlineData("GET", "/nowhere", 404, 7003, "No route for the URI")]
    [InlineData("PUT", Images + "/stats", 405, 10405, "Method not allowed for this endpoint")]
    public void A_path_or_a_method_that_is_not_there(
        string method,
        string path,
        int status,
        int code,
        string message
    )
    {
        var reply = Answer(method, path);

        Assert.Equal(status, reply.Status);
        Assert.Contains(
            $$"""{"code":{{code}},"message":"{{message}}"}""",
            reply.Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_missing_image_is_plain_text_with_its_code_in_a_header()
    {
        var reply = Answer("GET", $"{Images}/none");

        Assert.Equal("ERROR 5404: Image not found\n", reply.Body);
        Assert.Equal("text/plain;charset=utf-8", Header(reply, "Content-Type"));
        Assert.Equal("err=5404", Header(reply, "cf-images"));
        Assert.Equal(16, Header(reply, "cf-ray").Length);
    }

    [Fact]
    public void Over_the_rate_limit_it_says_so()
    {
        Sandbox.Update(static state => state with { Remaining = Some(0) });
        var reply = Answer("GET", Images + "/stats");

        Assert.Equal(429, reply.Status);
        Assert.Contains(
            "Please wait and consider throttling your request speed",
            reply.Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_other_refusals_are_envelopes_with_a_code_and_a_text()
    {
        var refusals = new (SandboxReply Reply, int Status, int Code, string Said)[]
        {
            (Refusals.NotAuthenticated, 401, 10000, "Authentication error"),
            (Refusals.Forbidden, 403, 10000, "Authentication error"),
            (
                Refusals.Unreadable,
                400,
                7003,
                "Could not route, perhaps your object identifier is invalid?"
            ),
            (Refusals.NoVariant, 404, 5404, "Variant not found"),
            (Refusals.NoKey, 404, 5404, "Signing key not found"),
            (
                Refusals.TooManyVariants,
                400,
                5400,
                "The given account has reached a service limit: 100 variants"
            ),
            (
                Refusals.BadExpiry,
                400,
                5400,
                "The expiry must be at least 2 minutes and at most 6 hours ahead"
            ),
            (Refusals.Full, 403, 5403, "The given account has reached a service limit"),
        };

        Assert.All(
            refusals,
            static one =>
            {
                Assert.Equal(one.Status, one.Reply.Status);
                Assert.Equal("application/json", Header(one.Reply, "Content-Type"));
                Assert.Contains(
                    $$"""{"code":{{one.Code}},"message":"{{one.Said}}"}""",
                    one.Reply.Body,
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Fact]
    public void Refusals_with_an_apostrophe_are_escaped()
    {
        Assert.Contains(
            "An image with a custom id can\\u0027t require signed URLs",
            Refusals.CustomId.Body,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Images of imagedelivery.net can\\u0027t be fetched",
            Refusals.OwnAddress.Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_refusals_of_files_are_in_plain_text()
    {
        var refusals = new (SandboxReply Reply, int Status, string Said)[]
        {
            (Refusals.Taken, 409, "ERROR 5409: Resource already exists\n"),
            (
                Refusals.NoImageType,
                415,
                "ERROR 5455: Uploaded image must have image/jpeg, image/png, image/webp, image/gif or image/svg+xml content-type\n"
            ),
            (Refusals.FileTooLarge, 413, "ERROR 5413: The file is too large\n"),
        };

        Assert.All(
            refusals,
            static one => Assert.Equal((one.Status, one.Said), (one.Reply.Status, one.Reply.Body))
        );
    }

    [Theory]
    [InlineData("POST", "/hash/id/public", "ERROR 9432: Bad request\n")]
    [InlineData("GET", "/hash", "ERROR 9426: Malformed URL\n")]
    [InlineData("GET", "/hash/id/public", "ERROR 9427: Wrong account hash\n")]
    public void A_browsers_wrong_request(string method, string path, string body) =>
        Assert.Equal(body, Served(method, path).Body);

    [Fact]
    public void A_delivery_error_has_its_code_in_the_header_of_delivery()
    {
        var reply = Served("GET", "/hash/id/public");

        Assert.Equal("err=9427", Header(reply, "Cf-Resized"));
        Assert.Equal("", Header(reply, "cf-images"));
    }

    [Fact]
    public void A_missing_file_and_a_closed_one_time_address_are_envelopes()
    {
        foreach (
            var reply in new[]
            {
                Answer("GET", $"{Images}/none/blob"),
                Handled(
                    new SandboxRequest("POST", "/hash/none", default)
                    {
                        Host = "upload.imagedelivery.net",
                    }
                ),
            }
        )
        {
            Assert.Equal((404, "application/json"), (reply.Status, Header(reply, "Content-Type")));
            Assert.Contains(
                """{"code":5404,"message":"Image not found"}""",
                reply.Body,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void A_one_time_address_of_a_server_for_other_machines_has_its_host()
    {
        Sandbox.Update(static state =>
            state with
            {
                Places = SandboxPlaces.At(new Uri("http://sandbox.example.com:8080")),
            }
        );

        using var reply = JsonDocument.Parse(Answer("POST", Images + "/direct_upload").Body);

        var result = reply.RootElement.GetProperty("result");
        Assert.Equal(
            $"http://sandbox.example.com:8080/upload/{Sandbox.State.Account(Account).Hash}/{result.GetProperty("id")}",
            result.GetProperty("uploadURL").GetString()
        );
    }

    [Fact]
    public void A_browser_may_ask_for_the_headers_alone_but_not_for_what_is_off_or_missing()
    {
        Upload("id", Gif);
        var hash = Sandbox.State.Account(Account).Hash;
        var path = $"/{hash}/id/";

        Assert.Equal(200, Served("GET", path + "public").Status);
        Assert.Equal(200, Served("HEAD", path + "public").Status);
        Assert.Equal("ERROR 9429: Flexible variants are off\n", Served("GET", path + "w=1").Body);
        Assert.Equal("ERROR 9431: Image not found\n", Served("GET", $"/{hash}/none/public").Body);
    }

    [Fact]
    public void A_private_image_is_denied_without_a_signature()
    {
        var image = Do(
            ImagesV1.Upload(
                Account,
                Functional.Upload.Of(Gif) with
                {
                    RequireSignedUrls = SignedUrls.Required,
                }
            )
        );

        Assert.Equal(
            "ERROR 9425: Image access denied: the image is private, and the URL has no valid signature\n",
            Served("GET", $"/{Sandbox.State.Account(Account).Hash}/{(ImageId)image.Id}/public").Body
        );
    }

    [Fact]
    public void An_account_takes_as_many_images_as_it_is_allowed()
    {
        Sandbox.Update(static state =>
            state.With(Account, state.Account(Account) with { Allowed = 1 })
        );
        Upload("a", Gif);

        Assert.Equal((403, 5403), Refused(ImagesV1.Upload(Account, Of("b", Gif))));
    }

    [Fact]
    public void The_largest_file_is_taken_and_one_byte_more_is_not()
    {
        Upload("a", File(SandboxAccount.MaximumFileBytes));

        Assert.Equal(
            (413, 5413),
            Refused(ImagesV1.Upload(Account, Of("b", File(SandboxAccount.MaximumFileBytes + 1))))
        );
    }

    private static ImageFile File(int length)
    {
        var bytes = new byte[length];
        "GIF89a"u8.CopyTo(bytes);
        return ImageFile.Of(bytes);
    }

    private static Upload Of(string id, ImageFile file) =>
        Functional.Upload.Of(file) with
        {
            Id = Some(ImageId.Any(id).Right()),
        };

    private void Upload(string id, ImageFile file) => Do(ImagesV1.Upload(Account, Of(id, file)));

    private SandboxReply Answer(string method, string path) =>
        Handled(new SandboxRequest(method, path, Seq1(("Authorization", "Bearer sandbox"))));

    private SandboxReply Served(string method, string path) =>
        Handled(new SandboxRequest(method, path, default) { Host = "imagedelivery.net" });

    private SandboxReply Handled(SandboxRequest request) =>
        CloudflareSandbox
            .Handle(Sandbox.State, request)
            .Outcome.Reply.IfNone(static () => throw new InvalidOperationException("no reply"));

    private static string Header(SandboxReply reply, string name) =>
        reply.Headers.Find(one => one.Name == name).Map(static one => one.Value).IfNone("");
}
