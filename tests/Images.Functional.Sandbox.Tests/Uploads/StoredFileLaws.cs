using System.IO;
using System.Linq;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Effects;
using Images.Functional.Generators;
using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>The service stores a file byte for byte, with its name and content type.</summary>
public sealed class StoredFileLaws : UploadTest
{
    [Fact]
    public void Stored_bytes_equal_sent_bytes_for_every_kind_of_source() =>
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
                            Client
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
    public async Task The_content_type_of_each_format_is_detected(
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
        var done = await Client.Download(
            ImagesV1.Blob(Documented.Account, image.Id.ToEither(Missing)),
            to
        );
        Assert.Equal(type, done.Right().ContentType);
    }

    [Theory]
    [InlineData("https://me:secret@example.com/a/d%C3%B6g.png?x=1", "dög.png")]
    [InlineData("https://example.com/a/", "a")]
    [InlineData("https://example.com", "")]
    public void A_fetched_image_is_named_after_the_last_segment_of_its_URL(
        string url,
        string filename
    )
    {
        var image = Do(ImagesV1.Upload(Documented.Account, Upload.From(url)));
        Assert.Equal(filename, image.Filename.Map(static name => name.Value));
    }

    [Fact]
    public void A_fetched_image_is_not_named_after_a_segment_that_is_too_long()
    {
        var url = $"https://example.com/{new string('a', FieldLimits.FilenameCharacters + 1)}";
        var image = Do(ImagesV1.Upload(Documented.Account, Upload.From(url)));
        Assert.Equal("", image.Filename.Map(static name => name.Value));
    }
}
