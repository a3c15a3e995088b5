using System.Collections.Generic;
using System.IO;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Smaller files, forms and uploads.</summary>
internal static class FileShrinks
{
    /// <summary>The address that is kept when all else is irrelevant; none is shorter.</summary>
    private const string PlainUrl = "http://a";

    public static IEnumerable<Blob> Blob(Blob blob) =>
        Shrinks.Lengths(blob.Length).Select(length => new Blob(blob.Bytes[..length]));

    public static IEnumerable<ImageFormat> Format(ImageFormat format) =>
        format == ImageFormat.Jpeg ? [] : [ImageFormat.Jpeg];

    /// <summary>The same bytes in memory; then fewer of them.</summary>
    public static IEnumerable<Source> Source(Source source) =>
        source switch
        {
            Source.Memory memory => Blob(memory.Content)
                .Select(static smaller => new Source.Memory(smaller)),
            Source.Opener opener => [new Source.Memory(BytesOf(opener))],
            _ => [],
        };

    public static IEnumerable<ImageFile> File(ImageFile file) =>
        Shrinks
            .Text(file.Name)
            .Select(name => file with { Name = name })
            .Concat(Source(file.Source).Select(smaller => file with { Source = smaller }))
            .Concat(file.ContentType.IsSome ? [file with { ContentType = default }] : []);

    public static IEnumerable<Part> Part(Part part) =>
        part switch
        {
            Part.Text text => Named(text.Name)
                .Select(name => new Part.Text(name, text.Value))
                .Concat(Shrinks.Text(text.Value).Select(value => new Part.Text(text.Name, value))),
            Part.File file => Named(file.Name)
                .Select(name => new Part.File(name, file.Content))
                .Concat(File(file.Content).Select(smaller => new Part.File(file.Name, smaller))),
            _ => [],
        };

    public static IEnumerable<Body.Form> Form(Body.Form form) =>
        Shrinks
            .Items([.. form.Parts], Part)
            .Select(static parts => new Body.Form(toSeq(parts).Strict()));

    public static IEnumerable<SourceUrl> Url(SourceUrl url) =>
        url.Reveal() == PlainUrl
            ? []
            : Shrinks
                .Through(url.Reveal(), SourceUrl.Create)
                .Prepend(SourceUrl.Create(PlainUrl).Value());

    public static IEnumerable<Upload> Upload(Upload upload) =>
        Shrinks
            .Option(upload.Id, OwnId)
            .Select(id => upload with { Id = id })
            .Concat(
                Shrinks
                    .Option(upload.Metadata, ImageShrinks.Metadata)
                    .Select(metadata => upload with { Metadata = metadata })
            )
            .Concat(
                Shrinks
                    .Option(upload.Creator, ImageShrinks.Creator)
                    .Select(creator => upload with { Creator = creator })
            )
            .Concat(
                ImageShrinks
                    .Signed(upload.RequireSignedUrls)
                    .Select(signed => upload with { RequireSignedUrls = signed })
            )
            .Concat(
                Contents(upload)
                    .Select(smaller =>
                        smaller with
                        {
                            Id = upload.Id,
                            Metadata = upload.Metadata,
                            Creator = upload.Creator,
                            RequireSignedUrls = upload.RequireSignedUrls,
                        }
                    )
            );

    public static IEnumerable<UploadLink> Link(UploadLink link) =>
        Shrinks
            .Option(link.Id, OwnId)
            .Select(id => link with { Id = id })
            .Concat(
                Shrinks
                    .Option(link.Metadata, ImageShrinks.Metadata)
                    .Select(metadata => link with { Metadata = metadata })
            )
            .Concat(
                Shrinks
                    .Option(link.Creator, ImageShrinks.Creator)
                    .Select(creator => link with { Creator = creator })
            )
            .Concat(
                link.RequireSignedUrls.IsRequired
                    ? [link with { RequireSignedUrls = SignedUrls.NotRequired }]
                    : []
            )
            .Concat(
                link.Expiry.IsNone
                    ? []
                    :
                    [
                        UploadLink.Default with
                        {
                            Id = link.Id,
                            Metadata = link.Metadata,
                            Creator = link.Creator,
                            RequireSignedUrls = link.RequireSignedUrls,
                        },
                    ]
            );

    private static IEnumerable<Upload> Contents(Upload upload) =>
        upload
            .File.AsEnumerable()
            .SelectMany(File)
            .Select(Functional.Upload.Of)
            .Concat(
                upload
                    .Url.AsEnumerable()
                    .SelectMany(Url)
                    .Select(static url => Functional.Upload.From(url))
            );

    private static IEnumerable<ImageId> OwnId(ImageId id) =>
        Shrinks
            .Through(id.Value, ImageId.Custom)
            .Where(static smaller => ReservedIds.Check(smaller.Value) is null);

    private static IEnumerable<string> Named(string name) =>
        Shrinks.Text(name).Where(static text => text.Length > 0);

    private static Blob BytesOf(Source.Opener opener)
    {
        using var from = opener.Open();
        using var to = new MemoryStream();
        from.CopyTo(to);
        return new Blob(to.ToArray());
    }
}
