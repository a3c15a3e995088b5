namespace Images.Functional;

/// <summary>Which part of an image stays when it is cropped.</summary>
public enum Focus
{
    /// <summary>The part that stands out most.</summary>
    Auto,

    /// <summary>The face, or the faces.</summary>
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

/// <summary>A quality by name, which the server fits to the format and the device.</summary>
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
    /// <summary>The best that the browser takes. Hosted images have it unless another is set.</summary>
    Auto,

    /// <summary>AVIF, if possible.</summary>
    Avif,

    /// <summary>WebP.</summary>
    Webp,

    /// <summary>Progressive JPEG.</summary>
    Jpeg,

    /// <summary>JPEG that is not progressive.</summary>
    BaselineJpeg,

    /// <summary>Not the image, but what is known of it, as JSON.</summary>
    Json,
}

/// <summary>How an image is mirrored.</summary>
public enum Mirroring
{
    /// <summary>Left and right change places.</summary>
    Horizontal,

    /// <summary>Top and bottom change places.</summary>
    Vertical,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>How an image is enlarged.</summary>
public enum Upscaling
{
    /// <summary>By interpolation. The default of the service.</summary>
    Interpolate,

    /// <summary>By a model that adds detail.</summary>
    Generate,
}
