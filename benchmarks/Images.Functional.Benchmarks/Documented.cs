using System;

namespace Images.Functional.Benchmarks;

/// <summary>The documented response, compact, errors and messages empty, a UUID as id: 531 bytes.</summary>
internal static class Documented
{
    public static byte[] Bytes { get; } = Read("image-details.compact.json");

    private static byte[] Read(string name)
    {
        using var resource =
            typeof(Documented).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException(name);
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
