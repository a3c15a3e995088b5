using System.IO;

namespace Images.Functional.Effects.Tests;

/// <summary>The documented response of <em>Image details</em>, byte for byte, and the image in it.</summary>
internal static class Documented
{
    public static byte[] Response { get; } = Read("image-details.response.json");

    public static Image Image { get; } = (Image)ImagesV1.ParseImage(Response);

    private static byte[] Read(string name)
    {
        using var stream = typeof(Documented).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
