using System;

namespace Images.Functional.Sandbox;

/// <summary>An image's file.</summary>
/// <param name="Bytes">Its bytes, as they were uploaded.</param>
/// <param name="ContentType">Its content type.</param>
public sealed record StoredFile(Blob Bytes, string ContentType)
{
    /// <summary>
    /// A placeholder: a PNG of one pixel. It is the file of an image that was added without one, such as the documented image, and of an image
    /// that was uploaded from a URL, since the sandbox has no network.
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
