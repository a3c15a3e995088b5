using System;
using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Generators.Tests;

/// <summary>How often the classes of files, and of what is uploaded with them, occur.</summary>
internal static class RatesOfFiles
{
    private static readonly string[] Known =
    [
        "id",
        "metadata",
        "requireSignedURLs",
        "creator",
        "url",
        "expiry",
        "file",
    ];

    public static IEnumerable<Rated> All =>
        [
            Rated.Of(
                Arbitraries.Blob(),
                [
                    ("without a byte", 3, static blob => blob == Blob.Empty),
                    .. ImageFormat.All.Map(static format =>
                        (format.Name, 4, (Func<Blob, bool>)(blob => IsOf(format, blob)))
                    ),
                    ("of no format", 40, static blob => ImageFormat.Detect(blob.Bytes.Span).IsNone),
                    (
                        "longer than the bytes that detection reads",
                        8,
                        static blob => blob.Length > ImageFormat.DetectedBytes
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.ImageFormat(),
                [
                    .. ImageFormat.All.Map(static format =>
                        (format.Name, 8, (Func<ImageFormat, bool>)(one => one == format))
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.Source(),
                [
                    ("in memory", 25, static source => source is Source.Memory),
                    (
                        "streams with a known length",
                        25,
                        static source => source is Source.Opener { Length.IsSome: true }
                    ),
                    (
                        "streams without a length",
                        25,
                        static source => source is Source.Opener { Length.IsNone: true }
                    ),
                    ("without a byte", 3, static source => source.Length == 0),
                ]
            ),
            Rated.Of(
                Arbitraries.ImageFile(),
                [
                    ("named as an image", 15, static file => ImageFormat.OfName(file.Name).IsSome),
                    (
                        "with a line break or a quotation mark in the name",
                        8,
                        static file => file.Name.AsSpan().ContainsAny('\r', '\n', '"')
                    ),
                    ("without a name", 1, static file => file.Name.Length == 0),
                    ("with a content type", 60, static file => file.ContentType.IsSome),
                    ("without one", 10, static file => file.ContentType.IsNone),
                ]
            ),
            Rated.Of(
                Arbitraries.Part(),
                [
                    ("files", 15, static part => part is Part.File),
                    (
                        "files with a name other than file",
                        7,
                        static part => part is Part.File { Name: not "file" }
                    ),
                    (
                        "texts with an unknown name",
                        15,
                        static part => part is Part.Text && !Known.Contains(part.Name)
                    ),
                    (
                        "metadata in JSON",
                        5,
                        static part =>
                            part is Part.Text { Name: "metadata" } text
                            && JsonText.Parse(text.Value).IsRight
                    ),
                    (
                        "metadata not in JSON",
                        5,
                        static part =>
                            part is Part.Text { Name: "metadata" } text
                            && JsonText.Parse(text.Value).IsLeft
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.FormBody(),
                [
                    ("without parts", 5, static form => form.Parts.IsEmpty),
                    ("with a file", 40, static form => form.File.IsSome),
                    (
                        "with several files",
                        10,
                        static form => form.Parts.Count(static part => part is Part.File) > 1
                    ),
                    (
                        "with two parts of the same name",
                        25,
                        static form =>
                            form.Parts.Map(static part => part.Name).Distinct().Count
                            < form.Parts.Count
                    ),
                ]
            ),
            Rated.Of(
                Arbitraries.SourceUrl(),
                [
                    ("of https", 35, static url => Uri(url).Scheme == "https"),
                    ("of http", 35, static url => Uri(url).Scheme == "http"),
                    ("with user and password", 25, static url => Uri(url).UserInfo.Length > 0),
                    ("with a query", 25, static url => Uri(url).Query.Length > 0),
                ]
            ),
            Rated.Of(
                Arbitraries.Upload(),
                [
                    ("of a file", 40, static upload => upload.File.IsSome),
                    ("of an address", 40, static upload => upload.Url.IsSome),
                    ("with an id", 50, static upload => upload.Id.IsSome),
                    (
                        "that require signed URLs",
                        10,
                        static upload => upload.RequireSignedUrls.IsRequired
                    ),
                    ("with metadata", 65, static upload => upload.Metadata.IsSome),
                ]
            ),
            Rated.Of(
                Arbitraries.UploadLink(),
                [
                    ("with an expiry", 70, static link => link.Expiry.IsSome),
                    ("without an expiry", 10, static link => link.Expiry.IsNone),
                    ("with an id", 40, static link => link.Id.IsSome),
                    (
                        "that require signed URLs",
                        15,
                        static link => link.RequireSignedUrls.IsRequired
                    ),
                    ("with metadata", 65, static link => link.Metadata.IsSome),
                ]
            ),
        ];

    private static bool IsOf(ImageFormat format, Blob blob) =>
        ImageFormat.Detect(blob.Bytes.Span) == format;

    private static Uri Uri(SourceUrl url) => new(url.Reveal());
}
