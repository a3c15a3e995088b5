using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// An image's details, the result of <em>Image details</em>. Every field may be missing, which is <c>None</c>; so is a JSON
/// <c>null</c>.
/// </summary>
/// <remarks>
/// Immutable, and equal by value. Change one field with <c>with</c>: a value of a field's type is valid wherever it
/// came from. (A <c>default</c> id, URL or metadata is none of those values: setting one throws <see cref="ArgumentException"/>.)
/// </remarks>
[JsonConverter(typeof(ImageJsonConverter))]
public sealed record Image
{
    // Plain fields, and Options made where they are asked for: half of what a record of Options costs to read.
    private readonly string? id;
    private readonly string? creator;
    private readonly string? filename;
    private readonly string? meta;
    private readonly bool? requireSignedUrls;
    private readonly UploadedAt? uploaded;
    private readonly VariantUrl[]? variants;

    /// <summary>An image of which nothing is known.</summary>
    public static Image Empty { get; } = new();

    internal Image() { }

    internal Image(in ImageFields fields)
    {
        id = fields.Id;
        creator = fields.Creator;
        filename = fields.Filename;
        meta = fields.Meta;
        requireSignedUrls = fields.RequireSignedUrls;
        uploaded = fields.Uploaded;
        variants = fields.Variants;
        Undocumented = fields.Undocumented;
    }

    /// <summary><c>id</c>: the image's unique identifier, any that <see cref="ImageId.Any"/> accepts.</summary>
    public Option<ImageId> Id
    {
        get => id is null ? None : Some(ImageId.Trusted(id));
        init =>
            id = value
                .Map(static v => Required.Text(v.Value, nameof(ImageId)))
                .IfNoneUnsafe((string?)null);
    }

    /// <summary><c>creator</c>: an internal user id, at most 1,024 characters.</summary>
    public Option<Creator> Creator
    {
        get => creator is null ? None : Some(Functional.Creator.Trusted(creator));
        init => creator = value.Map(static v => v.Value).IfNoneUnsafe((string?)null);
    }

    /// <summary><c>filename</c>: the image file's name, at most 255 characters.</summary>
    public Option<Filename> Filename
    {
        get => filename is null ? None : Some(Functional.Filename.Trusted(filename));
        init => filename = value.Map(static v => v.Value).IfNoneUnsafe((string?)null);
    }

    /// <summary><c>meta</c>: the user's own JSON, at most 1,024 bytes.</summary>
    public Option<Metadata> Meta
    {
        get => meta is null ? None : Some(Metadata.Trusted(JsonText.Canonical(meta)));
        init =>
            meta = value
                .Map(static v => Required.Text(v.Json.IsNull ? "" : v.Value, nameof(Metadata)))
                .IfNoneUnsafe((string?)null);
    }

    /// <summary>
    /// <c>requireSignedURLs</c>: whether a signed token is needed to view the image. The API's default is false; an image with a
    /// custom id can't have it.
    /// </summary>
    public Option<bool> RequireSignedUrls
    {
        get => Optional(requireSignedUrls);
        init => requireSignedUrls = value.ToNullable();
    }

    /// <summary><c>uploaded</c>: when the image was uploaded.</summary>
    public Option<UploadedAt> Uploaded
    {
        get => Optional(uploaded);
        init => uploaded = value.ToNullable();
    }

    /// <summary><c>variants</c>: the variants' URLs, in the API's order.</summary>
    public Option<Arr<VariantUrl>> Variants
    {
        get => variants is null ? None : Some<Arr<VariantUrl>>(variants);
        init => variants = value.Map(Valid).IfNoneUnsafe((VariantUrl[]?)null);
    }

    /// <summary>
    /// Members that no document lists, by name: kept as they came, and written back. Add one by
    /// <see cref="WithUndocumented"/>.
    /// </summary>
    public HashMap<string, JsonText> Undocumented { get; private init; }

    /// <summary>
    /// Whether this is a draft: a direct upload whose file has not arrived yet answers with <c>"draft": true</c>, which no schema
    /// lists, but the official client's comments do.
    /// </summary>
    public bool IsDraft =>
        Undocumented.Find(ImageMembers.Draft).Exists(static v => v.Value == "true");

    /// <summary>The URL of a variant by its name (<c>thumbnail</c>), where the image has it.</summary>
    public Option<VariantUrl> Variant(string name) =>
        variants is null ? None : variants.Find(url => url.VariantName == name);

