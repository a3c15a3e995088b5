using LanguageExt;

namespace Images.Functional.Generators.Tests;

/// <summary>The sizes of files, and of what is uploaded with them.</summary>
internal static class SizesOfFiles
{
    public static Size Of(Blob blob) => new(0, blob.Length);

    public static Size Of(Source source) =>
        source is Source.Memory memory ? Of(memory.Content) : Size.OddUnless(false);

    public static Size Of(ImageFile file) =>
        Of(file.Source) + Size.Of(file.Name) + Size.OfOption(file.ContentType, Size.Of);

    public static Size Of(Part part) =>
        Size.Of(part.Name)
        + (
            part switch
            {
                Part.Text text => Size.Of(text.Value),
                Part.File file => Of(file.Content),
                _ => default,
            }
        );

    public static Size Of(SourceUrl url) =>
        Size.OddUnless(url.Reveal() == "http://a") + Size.Of(url.Reveal());

    public static Size Of(Upload upload) =>
        Size.OfOption(upload.File, Of)
        + Size.OfOption(upload.Url, Of)
        + Of(upload.Id, upload.Metadata, upload.Creator, upload.RequireSignedUrls);

    public static Size Of(UploadLink link) =>
        Of(link.Id, link.Metadata, link.Creator, link.RequireSignedUrls)
        + Size.OfOption(link.Expiry, Sizes.Of);

    private static Size Of(
        Option<ImageId> id,
        Option<Metadata> metadata,
        Option<Creator> creator,
        SignedUrls signed
    ) =>
        Size.OfOption(id, static one => Size.Of(one.Value))
        + Size.OfOption(metadata, static one => Size.Of(one.Value))
        + Size.OfOption(creator, static one => Size.Of(one.Value))
        + Size.OddUnless(!signed.IsStated)
        + Size.OddUnless(!signed.IsRequired);
}
