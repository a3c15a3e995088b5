using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// An image's details, the result of <em>Image details</em>. Every field may be missing, which is <c>None</c> (for
/// <see cref="RequireSignedUrls"/>, <see cref="SignedUrls.NotStated"/>); so is a JSON <c>null</c>.
/// </summary>
/// <remarks>
/// Immutable, and equal by value. Change one field with <c>with</c>: a value of a field's type is valid wherever it
/// came from. (A <c>default</c> id, URL or metadata is none of those values: setting one throws <see cref="ArgumentException"/>.)
/// One that was read keeps the bytes of its object, from which its values are decoded when they are asked for, as long as it lives itself.
/// </remarks>
[JsonConverter(typeof(ImageJsonConverter))]
public sealed record Image
{
    // What was read from a reply is checked there, and decoded where it is asked for: the object's bytes, and where in them the
    // values stand. A value once decoded stays; two threads that decode at once make equal ones.
    private readonly byte[] json;
    private readonly ImageSlices slices;
    private string? id;
    private string? creator;
    private string? filename;
    private string? meta;
    private VariantUrl[]? variants;
    internal readonly bool? RequireSignedUrlsOrNull;
    internal readonly UploadedAt? UploadedOrNull;

    internal string? IdOrNull => id ??= Text(slices.Id);

    internal string? CreatorOrNull => creator ??= Text(slices.Creator);

    internal string? FilenameOrNull => filename ??= Text(slices.Filename);

    internal string? MetaOrNull => meta ??= Text(slices.Meta);

    internal VariantUrl[]? VariantsOrNull =>
        variants ??= slices.Variants.IsNone
            ? null
            : VariantsReader.Read(
                json.AsSpan(slices.Variants.Start, slices.Variants.Length),
                slices.VariantCount
            );

    /// <summary>The values that stand in the object still, for who writes them as they are.</summary>
    internal ImageSlices Slices => slices;

    internal ReadOnlySpan<byte> Utf8(Slice at) => json.AsSpan(at.Start, at.Length);

    private string? Text(Slice at) =>
        at.IsNone ? null : System.Text.Encoding.UTF8.GetString(Utf8(at));

    /// <summary>An image's JSON object. An id may be any that <see cref="ImageId.Any"/> accepts.</summary>
    public static Codec<Image> Codec { get; } = new ImageCodec(FieldLimits.Default);

    /// <summary>The same; an id must be a documented one.</summary>
    internal static Codec<Image> StrictCodec { get; } = new ImageCodec(FieldLimits.Documented);

    /// <summary>An image of which nothing is known.</summary>
    public static Image Empty { get; } = new();

    private Image() => json = [];

    internal Image(scoped in ImageFields fields, ReadOnlySpan<byte> json)
    {
        this.json = json.ToArray();
        slices = fields.Slices;
        if (fields.Id is not null)
            id = fields.Id;
        if (fields.Creator is not null)
            creator = fields.Creator;
        if (fields.Filename is not null)
            filename = fields.Filename;
        if (fields.Meta is not null)
            meta = fields.Meta;
        RequireSignedUrlsOrNull = fields.RequireSignedUrls;
        UploadedOrNull = fields.Uploaded;
        if (fields.Variants is not null)
            variants = fields.Variants;
        Undocumented = fields.Undocumented;
    }

    /// <summary><c>id</c>: the image's unique identifier, any that <see cref="ImageId.Any"/> accepts.</summary>
    public Option<ImageId> Id
    {
        get => IdOrNull is null ? None : Some(ImageId.Trusted(IdOrNull));
        init
        {
            slices.Id = default;
            id = value
                .Map(static v => Required.Text(v.Value, nameof(ImageId)))
                .IfNoneUnsafe((string?)null);
        }
    }

    /// <summary><c>creator</c>: an internal user id, at most 1,024 characters.</summary>
    public Option<Creator> Creator
    {
        get => CreatorOrNull is null ? None : Some(Functional.Creator.Trusted(CreatorOrNull));
        init
        {
            slices.Creator = default;
            creator = value.Map(static v => v.Value).IfNoneUnsafe((string?)null);
        }
    }

    /// <summary><c>filename</c>: the image file's name, at most 255 characters.</summary>
    public Option<Filename> Filename
    {
        get => FilenameOrNull is null ? None : Some(Functional.Filename.Trusted(FilenameOrNull));
        init
        {
            slices.Filename = default;
            filename = value.Map(static v => v.Value).IfNoneUnsafe((string?)null);
        }
    }

