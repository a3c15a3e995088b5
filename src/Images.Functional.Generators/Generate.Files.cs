using System;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;

namespace Images.Functional.Generators;

/// <content>Files, and what is uploaded with them.</content>
public static partial class Generate
{
    /// <summary>Bytes, of which half begin as a file of some format does.</summary>
    /// <remarks>Of a hundred, at least: 3 without a byte, 3 of each format, 3 longer than what is looked at.</remarks>
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

    /// <summary>Files in memory, with names of every length, half of them with an extension, some with a content type of their own.</summary>
    public static Gen<ImageFile> ImageFiles =>
        from bytes in Blobs
        from name in Gen.OneOf(
            Texts.Between(0, FieldLimits.FilenameCharacters),
            Dice.Roll(static dice =>
                Texts.Any(dice, dice.Below(12))
                + dice.Pick(".jpg", ".PNG", ".webp", ".txt", "\"", "\r\n")
            )
        )
        from type in Maybe(Gen.Elements("image/jpeg", "image/png", "text/plain; charset=utf-8"))
        select ImageFile.Of(bytes.Bytes) with
        {
            Name = name,
            ContentType = type,
        };

    /// <summary>Addresses of images to fetch, some with user and password, which print without them.</summary>
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
    public static Gen<Upload> Uploads =>
        from content in Gen.OneOf(
            ImageFiles.Select(Upload.Of),
            SourceUrls.Select(static url => Upload.From(url))
        )
        from own in OwnIds
        from metadata in Maybe(Metadatas)
        from creator in Maybe(Creators)
        select content with
        {
            Id = own.Id,
            RequireSignedUrls = own.Signed,
            Metadata = metadata,
            Creator = creator,
        };

    /// <summary>What links are asked for with. A third has an id of its own, and half have an expiry.</summary>
    public static Gen<UploadLink> UploadLinks =>
        from own in OwnIds
        from metadata in Maybe(Metadatas)
        from creator in Maybe(Creators)
        from minutes in Gen.Choose(0, 360)
        select (
            minutes < 2
                ? UploadLink.Default
                : UploadLink.For(TimeSpan.FromMinutes(minutes), DateTimeOffset.UnixEpoch)
        ) with
        {
            Id = own.Id,
            RequireSignedUrls = own.Signed,
            Metadata = metadata,
            Creator = creator,
        };

    // An image with an id of its own can't require signed URLs.
    private static Gen<(Option<ImageId> Id, SignedUrls Signed)> OwnIds =>
        Gen.OneOf(
            CustomImageIds
                .Where(static id => ReservedIds.Check(id.Value) is null)
                .Select(static id => ((Option<ImageId>)id, Functional.SignedUrls.NotRequired)),
            Gen.Constant((Option<ImageId>.None, Functional.SignedUrls.Required)),
            Gen.Constant((Option<ImageId>.None, Functional.SignedUrls.NotRequired))
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
