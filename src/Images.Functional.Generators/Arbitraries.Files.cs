using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <content>Files, and what is uploaded with them.</content>
public static partial class Arbitraries
{
    /// <summary>Bytes. They shrink to none.</summary>
    public static Arbitrary<Blob> Blob() =>
        Arb.From(
            Generate.Blobs,
            static blob =>
                Shrinks.Lengths(blob.Length).Select(length => new Blob(blob.Bytes[..length]))
        );

    /// <summary>Formats. They shrink to JPEG.</summary>
    public static Arbitrary<ImageFormat> ImageFormat() =>
        Fields.Plainest(Functional.ImageFormat.Jpeg, Generate.ImageFormats);

    /// <summary>Sources that hold their bytes. They shrink to no bytes in memory.</summary>
    public static Arbitrary<Source> Source() => Arb.From(Generate.Sources, Contents.Smaller);

    /// <summary>Files in memory. They shrink to one without bytes, name and content type.</summary>
    public static Arbitrary<ImageFile> ImageFile() =>
        Composed.Of(
            Fields.Text(
                Gen.Frequency(
                    (1, Gen.Constant("")),
                    (10, Texts.Between(0, Functional.FieldLimits.FilenameCharacters)),
                    (
                        10,
                        Dice.Roll(static dice =>
                            Texts.Any(dice, dice.Below(12))
                            + dice.Pick(".jpg", ".PNG", ".webp", ".txt", "\"", "\r\n")
                        )
                    )
                )
            ),
            Arb.From(
                Generate.Blobs.Select(static Source (bytes) => new Source.Memory(bytes)),
                Contents.Smaller
            ),
            Option(Arb.From(Gen.Elements("image/jpeg", "image/png", "text/plain; charset=utf-8"))),
            static (name, source, type) =>
                Functional.ImageFile.Of(default) with
                {
                    Name = name,
                    Source = source,
                    ContentType = type,
                },
            static file => (file.Name, file.Source, file.ContentType)
        );

    /// <summary>Parts of forms, each of which stays a text or a file. They shrink to one called <c>a</c> that is empty.</summary>
    public static Arbitrary<Part> Part() =>
        Arb.From(Generate.Parts, Contents.Parts(Generate.PartNames).Shrinker);

    /// <summary>Forms. They shrink to one without parts.</summary>
    public static Arbitrary<Body.Form> FormBody() =>
        Fields
            .List(Part(), Gen.Choose(0, 8))
            .Convert(static parts => new Body.Form(parts), static form => form.Parts);

    /// <summary>Addresses of images to fetch. They shrink to <c>http://a</c>.</summary>
    public static Arbitrary<SourceUrl> SourceUrl() =>
        Arb.From(
            Generate.SourceUrls,
            static url => Shrinks.Url(url.Reveal(), Functional.SourceUrl.Create)
        );

    /// <summary>Uploads. They shrink to the smallest file or address alone, and never from one to the other.</summary>
    public static Arbitrary<Upload> Upload() =>
        Composed.Of(
            Contents.Own(Functional.SignedUrls.NotStated),
            Option(Metadata()),
            Option(Creator()),
            Contents.Any,
            static (own, metadata, creator, content) =>
                content with
                {
                    Id = own.Id,
                    RequireSignedUrls = own.Signed,
                    Metadata = metadata,
                    Creator = creator,
                },
            static upload =>
                (
                    (upload.Id, upload.RequireSignedUrls),
                    upload.Metadata,
                    upload.Creator,
                    upload.File.Match(
                        Functional.Upload.Of,
                        () => Functional.Upload.From((SourceUrl)upload.Url)
                    )
                )
        );

    /// <summary>What links are asked for with. They shrink to <see cref="Functional.UploadLink.Default"/>.</summary>
    public static Arbitrary<UploadLink> UploadLink() =>
        Composed.Of(
            Contents.Own(Functional.SignedUrls.NotRequired),
            Option(Metadata()),
            Option(Creator()),
            Fields.Plainest(
                Functional.UploadLink.Default,
                Gen.OneOf(
                    Gen.Constant(Functional.UploadLink.Default),
                    Gen.Choose(2, 360)
                        .Select(static minutes =>
                            Functional.UploadLink.For(
                                TimeSpan.FromMinutes(minutes),
                                DateTimeOffset.UnixEpoch
                            )
                        )
                )
            ),
            static (own, metadata, creator, link) =>
                link with
                {
                    Id = own.Id,
                    RequireSignedUrls = own.Signed,
                    Metadata = metadata,
                    Creator = creator,
                },
            static link =>
                (
                    (link.Id, link.RequireSignedUrls),
                    link.Metadata,
                    link.Creator,
                    link with
                    {
                        Id = default,
                        RequireSignedUrls = Functional.UploadLink.Default.RequireSignedUrls,
                        Metadata = default,
                        Creator = default,
                    }
                )
        );
}
