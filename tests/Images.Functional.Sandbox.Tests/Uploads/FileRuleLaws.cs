using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Effects;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>What is uploaded is there, byte for byte, and what the service refuses is refused with its code.</summary>
public sealed class FileRuleLaws : IDisposable
{
    private readonly SandboxClock clock = new();
    private readonly SandboxHandler sandbox;
    private readonly HttpMessageInvoker http;
    private readonly CloudflareClient client;

    public FileRuleLaws()
    {
        sandbox = new SandboxHandler(Service.Empty, clock);
        http = new HttpMessageInvoker(sandbox);
        client = new CloudflareClient(
            http,
            Documented.Credentials,
            Calls.On(clock) with
            {
                Retry = RetryPolicy.None,
            }
        );
    }

    public void Dispose()
    {
        client.Dispose();
        http.Dispose();
    }

    [Fact]
    public void The_stored_bytes_are_the_sent_ones_whatever_the_source() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(100),
            Prop.ForAll(
                Arbitraries.Blob(),
                Arb.From(Gen.Choose(0, 5)),
                (blob, kind) =>
                {
                    var bytes = blob.Bytes.ToArray();
                    var path = Path.GetTempFileName();
                    File.WriteAllBytes(path, bytes);
                    try
                    {
                        using var once = new MemoryStream(bytes);
                        var file = kind switch
                        {
                            0 => ImageFile.Of(bytes),
                            1 => ImageFile.At(path),
                            2 => ImageFile.Opening(() => new MemoryStream(bytes), bytes.Length),
                            3 => ImageFile.Opening(() => new MemoryStream(bytes)),
                            4 => ImageFile.Once(once),
                            _ => AsyncSource.File(async _ =>
                            {
                                await Task.Yield();
                                return new MemoryStream(bytes);
                            }),
                        };
                        var image = Do(
                            ImagesV1.Upload(
                                Documented.Account,
                                Upload.Of(file with { Name = "ä.png", ContentType = "image/png" })
                            )
                        );
                        Assert.Equal("ä.png", image.Filename.Map(static name => name.Value));
                        Assert.Equal(
                            blob,
                            Do(ImagesV1.Blob(Documented.Account, image.Id.ToEither(Missing)))
                        );
                        using var streamed = new MemoryStream();
                        Assert.True(
                            client
                                .Download(
                                    ImagesV1.Blob(Documented.Account, image.Id.ToEither(Missing)),
                                    streamed
                                )
                                .Soon()
                                .GetAwaiter()
                                .GetResult()
                                .IsRight
                        );
                        Assert.Equal(bytes, streamed.ToArray());
                    }
                    finally
                    {
                        File.Delete(path);
                    }
                }
            )
        );

    [Theory]
    [InlineData("image/jpeg", 0xFF, 0xD8, 0xFF, 0xE0)]
    [InlineData("image/png", 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A)]
    [InlineData("image/webp", 0x52, 0x49, 0x46, 0x46, 1, 0, 0, 0, 0x57, 0x45, 0x42, 0x50)]
    [InlineData("image/svg+xml", 0x3C, 0x73, 0x76, 0x67, 0x20, 0x2F, 0x3E)]
    public async Task Each_format_has_its_content_type_without_being_told(
        string type,
        params int[] beginning
    )
    {
        var image = Do(
            ImagesV1.Upload(
                Documented.Account,
                Upload.Of(ImageFile.Of(beginning.Select(static b => (byte)b).ToArray()))
            )
        );
        using var to = new MemoryStream();
        var done = await client.Download(
            ImagesV1.Blob(Documented.Account, image.Id.ToEither(Missing)),
            to
        );
        Assert.Equal(type, done.Right().ContentType);
    }

    [Fact]
    public void An_upload_is_listed_nowhere_until_it_is_there_and_counts_then()
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

        var late = Link();
        clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        Assert.Equal((404, 5404), Refused(late.Upload(Gif)));
    }

    [Fact]
    public void A_wrong_file_leaves_the_address_open()
    {
        var link = Link();
        Assert.Equal((415, 5455), Refused(link.Upload(Gif with { ContentType = "text/plain" })));
        Do(link.Upload(Gif));
    }

    [Theory]
    [InlineData(119, false)]
    [InlineData(120, true)]
    [InlineData(21_600, true)]
    [InlineData(21_601, false)]
    public void An_expiry_is_checked_on_the_services_clock(int seconds, bool isAllowed)
    {
        // A client whose clock is a second behind.
        var link = UploadLink.For(
            TimeSpan.FromSeconds(Math.Clamp(seconds, 120, 21_600)),
            clock.GetUtcNow() + TimeSpan.FromSeconds(seconds - Math.Clamp(seconds, 120, 21_600))
        );
        var made = Send(ImagesV2.DirectUpload(Documented.Account, link));
        Assert.Equal(isAllowed, made.IsRight);
    }

    [Fact]
    public void What_the_service_refuses_has_its_code()
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

    [Fact]
    public void A_fetched_image_has_the_addresss_last_segment_as_its_name()
    {
        var image = Do(
            ImagesV1.Upload(
                Documented.Account,
                Upload.From("https://me:secret@example.com/a/d%C3%B6g.png?x=1")
            )
        );
        Assert.Equal("dög.png", image.Filename.Map(static name => name.Value));
    }

    [Fact]
    public void An_upload_whose_reply_was_lost_is_settled_if_it_has_its_own_id()
    {
        using var retrying = new CloudflareClient(
            http,
            Documented.Credentials,
            Calls.On(new SandboxClock { AutoAdvance = true })
        );
        var own = Upload.Of(Gif) with { Id = ImageId.Custom("a/b").Right() };
        sandbox.Update(static state => state.WithScript(SandboxStep.DropAfter));

        var reply = Ended(retrying.SendForReply(ImagesV1.Upload(Documented.Account, own))).Right();

        Assert.True(reply.IsSettled);
        Assert.Equal(own.Id, reply.Value.Id);
        Assert.Equal(
            new[] { "POST", "POST", "GET" },
            sandbox.State.Received.Map(static request => request.Method).ToArray()
        );
    }

    [Fact]
    public void An_upload_whose_reply_was_lost_is_uncertain_without_one()
    {
        using var retrying = new CloudflareClient(
            http,
            Documented.Credentials,
            Calls.On(new SandboxClock { AutoAdvance = true })
        );
        sandbox.Update(static state => state.WithScript(SandboxStep.DropAfter));

        var errors = Ended(retrying.Send(ImagesV1.Upload(Documented.Account, Upload.Of(Gif))))
            .Left();

        Assert.True(errors.IsUncertain);
        Assert.EndsWith(
            "check before you send it again.",
            errors.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(1, sandbox.State.Requests);
    }

    [Fact]
    public async Task A_draft_is_waited_for()
    {
        using var waiting = new CloudflareClient(http, Documented.Credentials, Calls.On(clock));
        var link = Link();
        var ready = waiting.WaitUntilReady(Documented.Account, link.Id.ToEither(Missing));
        Assert.False(ready.IsCompleted);
        Do(link.Upload(Gif));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(link.Id, (await ready.Soon()).Right().Id);

        var never = waiting.WaitUntilReady(
            Documented.Account,
            Link().Id.ToEither(Missing),
            RetryPolicy.Exponential(2, TimeSpan.FromSeconds(1), jitter: 0)
        );
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<CfError.Transport>(Assert.Single((await never.Soon()).Left().Items));
        Assert.Equal(
            404,
            (await waiting.WaitUntilReady(Documented.Account, Documented.Id).Soon())
                .Left()
                .StatusCode
        );
    }

    private static ImageFile Gif => ImageFile.Of("GIF89a"u8.ToArray()) with { Name = "a.gif" };

    private static CfErrors Missing => CfErrors.Of(new CfError.Transport("no id"));

    private DirectUpload Link() =>
        Do(
            ImagesV2.DirectUpload(
                Documented.Account,
                UploadLink.For(TimeSpan.FromHours(1), clock.GetUtcNow()) with
                {
                    Metadata = Metadata.Create("""{"a":1}""").Right(),
                }
            )
        );

    private Image Details(DirectUpload link) =>
        Do(ImagesV1.Get(Documented.Account, link.Id.ToEither(Missing)));

    private Either<CfErrors, A> Send<A>(Operation<A> operation) => Ended(client.Send(operation));

    // The sandbox waits for nothing but its clock.
    private static A Ended<A>(Task<A> task) => task.Soon().GetAwaiter().GetResult();

    private A Do<A>(Operation<A> operation) => Send(operation).Right();

    private (int, int) Refused<A>(Operation<A> operation)
    {
        var errors = Send(operation).Left();
        return (errors.StatusCode.IfNone(0), errors.Code);
    }
}
