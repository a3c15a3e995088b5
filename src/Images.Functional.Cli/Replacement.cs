using System;
using System.Buffers;
using System.IO;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>Whether a file can take the place of an image: it is looked at before that image is deleted.</summary>
internal static class Replacement
{
    /// <summary>The image, after a look at the first bytes of its stream: a pipe may wait for a program that prints nothing, or an error.</summary>
    public static Either<CfErrors, ImageFile> SeenFirst(ImageFile image, Stream stream, string name)
    {
        var input = System.IO.Pipelines.PipeReader.Create(stream, new(bufferSize: 128 * 1024));
        var read = input.ReadAtLeastAsync(ImageFormat.DetectedBytes).AsTask();
        var buffer = read.GetAwaiter().GetResult().Buffer;
        var first = buffer.Slice(0, Math.Min(buffer.Length, ImageFormat.DetectedBytes)).ToArray();
        input.AdvanceTo(buffer.Start);
        // By its bytes alone: a program's error page may have been given the name of an image.
        return Unfit(image with { Name = "" }, first) is { } reason
            ? Wrong.With("file", $"{name} {reason}")
            : image with
            {
                Source = ImageFile.Once(input.AsStream()).Source,
            };
    }

    /// <summary>Why the file at a path can't take an image's place; null if it can.</summary>
    public static string? Refused(ImageFile image, string path)
    {
        try
        {
            using var file = new FileStream(
                path,
                new FileStreamOptions
                {
                    Share = FileShare.ReadWrite | FileShare.Delete,
                    BufferSize = 0,
                }
            );
            Span<byte> first = stackalloc byte[ImageFormat.DetectedBytes];
            first = first[..file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false)];
            return Unfit(image, first) is { } reason ? $"it {reason}" : null;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            return Printable.Line(e.Message);
        }
    }

    // To follow the name.
    private static string? Unfit(ImageFile image, ReadOnlySpan<byte> first) =>
        first.IsEmpty ? "is empty"
        // The service checks only the content type. With --type, it may be one that is unknown here.
        : image.ContentType.IsNone && !IsOfImages(image.ContentTypeOf(first))
            ? "does not look like an image; if it is one, pass its --type"
        : null;

    private static bool IsOfImages(string contentType) =>
        ImageFormat.All.Exists(format => format.ContentType == contentType);
}
