using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// The formats in which Cloudflare Images takes files (Cloudflare's documentation, <em>Limits</em>). The service looks at the content type
/// that comes with a file, and refuses a file without a right one (5455).
/// </summary>
/// <remarks>
/// The documented limits of a file: 10 MB (users report 20 MB), 100 megapixels, 12,000 pixels a side; of AVIF 1,200 pixels a side, and only
/// for Enterprise. The client checks none of them: the service decides.
/// </remarks>
public sealed record ImageFormat
{
    private ImageFormat(string name, string contentType, params string[] extensions) =>
        (Name, ContentType, Extensions) = (name, contentType, toArray(extensions));

    /// <summary>JPEG.</summary>
    public static ImageFormat Jpeg { get; } =
        new("JPEG", "image/jpeg", ".jpg", ".jpeg", ".jpe", ".jfif");

    /// <summary>PNG, also animated.</summary>
    public static ImageFormat Png { get; } = new("PNG", "image/png", ".png", ".apng");

    /// <summary>GIF, also animated.</summary>
    public static ImageFormat Gif { get; } = new("GIF", "image/gif", ".gif");

    /// <summary>WebP, also animated.</summary>
    public static ImageFormat WebP { get; } = new("WebP", "image/webp", ".webp");

    /// <summary>SVG.</summary>
    public static ImageFormat Svg { get; } = new("SVG", "image/svg+xml", ".svg");

    /// <summary>AVIF.</summary>
    public static ImageFormat Avif { get; } = new("AVIF", "image/avif", ".avif");

    /// <summary>HEIC.</summary>
    public static ImageFormat Heic { get; } = new("HEIC", "image/heic", ".heic", ".heif");

    /// <summary>All of them.</summary>
    public static Arr<ImageFormat> All { get; } = toArray([Jpeg, Png, Gif, WebP, Svg, Avif, Heic]);

    /// <summary>How many of a file's first bytes <see cref="Detect"/> looks at.</summary>
    public const int DetectedBytes = 512;

    /// <summary>The usual name.</summary>
    public string Name { get; }

    /// <summary>The content type: <c>image/jpeg</c>.</summary>
    public string ContentType { get; }

    /// <summary>How names of such files end: <c>.jpg</c>. The first is the usual one.</summary>
    public Arr<string> Extensions { get; }

    /// <summary>The format of a file that begins with these bytes; None for any other file.</summary>
    /// <param name="first">The first <see cref="DetectedBytes"/> bytes, or all of a smaller file. No others are looked at.</param>
    public static Option<ImageFormat> Detect(ReadOnlySpan<byte> first)
    {
        var head = first[..Math.Min(first.Length, DetectedBytes)];
        return head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg
            : head.StartsWith((ReadOnlySpan<byte>)[0x89, .. "PNG\r\n\u001a\n"u8]) ? Png
            : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? Gif
            : head.StartsWith("RIFF"u8) && At(head, 8, "WEBP"u8) ? WebP
            : At(head, 4, "ftyp"u8) ? OfBrands(head)
            : SvgText.Begins(head) ? Svg
            : Option<ImageFormat>.None;
    }

    /// <summary>The format that a file's name tells by its ending; None for any other ending.</summary>
    public static Option<ImageFormat> OfName(string? name)
    {
        var ending = System.IO.Path.GetExtension(name ?? "");
        return All.Find(format =>
            format.Extensions.Exists(one => one.Equals(ending, StringComparison.OrdinalIgnoreCase))
        );
    }

    /// <summary><see cref="Name"/>.</summary>
    public override string ToString() => Name;

    private static bool At(ReadOnlySpan<byte> head, int index, ReadOnlySpan<byte> text) =>
        head.Length >= index && head[index..].StartsWith(text);

    // The box of an ISO media file (ISO/IEC 14496-12): size, "ftyp", the main brand, a version, and the compatible brands.
    private static Option<ImageFormat> OfBrands(ReadOnlySpan<byte> head)
    {
        var size = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(head);
        var box = head[8..(int)Math.Clamp(size, 8u, (uint)head.Length)];
        for (var at = 0; at + 4 <= box.Length; at += 4)
            // The version is no brand.
            if (at != 4 && OfBrand(box.Slice(at, 4)) is { } format)
                return format;
        return None;
    }

    private static ImageFormat? OfBrand(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8) ? Avif
        : brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) ? Heic
        : null;
}
