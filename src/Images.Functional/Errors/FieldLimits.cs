namespace Images.Functional;

/// <summary>
/// The limits of Cloudflare Images' fields, each number once with its source; and, as a value, how strictly an
/// id in a reply is read.
/// </summary>
/// <remarks>
/// A string's length counts Unicode code points, as JSON Schema's <c>maxLength</c> does: neither UTF-16 units nor bytes.
/// </remarks>
public sealed record FieldLimits
{
    private FieldLimits(bool allowsCustomIds) => AllowsCustomIds = allowsCustomIds;

    /// <summary>
    /// What the service really sends: an id is anything that <see cref="ImageId.Create"/> or
    /// <see cref="ImageId.Custom"/> accepts.
    /// </summary>
    public static FieldLimits Default { get; } = new(allowsCustomIds: true);

    /// <summary>
    /// To the letter of the API reference: an id is what <see cref="ImageId.Create"/> accepts, at most 32 characters or
    /// one of Cloudflare's own UUIDs; a longer custom id is an error.
    /// </summary>
    public static FieldLimits Documented { get; } = new(allowsCustomIds: false);

    /// <summary>Whether a reply's id may be a custom one.</summary>
    public bool AllowsCustomIds { get; }

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
    /// How deep JSON may nest: twice the 512 levels that metadata of 1,024 bytes can have, so that the envelope
    /// around it and members nobody documented fit as well.
    /// </summary>
    public const int JsonDepth = 1024;

    /// <summary>The largest number of characters of a key, token, continuation token or one-time address that is read. No document states one.</summary>
    public const int SecretCharacters = 4096;

    /// <summary>
    /// As many violations of a reply's result are reported, the first ones: a reply of the largest size could hold half a million,
    /// and nobody reads so many.
    /// </summary>
    public const int ReportedViolations = 1000;
}
