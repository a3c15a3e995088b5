namespace Images.Functional;

/// <summary>The limits of Cloudflare Images' fields, each with its source.</summary>
/// <remarks>A string's length is its number of Unicode code points, as in JSON Schema's <c>maxLength</c>; not of UTF-16 units or bytes.</remarks>
public static class FieldLimits
{
    /// <summary><c>account_id</c>: at most 32 characters (API reference, <em>Image details</em>).</summary>
    public const int AccountIdCharacters = 32;

    /// <summary><c>image_id</c>: at most 32 characters (API reference, <em>Image details</em>).</summary>
    public const int ImageIdCharacters = 32;

    /// <summary>A custom id: at most 1,024 characters (Cloudflare's documentation, <em>Upload via custom path</em>).</summary>
    public const int CustomImageIdCharacters = 1024;

    /// <summary><c>creator</c>: at most 1,024 characters (API reference, <em>Image details</em>).</summary>
    public const int CreatorCharacters = 1024;

    /// <summary><c>filename</c>: at most 255 characters (API reference, <em>Image details</em>).</summary>
    public const int FilenameCharacters = 255;

    /// <summary><c>meta</c>: at most 1,024 bytes (API reference, <em>Image details</em>), counted as canonical JSON in UTF-8.</summary>
    public const int MetadataBytes = 1024;

    /// <summary>
    /// How deep JSON may nest: twice the 512 levels that metadata of 1,024 bytes can have. This leaves room for the envelope and for
    /// undocumented members.
    /// </summary>
    public const int JsonDepth = 1024;

    /// <summary>The largest length of a key, token, continuation token or one-time address that the library reads. Not a documented limit.</summary>
    public const int SecretCharacters = 4096;

    /// <summary>
    /// How many violations of a reply's result are reported, from the first on. A reply of the largest size could hold half a million.
    /// </summary>
    public const int ReportedViolations = 1000;

    /// <summary>How many unreadable elements of a list are kept: as many as the largest page has. With more, the list itself is unreadable.</summary>
    public const int UnreadableElements = 10_000;
}
