using System.IO;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;

namespace Images.Functional.Generators;

/// <content>Files, and what is uploaded with them.</content>
public static partial class Generate
{
    /// <summary>Bytes, of which half begin as a file of some format does.</summary>
    /// <remarks>
    /// Of a hundred, at least: 3 without a byte, 4 JPEG, 4 PNG, 4 GIF, 4 WebP, 4 SVG, 4 AVIF, 4 HEIC, 40 of no format, 8 longer
    /// than what is looked at.
    /// </remarks>
    public static Gen<Blob> Blobs =>
        Dice.Roll(static dice =>
        {
            var length =
                dice.OneIn(10) ? 0
                : dice.OneIn(8) ? dice.Between(500, 2000)
                : dice.Below(64);
            var bytes = new byte[length];
            for (var i = 0; i < length; i++)
                bytes[i] = (byte)dice.Below(256);
            return new Blob(
                dice.OneIn(2)
                    ? (byte[])[.. Beginnings[dice.Below(Beginnings.Length)], .. bytes]
                    : bytes
            );
        });

    /// <summary>The formats that the service takes, each as often as another.</summary>
    /// <remarks>Of a hundred, at least: 8 JPEG, 8 PNG, 8 GIF, 8 WebP, 8 SVG, 8 AVIF, 8 HEIC.</remarks>
    public static Gen<ImageFormat> ImageFormats => Gen.Elements(ImageFormat.All.ToArray());

    /// <summary>
    /// Sources that hold their bytes: in memory, and streams that are opened again and again, of a length that is known or is not. (One that
    /// can be read once is no value to run a property with.)
    /// </summary>
    /// <remarks>
    /// Of a hundred, at least: 25 in memory, 25 streams of a length that is known, 25 streams of a length that is not, 3 without a
    /// byte.
    /// </remarks>
    public static Gen<Source> Sources =>
        from bytes in Blobs
        from kind in Gen.Choose(0, 2)
        select kind switch
        {
            0 => (Source)new Source.Memory(bytes),
            1 => Opener(bytes, bytes.Length),
            _ => Opener(bytes, Option<long>.None),
        };

    /// <summary>Files in memory, with names of every length, half of them with an extension, most with a content type of their own.</summary>
    /// <remarks>
    /// Of a hundred, at least: 15 named as an image, 8 with a line break or a quotation mark in the name, 1 without a name, 60 with
    /// a content type, 10 without one.
    /// </remarks>
    public static Gen<ImageFile> ImageFiles => Arbitraries.ImageFile().Generator;

    /// <summary>Parts of forms: those that an upload or a link has, with any text in them, and others.</summary>
    /// <remarks>
    /// Of a hundred, at least: 15 files, 7 files that are not called file, 15 texts of a name that no form has, 5 metadata that
    /// is JSON, 5 metadata that is not.
    /// </remarks>
    public static Gen<Part> Parts =>
        Gen.Frequency(
            (
                1,
                from name in Gen.OneOf(Gen.Constant("file"), PartNames)
                from file in ImageFiles
                select (Part)new Part.File(name, file)
            ),
            (
                1,
                Gen.OneOf(Metadatas.Select(static meta => meta.Json.Value), Words)
                    .Select(static Part (value) => new Part.Text("metadata", value))
            ),
            (
                3,
                from name in PartNames
                from value in Gen.OneOf(
                    Words,
                    Gen.Elements("", "true", "false", "yes", "null", "https://example.com/a.png")
                )
                select (Part)new Part.Text(name, value)
            )
        );

    /// <summary>Forms of up to eight parts, in any order, also of the same name.</summary>
    /// <remarks>
    /// Of a hundred, at least: 5 without parts, 40 with a file, 10 with several files, 25 with two parts of the same name.
    /// </remarks>
    public static Gen<Body.Form> FormBodies => Arbitraries.FormBody().Generator;

    /// <summary>Addresses of images to fetch, some with user and password, which print without them.</summary>
    /// <remarks>Of a hundred, at least: 35 of https, 35 of http, 25 with user and password, 25 with a query.</remarks>
    public static Gen<SourceUrl> SourceUrls =>
        Dice.Roll(static dice =>
                dice.Pick("https://", "http://")
                + dice.Pick("", "", "user:password@")
                + dice.Pick("example.com", "localhost:8080", "192.0.2.1")
                + "/"
                + Texts.Simple(dice, dice.Below(20))
                + dice.Pick("", ".png", "?signature=" + Texts.Simple(dice, 20))
            )
            .Through(SourceUrl.Create);

    /// <summary>Uploads, of files and of addresses. A third has an id of its own, and a third requires signed URLs.</summary>
    /// <remarks>
    /// Of a hundred, at least: 40 of a file, 40 of an address, 25 with an id, 25 that require signed URLs, 65 with metadata.
    /// </remarks>
    public static Gen<Upload> Uploads => Arbitraries.Upload().Generator;

    /// <summary>What links are asked for with. A third has an id of its own, and half have an expiry, two minutes to six hours after 1970.</summary>
    /// <remarks>
    /// Of a hundred, at least: 40 with an expiry, 40 without an expiry, 25 with an id, 25 that require signed URLs, 65 with
    /// metadata.
    /// </remarks>
    public static Gen<UploadLink> UploadLinks => Arbitraries.UploadLink().Generator;

    private static Source.Opener Opener(Blob bytes, Option<long> length) =>
        new(() => new MemoryStream(bytes.Bytes.ToArray(), writable: false), length);

    internal static Gen<string> PartNames =>
        Gen.OneOf(
            Gen.Elements("id", "metadata", "requireSignedURLs", "creator", "url", "expiry"),
            Gen.Elements("file", "Metadata", "name"),
            Texts.Between(1, 8)
        );

    private static byte[][] Beginnings { get; } =
    [
        [0xFF, 0xD8, 0xFF, 0xE0],
        [0x89, .. "PNG\r\n\u001a\n"u8],
        [.. "GIF89a"u8],
        [.. "RIFF\0\0\0\0WEBP"u8],
        [.. "<?xml version=\"1.0\"?><svg "u8],
        [0, 0, 0, 24, .. "ftypavif\0\0\0\0mif1"u8],
        [0, 0, 0, 24, .. "ftypmif1\0\0\0\0heic"u8],
    ];
}
