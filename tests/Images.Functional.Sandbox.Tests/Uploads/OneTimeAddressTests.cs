using System;
using System.Threading.Tasks;
using Images.Functional.Effects;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>One-time addresses: their drafts, their expiry, and waiting until the image is ready.</summary>
public sealed class OneTimeAddressTests : UploadTest
{
    [Fact]
    public void A_draft_is_not_counted_until_its_file_arrives()
    {
        var link = Link();
        Assert.Equal(Some(0L), Do(ImagesV1.Stats(Documented.Account)).Current);
        Assert.True(Details(link).IsDraft);
        Assert.Equal(
            (404, 5404),
            Refused(ImagesV1.Blob(Documented.Account, link.Id.ToEither(Missing)))
        );

        var image = Do(link.Upload(Gif));

        Assert.Equal(link.Id, image.Id);
        Assert.False(Details(link).IsDraft);
        Assert.Equal(Some(1L), Do(ImagesV1.Stats(Documented.Account)).Current);
        Assert.Equal(Metadata.Create("""{"a":1}""").ToOption(), Details(link).Meta);
    }

    [Fact]
    public void A_one_time_address_takes_one_file_until_it_expires()
    {
        var used = Link();
        Do(used.Upload(Gif));
        Assert.Equal((404, 5404), Refused(used.Upload(Gif)));

        var last = Link();
        Clock.Advance(TimeSpan.FromHours(1));
        Do(last.Upload(Gif));

        var late = Link();
        Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        Assert.Equal((404, 5404), Refused(late.Upload(Gif)));
    }

    [Fact]
    public void An_address_with_another_id_or_account_is_none()
    {
        var link = Link();
        var address = ((UploadUrl)link.Url).Reveal();

        Assert.All(
            new[] { $"{address}0", address.Replace("net/", "net/0", StringComparison.Ordinal) },
            other =>
                Assert.Equal(
                    (404, 5404),
                    Refused((link with { Url = UploadUrl.Create(other).ToOption() }).Upload(Gif))
                )
        );
        Assert.True(Details(link).IsDraft);
    }

    [Fact]
    public void A_full_account_takes_no_file_at_a_one_time_address()
    {
        var link = Link();
        Sandbox.Update(static state =>
            state.With(Documented.Account, state.Accounts[Documented.Account] with { Allowed = 0 })
        );
        Assert.Equal((403, 5403), Refused(link.Upload(Gif)));
        Assert.True(Details(link).IsDraft);
    }

    [Fact]
    public void A_wrong_file_leaves_the_address_open()
    {
        var link = Link();
        Assert.Equal((415, 5455), Refused(link.Upload(Gif with { ContentType = "text/plain" })));
        Do(link.Upload(Gif));
    }

    [Fact]
    public void A_draft_that_becomes_private_keeps_its_id_and_its_address()
    {
        var link = Link();
        var update = new ImageUpdate(RequireSignedUrls: SignedUrls.Required);

        var draft = Do(ImagesV1.Update(Documented.Account, link.Id.ToEither(Missing), update));
        var image = Do(link.Upload(Gif));

        Assert.Equal((link.Id, link.Id), (draft.Id, image.Id));
        Assert.Equal(SignedUrls.Required, image.RequireSignedUrls);
    }

    [Theory]
    [InlineData(119, false)]
    [InlineData(120, true)]
    [InlineData(21_600, true)]
    [InlineData(21_601, false)]
    public void An_expiry_is_checked_on_the_services_clock(int seconds, bool isAllowed)
    {
        // A client whose Clock is a second behind.
        var link = UploadLink.For(
            TimeSpan.FromSeconds(Math.Clamp(seconds, 120, 21_600)),
            Clock.GetUtcNow() + TimeSpan.FromSeconds(seconds - Math.Clamp(seconds, 120, 21_600))
        );
        var made = Send(ImagesV2.DirectUpload(Documented.Account, link));
        Assert.Equal(isAllowed, made.IsRight);
    }

    [Fact]
    public async Task The_client_waits_until_a_draft_is_ready()
    {
        using var waiting = new CloudflareClient(Http, Documented.Credentials, Calls.On(Clock));
        var link = Link();
        var ready = waiting.WaitUntilReady(Documented.Account, link);
        Assert.False(ready.IsCompleted);
        Do(link.Upload(Gif));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(link.Id, (await ready.Soon()).Right().Id);

        var never = waiting.WaitUntilReady(
            Documented.Account,
            Link().Id.ToEither(Missing),
            RetryPolicy.Exponential(2, TimeSpan.FromSeconds(1), jitter: 0)
        );
        Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<CfError.Transport>(Assert.Single((await never.Soon()).Left().Items));
        Assert.Equal(
            404,
            (await waiting.WaitUntilReady(Documented.Account, Documented.Id).Soon())
                .Left()
                .StatusCode
        );
    }

    private Image Details(DirectUpload link) =>
        Do(ImagesV1.Get(Documented.Account, link.Id.ToEither(Missing)));

    private DirectUpload Link() =>
        Do(
            ImagesV2.DirectUpload(
                Documented.Account,
                UploadLink.For(TimeSpan.FromHours(1), Clock.GetUtcNow()) with
                {
                    Metadata = Metadata.Create("""{"a":1}""").Right(),
                }
            )
        );
}