    /// <summary><c>meta</c>: the user's own JSON, at most 1,024 bytes.</summary>
    public Option<Metadata> Meta
    {
        get => MetaOrNull is null ? None : Some(Metadata.Trusted(JsonText.Canonical(MetaOrNull)));
        init
        {
            slices.Meta = default;
            meta = value
                .Map(static v => Required.Text(v.Json.IsNull ? "" : v.Value, nameof(Metadata)))
                .IfNoneUnsafe((string?)null);
        }
    }

    /// <summary>
    /// <c>requireSignedURLs</c>: whether a signed token is needed to view the image. The API's default is false; an image with a
    /// custom id can't have it.
    /// </summary>
    public SignedUrls RequireSignedUrls
    {
        get => SignedUrls.Of(RequireSignedUrlsOrNull);
        init => RequireSignedUrlsOrNull = value.ToNullable();
    }

    /// <summary><c>uploaded</c>: when the image was uploaded.</summary>
    public Option<UploadedAt> Uploaded
    {
        get => Optional(UploadedOrNull);
        init => UploadedOrNull = value.ToNullable();
    }

    /// <summary><c>variants</c>: the variants' URLs, in the API's order.</summary>
    public Option<Arr<VariantUrl>> Variants
    {
        get => VariantsOrNull is null ? None : Some<Arr<VariantUrl>>(VariantsOrNull);
        init
        {
            slices.Variants = default;
            variants = value.Map(Valid).IfNoneUnsafe((VariantUrl[]?)null);
        }
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
    public Option<VariantUrl> Variant(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return VariantsOrNull is null ? None : VariantsOrNull.Find(url => url.VariantName == name);
    }

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
        var violations = default(Violations);
        var fields = new ImageFields(limits ?? FieldLimits.Default)
        {
            RequireSignedUrls = requireSignedUrls,
        };
        if (id is not null)
            fields.SetId(id, ref violations);
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
        return violations.IsEmpty ? new Image(in fields, []) : violations.All(None);
    }

    /// <summary>
    /// The image with one more member that no document lists, or another value of one. Left:
    /// <see cref="CfError.Constraint"/> for null, the name of a documented member, a name that UTF-8 can't carry, or a value
    /// that nests deeper than 1,022 levels.
    /// </summary>
    public Either<CfErrors, Image> WithUndocumented(string? name, JsonText value)
    {
        if (name is null)
            return CfErrors.Of(Violation.Null.At("name"));
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
    public Image WithoutUndocumented(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return this with { Undocumented = Undocumented.Remove(name) };
    }

    /// <inheritdoc/>
    public bool Equals(Image? other) =>
        ReferenceEquals(this, other)
        || (
            other is not null
            && IdOrNull == other.IdOrNull
            && CreatorOrNull == other.CreatorOrNull
            && FilenameOrNull == other.FilenameOrNull
            && Meta == other.Meta
            && RequireSignedUrlsOrNull == other.RequireSignedUrlsOrNull
            && UploadedOrNull == other.UploadedOrNull
            && VariantsOrNull is null == other.VariantsOrNull is null
            && VariantsOrNull.AsSpan().SequenceEqual(other.VariantsOrNull)
            && Undocumented == other.Undocumented
        );

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(
            IdOrNull,
            CreatorOrNull,
            FilenameOrNull,
            Meta,
            RequireSignedUrlsOrNull,
            UploadedOrNull,
            VariantsOrNull?.Length,
            Undocumented.Count
        );

    /// <summary>The image as the API's JSON.</summary>
    public override string ToString() => ToJson();

    /// <summary>The image as the API's JSON, in one line; <paramref name="indented"/>, in many, of which none is indented by more than 32 levels.</summary>
    public string ToJson(bool indented = false) => ImageWriter.ToJson(this, indented);

    /// <summary>
    /// Writes the image as the API's JSON object: the documented members in their documented order, those that are
    /// <c>None</c> left out, then the others by name. Escapes as the writer's encoder has it.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// A writer that indents, or whose encoder escapes more than JSON demands, goes through metadata and undocumented members by their
    /// tokens, and these nest deeper than its <c>MaxDepth</c>.
    /// </exception>
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
}