    /// <summary>
    /// Builds an image from raw values, each checked as a reply's are. Left: every violation at once, each with the pointer
    /// of its field.
    /// </summary>
    /// <param name="id">See <see cref="ImageId.Any"/>.</param>
    /// <param name="creator">See <see cref="Functional.Creator.Create"/>.</param>
    /// <param name="filename">See <see cref="Functional.Filename.Create"/>.</param>
    /// <param name="meta">A JSON text; see <see cref="Metadata.Create(string)"/>.</param>
    /// <param name="requireSignedUrls">Whether a signed token is needed to view the image.</param>
    /// <param name="uploaded">See <see cref="UploadedAt.Create"/>.</param>
    /// <param name="variants">See <see cref="VariantUrl.Create"/>.</param>
    /// <param name="limits">How strictly the id is read; <see cref="FieldLimits.Default"/> unless given.</param>
    public static Either<CfErrors, Image> Create(
        string? id = null,
        string? creator = null,
        string? filename = null,
        string? meta = null,
        bool? requireSignedUrls = null,
        string? uploaded = null,
        IEnumerable<string>? variants = null,
        FieldLimits? limits = null
    )
    {
        var violations = new Violations("");
        var fields = new ImageFields { RequireSignedUrls = requireSignedUrls };
        if (id is not null)
            fields.SetId(id, limits ?? FieldLimits.Default, ref violations);
        if (creator is not null)
            fields.SetCreator(creator, ref violations);
        if (filename is not null)
            fields.SetFilename(filename, ref violations);
        if (meta is not null)
            fields.SetMeta(JsonText.Parse(meta), ref violations);
        if (uploaded is not null)
            fields.SetUploaded(System.Text.Encoding.UTF8.GetBytes(uploaded), ref violations);
        if (variants is not null)
            fields.SetVariants([.. variants], ref violations);
        return violations.Or(fields, static f => new Image(f));
    }

    /// <summary>
    /// The image with one more member that no document lists, or another value of one. Left:
    /// <see cref="CfError.Constraint"/> for the name of a documented member, a name that UTF-8 can't carry, or a value
    /// that nests deeper than 1,022 levels.
    /// </summary>
    public Either<CfErrors, Image> WithUndocumented(string name, JsonText value)
    {
        ArgumentNullException.ThrowIfNull(name);
        return
            (ImageMembers.CheckUndocumented(name) ?? ImageMembers.CheckUndocumented(value))
                is { } violation
            ? CfErrors.Of(violation.At(Printable.Line(name)))
            : this with
            {
                Undocumented = Undocumented.AddOrUpdate(name, value),
            };
    }

    /// <summary>The image without one of the members that no document lists.</summary>
    public Image WithoutUndocumented(string name) =>
        this with
        {
            Undocumented = Undocumented.Remove(name),
        };

    /// <inheritdoc/>
    public bool Equals(Image? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && id == other.id
            && creator == other.creator
            && filename == other.filename
            && Meta == other.Meta
            && requireSignedUrls == other.requireSignedUrls
            && uploaded == other.uploaded
            && variants is null == other.variants is null
            && variants.AsSpan().SequenceEqual(other.variants)
            && Undocumented == other.Undocumented
        );

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(
            id,
            creator,
            filename,
            Meta,
            requireSignedUrls,
            uploaded,
            variants?.Length,
            Undocumented.Count
        );

    /// <summary>The image as the API's JSON.</summary>
    public override string ToString() => ToJson();

    /// <summary>The image as the API's JSON, in one line; <paramref name="indented"/>, in many.</summary>
    public string ToJson(bool indented = false) => ImageWriter.ToJson(this, indented);

    /// <summary>
    /// Writes the image as the API's JSON object: the documented members in their documented order, those that are
    /// <c>None</c> left out, then the others by name.
    /// </summary>
    public void WriteTo(System.Text.Json.Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ImageWriter.Write(this, writer);
    }

    private static VariantUrl[] Valid(Arr<VariantUrl> urls)
    {
        foreach (var url in urls)
            Required.Text(url.Prefix, nameof(VariantUrl));
        return urls.ToArray();
    }

    // What the writer writes without making Options of it.
    internal (
        string? Id,
        string? Creator,
        string? Filename,
        string? Meta,
        bool? RequireSignedUrls
    ) Texts => (id, creator, filename, meta, requireSignedUrls);

    internal UploadedAt? UploadedOrNull => uploaded;

    internal ReadOnlySpan<VariantUrl> VariantsSpan => variants;

    internal bool HasVariants => variants is not null;
}
