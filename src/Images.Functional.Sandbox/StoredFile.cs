using System;

namespace Images.Functional.Sandbox;

/// <summary>An image's file.</summary>
/// <param name="Bytes">Its bytes, as they came.</param>
/// <param name="ContentType">Its content type.</param>
public sealed record StoredFile(Blob Bytes, string ContentType)
{
    /// <summary>
    /// What stands for a file that nobody gave: a picture of one pixel (PNG). The documented image has it, and an image that the service would
    /// fetch, which the sandbox can't.
    /// </summary>
    public static StoredFile Placeholder { get; } =
        new(
            new Blob(
                Convert.FromBase64String(
                    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
                )
            ),
            ImageFormat.Png.ContentType
        );
}
