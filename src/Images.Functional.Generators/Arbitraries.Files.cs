using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;

namespace Images.Functional.Generators;

/// <content>Files, and what is uploaded with them.</content>
public static partial class Arbitraries
{
    /// <summary>Bytes. They shrink to none.</summary>
    public static Arbitrary<Blob> Blob() =>
        Arb.From(
            Generate.Blobs,
            static blob =>
                Shrinks
                    .Lengths(blob.Length)
                    .Select(length => new Functional.Blob(blob.Bytes[..length]))
        );

    /// <summary>Files in memory. They shrink to one without bytes that is called <c>a</c>.</summary>
    public static Arbitrary<ImageFile> ImageFile() =>
        Arb.From(
            Generate.ImageFiles,
            static file =>
                Shrinks
                    .Text(file.Name)
                    .Select(name => file with { Name = name })
                    .Concat(
                        Blob()
                            .Shrinker(((Source.Memory)file.Source).Content)
                            .Select(smaller => file with { Source = new Source.Memory(smaller) })
                    )
                    .Concat(file.ContentType.IsSome ? [file with { ContentType = default }] : [])
        );

    /// <summary>Addresses of images to fetch. They shrink to short ones.</summary>
    public static Arbitrary<SourceUrl> SourceUrl() =>
        Arb.From(
            Generate.SourceUrls,
            static url => Shrinks.Through(url.Reveal(), Functional.SourceUrl.Create)
        );

    /// <summary>Uploads. They shrink to a file or an address alone.</summary>
    public static Arbitrary<Upload> Upload() =>
        Arb.From(
            Generate.Uploads,
            static upload =>
                (upload.Id.IsSome ? new[] { upload with { Id = default } } : [])
                    .Concat(upload.Metadata.IsSome ? [upload with { Metadata = default }] : [])
                    .Concat(upload.Creator.IsSome ? [upload with { Creator = default }] : [])
                    .Concat(
                        upload.RequireSignedUrls.IsStated
                            ? [upload with { RequireSignedUrls = default }]
                            : []
                    )
        );

    /// <summary>What links are asked for with. They shrink to <see cref="Functional.UploadLink.Default"/>.</summary>
    public static Arbitrary<UploadLink> UploadLink() =>
        Arb.From(
            Generate.UploadLinks,
            static link =>
                (link.Id.IsSome ? new[] { link with { Id = default } } : [])
                    .Concat(link.Metadata.IsSome ? [link with { Metadata = default }] : [])
                    .Concat(link.Creator.IsSome ? [link with { Creator = default }] : [])
                    .Concat(
                        link.RequireSignedUrls.IsRequired
                            ? [link with { RequireSignedUrls = default }]
                            : []
                    )
                    .Concat(link.Expiry.IsSome ? [Functional.UploadLink.Default] : [])
        );
}
