namespace Images.Functional;

/// <summary>
/// An image's details, the result of <em>Image details</em>. Every field is optional: a missing member and a JSON <c>null</c> both read as
/// <c>None</c> (<see cref="RequireSignedUrls"/>: as <see cref="SignedUrls.NotStated"/>).
/// </summary>
/// <remarks>
/// Immutable, and compared by value. Use <c>with</c> to change a field: values of the field types are always valid. (Except
/// the <c>default</c> id, URL or metadata: setting one throws an <see cref="ArgumentException"/>.)
/// </remarks>
[JsonConverter(typeof(CodecJsonConverter<Image>))]
public sealed record Image : IHasCodec<Image>
{
    private const string Draft = "draft";

    private readonly OtherMembers others;

    /// <summary>An image without any fields: <see cref="Empty"/> as a constructor, with which F# sets members.</summary>
    public Image() { }

    /// <summary>Its JSON: an object. The id may be any that <see cref="ImageId.Any"/> accepts.</summary>
    public static Codec<Image> Codec { get; } =
        Json.Object(
            StoredFields.Id(static (Image i) => i.Id),
            StoredFields.Creator(static (Image i) => i.Creator),
            Json.Optional(
                Functional.Filename.Field,
                Functional.Filename.Codec,
                static (Image i) => i.Filename
            ),
            // The API uses both names.
            Json.Optional(Metadata.Field, Metadata.Codec, static (Image i) => i.Meta)
                .Or("metadata"),
            StoredFields.RequireSignedUrls(static (Image i) => i.RequireSignedUrls),
            StoredFields.Time("uploaded", static (Image i) => i.Uploaded),
            Json.Optional(
                VariantUrl.Field,
                new VariantListCodec(),
                static (Image i) => i.VariantList
            ),
            Json.Rest(static (Image i) => i.Undocumented),
            static (id, creator, filename, meta, signed, uploaded, variants, others) =>
                new Image
                {
                    Id = id,
                    Creator = creator,
                    Filename = filename,
                    Meta = meta,
                    RequireSignedUrls = SignedUrls.Of(signed.ToNullable()),
                    Uploaded = uploaded,
                    VariantList = variants,
                    Undocumented = others,
                }
        );

    /// <summary>An image without any fields.</summary>
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

    /// <summary><c>meta</c>, also read as <c>metadata</c>: user-defined JSON of at most 1,024 bytes.</summary>
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
    /// <c>requireSignedURLs</c>: whether viewing the image requires a signed URL. The API's default is false. An image with a custom id can't
    /// require one.
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
    /// Undocumented members by name: kept unchanged, and written back. Add one with
    /// <see cref="WithUndocumented"/>.
    /// </summary>
    public HashMap<string, JsonText> Undocumented
    {
        get => others.All;
        private init => others = new OtherMembers(value);
    }

    /// <summary>
    /// Whether this is a draft: a direct upload whose file has not arrived yet. The API then sends <c>"draft": true</c>, which the
    /// official client's comments mention, but no schema.
    /// </summary>
    public bool IsDraft => Undocumented.Find(Draft).Exists(static v => v.Value == "true");

    private Option<VariantList> VariantList { get; init; }

    /// <summary>
    /// Returns the image with an undocumented member added or replaced. Left: <see cref="CfError.Constraint"/> for null, the
    /// name of a documented member, a name that UTF-8 can't encode, or a value nested deeper than 1,019 levels.
    /// </summary>
    public Either<CfErrors, Image> WithUndocumented(string? name, JsonText value)
    {
        if (name is null)
            return Violation.Null.In("name");
        return (CheckUndocumented(name) ?? value.TooDeep) is { } violation
            ? violation.In(Printable.Line(name))
            : this with
            {
                Undocumented = Undocumented.AddOrUpdate(name, value),
            };
    }

    /// <summary>Returns the image without an undocumented member.</summary>
    public Image WithoutUndocumented(string name) =>
        this with
        {
            Undocumented = Undocumented.Remove(name.NotNull()),
        };

    /// <summary>The image as the API's JSON.</summary>
    public override string ToString() => ToJson();

    /// <summary>The image as the API's JSON, in one line or, if <paramref name="indented"/>, in several, indented by at most 32 levels.</summary>
    public string ToJson(bool indented = false) => Codec.ToJson(this, indented);

    /// <summary>
    /// Writes the image as the API's JSON object: the documented members in the documented order, without those that are
    /// <c>None</c>, and then the others by name. The writer's encoder decides what is escaped.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Metadata or undocumented members are nested deeper than the writer's <c>MaxDepth</c>. Only a writer that indents, or whose encoder
    /// escapes more than JSON requires, throws this.
    /// </exception>
    public void WriteTo(Utf8JsonWriter writer) => Codec.WriteTo(writer, this);

    private static Violation? CheckUndocumented(string name) =>
        TextRules.LoneSurrogate(name) is not null
            ? new Violation("a name of Unicode text", "a lone surrogate")
        : Codec.Has(name) ? new Violation("must not be the name of a documented member")
        : null;
}
