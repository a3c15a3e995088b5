namespace Images.Functional;

/// <summary>Which part of an image is kept when it is cropped.</summary>
public enum Focus
{
    /// <summary>The most salient part.</summary>
    Auto,

    /// <summary>The face or faces.</summary>
    Face,

    /// <summary>The left side.</summary>
    Left,

    /// <summary>The right side.</summary>
    Right,

    /// <summary>The top.</summary>
    Top,

    /// <summary>The bottom.</summary>
    Bottom,
}

/// <summary>A named quality, which the server adapts to the format and the device.</summary>
public enum QualityLevel
{
    /// <summary><c>high</c>.</summary>
    High,

    /// <summary><c>medium-high</c>.</summary>
    MediumHigh,

    /// <summary><c>medium-low</c>.</summary>
    MediumLow,

    /// <summary><c>low</c>.</summary>
    Low,
}

/// <summary>The format in which an image is served.</summary>
public enum ServedFormat
{
    /// <summary>The best format that the browser accepts. The default for hosted images.</summary>
    Auto,

    /// <summary>AVIF, if possible.</summary>
    Avif,

    /// <summary>WebP.</summary>
    Webp,

    /// <summary>Progressive JPEG.</summary>
    Jpeg,

    /// <summary>Baseline (not progressive) JPEG.</summary>
    BaselineJpeg,

    /// <summary>Information about the image, as JSON, instead of the image.</summary>
    Json,
}

/// <summary>How an image is mirrored.</summary>
public enum Mirroring
{
    /// <summary>Swaps left and right.</summary>
    Horizontal,

    /// <summary>Swaps top and bottom.</summary>
    Vertical,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>How an image is enlarged.</summary>
public enum Upscaling
{
    /// <summary>By interpolation: the service's default.</summary>
    Interpolate,

    /// <summary>By a model that adds detail.</summary>
    Generate,
}
