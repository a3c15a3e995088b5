using System;
using Images.Functional.Effects;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Files that the service refuses, and uploads whose reply is lost.</summary>
public sealed class FileRuleTests : UploadTest
{
    [Fact]
    public void Each_refusal_has_the_services_status_and_code()
    {
        var own = Upload.Of(Gif) with { Id = ImageId.Custom("a/b").Right() };
        Do(ImagesV1.Upload(Documented.Account, own));
        var taken = Send(ImagesV1.Upload(Documented.Account, own)).Left();
        Assert.Equal((Some(409), 5409), (taken.StatusCode, taken.Code));
        Assert.True(taken.IsTaken);
        Assert.False(taken.IsRetryable || taken.IsUncertain);

        Assert.Equal(
            (415, 5455),
            Refused(
                ImagesV1.Upload(Documented.Account, Upload.Of(ImageFile.Of("text"u8.ToArray())))
            )
        );
        Assert.Equal(
            (413, 5413),
            Refused(
                ImagesV1.Upload(
                    Documented.Account,
                    Upload.Of(
                        ImageFile.Of(new byte[SandboxAccount.MaximumFileBytes + 1]) with
                        {
                            ContentType = "image/png",
                        }
                    )
                )
            )
        );
        Assert.Equal(
            (400, 5454),
            Refused(
                ImagesV1.Upload(
                    Documented.Account,
                    Upload.From("https://imagedelivery.net/h/i/public")
                )
            )
        );
    }

    [Theory]
    [InlineData("https://imagedelivery.net/h/i/public", false)]
    [InlineData("https://upload.ImageDelivery.net/h/i", false)]
    [InlineData("https://not-imagedelivery.net/cat.png", true)]
    public void Only_hosts_of_imagedelivery_net_are_refused(string url, bool isTaken) =>
        Assert.Equal(isTaken, Send(ImagesV1.Upload(Documented.Account, Upload.From(url))).IsRight);

    [Fact]
    public void An_upload_whose_reply_was_lost_is_settled_if_it_has_its_own_id()
    {
        using var retrying = new CloudflareClient(
            Http,
            Documented.Credentials,
            Calls.On(new SandboxClock { AutoAdvance = true })
        );
        var own = Upload.Of(Gif) with { Id = ImageId.Custom("a/b").Right() };
        Sandbox.Update(static state => state.WithScript(SandboxStep.DropAfter));

        var reply = Ended(retrying.SendForReply(ImagesV1.Upload(Documented.Account, own))).Right();

        Assert.True(reply.IsSettled);
        Assert.Equal(own.Id, reply.Value.Id);
        Assert.Equal(
            new[] { "POST", "POST", "GET" },
            Sandbox.State.Received.Map(static request => request.Method).ToArray()
        );
    }

    [Fact]
    public void An_upload_whose_reply_was_lost_is_uncertain_without_one()
    {
        using var retrying = new CloudflareClient(
            Http,
            Documented.Credentials,
            Calls.On(new SandboxClock { AutoAdvance = true })
        );
        Sandbox.Update(static state => state.WithScript(SandboxStep.DropAfter));

        var errors = Ended(retrying.Send(ImagesV1.Upload(Documented.Account, Upload.Of(Gif))))
            .Left();

        Assert.True(errors.IsUncertain);
        Assert.EndsWith(
            "check before you send it again.",
            errors.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(1, Sandbox.State.Requests);
    }
}
