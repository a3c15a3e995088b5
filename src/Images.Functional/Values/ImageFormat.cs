using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// The file formats that Cloudflare Images accepts (Cloudflare's documentation, <em>Limits</em>). The service checks the content type that
/// is sent with a file, and refuses the file if it is wrong or missing (5455).
/// </summary>
/// <remarks>
/// The documented limits of a file: 10 MB (users report 20 MB), 100 megapixels, and 12,000 pixels a side. For AVIF: 1,200 pixels a side, and
/// Enterprise accounts only. The client checks none of them: the service decides.
/// </remarks>
public sealed record ImageFormat
{
    private ImageFormat(string name, string contentType, params string[] extensions) =>
        (Name, ContentType, Extensions) = (name, contentType, toArray(extensions));

    /// <summary>JPEG.</summary>
    public static ImageFormat Jpeg { get; } =
        new("JPEG", "image/jpeg", ".jpg", ".jpeg", ".jpe", ".jfif");

    /// <summary>PNG, including animated PNG.</summary>
    public static ImageFormat Png { get; } = new("PNG", "image/png", ".png", ".apng");

    /// <summary>GIF, including animated GIF.</summary>
    public static ImageFormat Gif { get; } = new("GIF", "image/gif", ".gif");

    /// <summary>WebP, including animated WebP.</summary>
    public static ImageFormat WebP { get; } = new("WebP", "image/webp", ".webp");

    /// <summary>SVG.</summary>
    public static ImageFormat Svg { get; } = new("SVG", "image/svg+xml", ".svg");

    /// <summary>AVIF.</summary>
    public static ImageFormat Avif { get; } = new("AVIF", "image/avif", ".avif");

    /// <summary>HEIC.</summary>
    public static ImageFormat Heic { get; } = new("HEIC", "image/heic", ".heic", ".heif");

    /// <summary>All formats.</summary>
    public static Arr<ImageFormat> All { get; } = toArray([Jpeg, Png, Gif, WebP, Svg, Avif, Heic]);

    /// <summary>How many of a file's first bytes <see cref="Detect"/> examines.</summary>
    public const int DetectedBytes = 512;

    /// <summary>The usual name.</summary>
    public string Name { get; }

    /// <summary>The content type: <c>image/jpeg</c>.</summary>
    public string ContentType { get; }

    /// <summary>The file extensions, such as <c>.jpg</c>; the most common one first.</summary>
    public Arr<string> Extensions { get; }

    /// <summary>Detects the format from a file's first bytes; None if they match no format.</summary>
    /// <param name="first">The first <see cref="DetectedBytes"/> bytes, or all of a smaller file. Any more are ignored.</param>
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

    /// <summary>Finds the format by the extension of a file's name; None for any other extension.</summary>
    public static Option<ImageFormat> OfName(string? name)
    {
        var ending = System.IO.Path.GetExtension(name);
        return All.Find(format =>
            format.Extensions.Exists(one => one.Equals(ending, StringComparison.OrdinalIgnoreCase))
        );
    }

    /// <summary><see cref="Name"/>.</summary>
    public override string ToString() => Name;

    private static bool At(ReadOnlySpan<byte> head, int index, ReadOnlySpan<byte> text) =>
        head.Length >= index && head[index..].StartsWith(text);

    // The first box of an ISO media file (ISO/IEC 14496-12): size, "ftyp", major brand, version, compatible brands.
    private static Option<ImageFormat> OfBrands(ReadOnlySpan<byte> head)
    {
        var size = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(head);
        // A box of size 0 ends with the file. After size 1, its size follows in eight bytes.
        var box = size switch
        {
            0 => head[8..],
            1 => head[Math.Min(16, head.Length)..],
            _ => head[8..(int)Math.Clamp(size, 8u, (uint)head.Length)],
        };
        for (var at = 0; at + 4 <= box.Length; at += 4)
            // Skips the version.
            if (at != 4 && OfBrand(box.Slice(at, 4)) is { } format)
                return format;
        return None;
    }

    private static ImageFormat? OfBrand(ReadOnlySpan<byte> brand) =>
        brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8) ? Avif
        : brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) ? Heic
        : null;
}
