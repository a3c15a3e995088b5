using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// An image's details, the result of <em>Image details</em>. Every field may be missing, which is <c>None</c> (for
/// <see cref="RequireSignedUrls"/>, <see cref="SignedUrls.NotStated"/>); so is a JSON <c>null</c>.
/// </summary>
/// <remarks>
/// Immutable, and equal by value. Change one field with <c>with</c>: a value of a field's type is valid wherever it
/// came from. (A <c>default</c> id, URL or metadata is none of those values: setting one throws <see cref="ArgumentException"/>.)
/// </remarks>
[JsonConverter(typeof(CodecJsonConverter<Image>))]
public sealed partial record Image : IHasCodec<Image>
{
    private const string Draft = "draft";

    // The API's other name for it.
    private const string OtherMeta = "metadata";

    private static readonly string[] Documented =
    [
        "id",
        Functional.Creator.Field,
        Functional.Filename.Field,
        Metadata.Field,
        OtherMeta,
        "requireSignedURLs",
        Timestamp.Field,
        VariantUrl.Field,
    ];

    private Image() { }

    /// <summary>An image of which nothing is known.</summary>
    public static Image Empty { get; } = new();

    /// <summary><c>id</c>: the image's unique identifier, any that <see cref="ImageId.Any"/> accepts.</summary>
    public Option<ImageId> Id
    {
        get;
        init
        {
            if (value.IsSome)
                Required.Text(((ImageId)value).Value, nameof(ImageId));
            field = value;
        }
    }

    /// <summary><c>creator</c>: an internal user id, at most 1,024 characters.</summary>
    public Option<Creator> Creator { get; init; }

    /// <summary><c>filename</c>: the image file's name, at most 255 characters.</summary>
    public Option<Filename> Filename { get; init; }

    /// <summary><c>meta</c>, also read as <c>metadata</c>: the user's own JSON, at most 1,024 bytes.</summary>
    public Option<Metadata> Meta
    {
        get;
        init
        {
            if (value.IsSome)
                Required.Json(((Metadata)value).Json, nameof(Metadata));
            field = value;
        }
    }

    /// <summary>
    /// <c>requireSignedURLs</c>: whether a signed token is needed to view the image. The API's default is false; an image with a
    /// custom id can't have it.
    /// </summary>
    public SignedUrls RequireSignedUrls { get; init; }

    /// <summary><c>uploaded</c>: when the image was uploaded.</summary>
    public Option<Timestamp> Uploaded { get; init; }

    /// <summary><c>variants</c>: the variants' URLs, in the API's order.</summary>
    public Option<Arr<VariantUrl>> Variants
    {
        get => VariantList.Map(static list => (Arr<VariantUrl>)list.Urls);
        init => VariantList = value.Map(static urls => new VariantList(urls));
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
    public bool IsDraft => Undocumented.Find(Draft).Exists(static v => v.Value == "true");

    private Option<VariantList> VariantList { get; init; }

    /// <summary>
    /// The image with one more member that no document lists, or another value of one. Left:
    /// <see cref="CfError.Constraint"/> for null, the name of a documented member, a name that UTF-8 can't carry, or a value
    /// that nests deeper than 1,022 levels.
    /// </summary>
    public Either<CfErrors, Image> WithUndocumented(string? name, JsonText value)
    {
        if (name is null)
            return CfErrors.Of(Violation.Null.At("name"));
        return (CheckUndocumented(name) ?? value.TooDeep) is { } violation
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
            && Id == other.Id
            && Creator == other.Creator
            && Filename == other.Filename
            && Meta == other.Meta
            && RequireSignedUrls == other.RequireSignedUrls
            && Uploaded == other.Uploaded
            && VariantList == other.VariantList
            && Undocumented == other.Undocumented
        );

    // A HashMap's own hash code depends on how it came about.
    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(
            Id,
            Creator,
            Filename,
            Meta,
            RequireSignedUrls,
            Uploaded,
            VariantList,
            Undocumented.Count
        );

    /// <summary>The image as the API's JSON.</summary>
    public override string ToString() => ToJson();

    /// <summary>The image as the API's JSON, in one line; <paramref name="indented"/>, in many, of which none is indented by more than 32 levels.</summary>
    public string ToJson(bool indented = false) => Codec.ToJson(this, indented);

    /// <summary>
    /// Writes the image as the API's JSON object: the documented members in their documented order, those that are
    /// <c>None</c> left out, then the others by name. Escapes as the writer's encoder has it.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// A writer that indents, or whose encoder escapes more than JSON demands, goes through metadata and undocumented members by their
    /// tokens, and these nest deeper than its <c>MaxDepth</c>.
    /// </exception>
    public void WriteTo(Utf8JsonWriter writer) => Codec.WriteTo(writer, this);

    private static Violation? CheckUndocumented(string name) =>
        TextRules.LoneSurrogate(name) is not null
            ? new Violation("a name of Unicode text", "half a surrogate pair")
        : Documented.Contains(name)
            ? new Violation("must not be the name of a documented member", "")
        : null;
}
