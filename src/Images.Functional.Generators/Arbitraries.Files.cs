namespace Images.Functional.Generators;

/// <content>Files, and the values that are uploaded with them.</content>
public static partial class Arbitraries
{
    /// <summary>Bytes; half of them begin like a file of some format. They shrink to no bytes.</summary>
    /// <remarks>
    /// Of a hundred, at least: 3 without a byte, 4 JPEG, 4 PNG, 4 GIF, 4 WebP, 4 SVG, 4 AVIF, 4 HEIC, 40 of no format, 8 longer than the
    /// bytes that detection reads.
    /// </remarks>
    public static Arbitrary<Blob> Blob() =>
        Arb.From(
            Dice.Roll(Contents.Bytes),
            static blob =>
                Shrinks.Lengths(blob.Length).Select(length => new Blob(blob.Bytes[..length]))
        );

    /// <summary>The formats that the service accepts, each equally often. They shrink to JPEG.</summary>
    /// <remarks>Of a hundred, at least: 8 JPEG, 8 PNG, 8 GIF, 8 WebP, 8 SVG, 8 AVIF, 8 HEIC.</remarks>
    public static Arbitrary<ImageFormat> ImageFormat() =>
        Fields.Elements(Functional.ImageFormat.All.ToArray());

    /// <summary>Sources that can be read more than once: in memory, or streams that are opened again. They shrink to no bytes in memory.</summary>
    /// <remarks>Of a hundred, at least: 25 in memory, 25 streams with a known length, 25 streams without a length, 3 without a byte.</remarks>
    public static Arbitrary<Source> Source() => Arb.From(Contents.Sources, Contents.Smaller);

    /// <summary>Files in memory, with names of every length. They shrink to a file without bytes, name and content type.</summary>
    /// <remarks>
    /// Of a hundred, at least: 15 named as an image, 8 with a line break or a quotation mark in the name, 1 without a name, 60 with
    /// a content type, 10 without one.
    /// </remarks>
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
                Blob().Generator.Select(static Source (bytes) => new Source.Memory(bytes)),
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

    /// <summary>Parts of forms. A text stays a text, and a file a file; they shrink to an empty one named <c>a</c>.</summary>
    /// <remarks>
    /// Of a hundred, at least: 15 files, 7 files with a name other than file, 15 texts with an unknown name, 5 metadata in JSON, 5 metadata
    /// not in JSON.
    /// </remarks>
    public static Arbitrary<Part> Part() =>
        Composed.Union(Contents.Files.As<Part.File, Part>(), Contents.Texts.As<Part.Text, Part>());

    /// <summary>Forms of up to eight parts, in any order; names may occur twice. They shrink to a form without parts.</summary>
    /// <remarks>Of a hundred, at least: 5 without parts, 40 with a file, 10 with several files, 25 with two parts of the same name.</remarks>
    public static Arbitrary<Body.Form> FormBody() =>
        Fields
            .List(Part(), Gen.Choose(0, 8))
            .Convert(static parts => new Body.Form(parts), static form => form.Parts);

    /// <summary>URLs of images to fetch, some with user and password, which are not printed. They shrink to <c>http://a</c>.</summary>
    /// <remarks>Of a hundred, at least: 35 of https, 35 of http, 25 with user and password, 25 with a query.</remarks>
    public static Arbitrary<SourceUrl> SourceUrl() =>
        Derived.Of(
            Functional.SourceUrl.Text,
            Dice.Roll(static dice =>
                dice.Pick("https://", "http://")
                + dice.Pick("", "", "user:password@")
                + dice.Pick("example.com", "localhost:8080", "192.0.2.1")
                + "/"
                + Texts.Simple(dice, dice.Below(20))
                + dice.Pick("", ".png", "?signature=" + Texts.Simple(dice, 20))
            ),
            Shrinks.Url
        );

    /// <summary>Uploads of files and of URLs. They shrink to only the smallest file or URL, and never from one to the other.</summary>
    /// <remarks>Of a hundred, at least: 40 of a file, 40 of an address, 50 with an id, 10 that require signed URLs, 65 with metadata.</remarks>
    public static Arbitrary<Upload> Upload() =>
        Arb.Filter(
            Composed.Of(
                Option(ImageId()),
                SignedUrls(),
                Option(Metadata()),
                Option(Creator()),
                Contents.Any,
                static (id, signed, metadata, creator, content) =>
                    content with
                    {
                        Id = id,
                        RequireSignedUrls = signed,
                        Metadata = metadata,
                        Creator = creator,
                    },
                static upload =>
                    (upload.Id, upload.RequireSignedUrls, upload.Metadata, upload.Creator, upload)
            ),
            static upload => Functional.Upload.Form.Write(upload).IsRight
        );

    /// <summary>Requests for upload links with any expiry. They shrink to <see cref="Functional.UploadLink.Default"/>.</summary>
    /// <remarks>
    /// Of a hundred, at least: 70 with an expiry, 10 without an expiry, 40 with an id, 15 that require signed URLs, 65 with
    /// metadata.
    /// </remarks>
    public static Arbitrary<UploadLink> UploadLink() =>
        Arb.Filter(
            Derived.Of(Functional.UploadLink.Form.Fields!),
            static link => Functional.UploadLink.Form.Write(link).IsRight
        );
}
