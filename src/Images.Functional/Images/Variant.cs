using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>A variant: a named set of options for delivering the account's images.</summary>
/// <param name="Id">The variant's name, the last part of its images' URLs.</param>
/// <param name="Options">How the variant changes an image.</param>
/// <param name="NeverRequireSignedUrls">Whether anyone can view its images, even those that require signed URLs.</param>
[JsonConverter(typeof(CodecJsonConverter<Variant>))]
public sealed record Variant(
    VariantId Id,
    VariantOptions Options,
    Setting NeverRequireSignedUrls = default
) : IHasCodec<Variant>
{
    /// <summary>How the variant changes an image.</summary>
    public VariantOptions Options
    {
        get;
        init => field = value.NotNull(nameof(Options));
    } = Options.NotNull();

    /// <summary>Its JSON: <c>{"id":"hero","options":{…},"neverRequireSignedURLs":true}</c>.</summary>
    public static Codec<Variant> Codec { get; } =
        Json.Object(
            Json.Required("id", Json.Of(VariantId.Text.Called("id")), static (Variant v) => v.Id),
            Json.Optional("options", VariantOptions.Codec, static (Variant v) => Some(v.Options)),
            StoredFields.Flag(
                "neverRequireSignedURLs",
                static (Variant v) => v.NeverRequireSignedUrls.ToNullable()
            ),
            static (id, options, never) =>
                new Variant(
                    id,
                    options.IfNone(static () => new VariantOptions()),
                    Setting.Of(never.ToNullable())
                )
        );

    /// <summary>A variant wrapped in an object: <c>{"variant":{…}}</c>.</summary>
    public static Codec<Variant> SingleCodec { get; } = Json.In("variant", Codec);

    /// <summary>Several variants by id: <c>{"variants":{"hero":{…}}}</c>.</summary>
    public static Codec<Map<VariantId, Variant>> MapCodec { get; } =
        Json.In("variants", Json.Map(VariantId.Text, Codec));
}

/// <summary>The changes of a variant's update. It replaces all options.</summary>
/// <param name="Options">How the variant changes an image.</param>
/// <param name="NeverRequireSignedUrls">Whether anyone can view its images; unchanged if not stated.</param>
[JsonConverter(typeof(CodecJsonConverter<VariantUpdate>))]
public sealed record VariantUpdate(VariantOptions Options, Setting NeverRequireSignedUrls = default)
    : IHasCodec<VariantUpdate>
{
    /// <summary>How the variant changes an image.</summary>
    public VariantOptions Options
    {
        get;
        init => field = value.NotNull(nameof(Options));
    } = Options.NotNull();

    /// <summary>Its JSON: a variant's, without the id.</summary>
    public static Codec<VariantUpdate> Codec { get; } =
        Json.Object(
            Json.Required("options", VariantOptions.Codec, static (VariantUpdate v) => v.Options),
            StoredFields.Flag(
                "neverRequireSignedURLs",
                static (VariantUpdate v) => v.NeverRequireSignedUrls.ToNullable()
            ),
            static (options, never) => new VariantUpdate(options, Setting.Of(never.ToNullable()))
        );
}

/// <summary>A variant's name, <c>variant_id</c>: 1 to 99 characters. Compared by text, ordinally.</summary>
[JsonConverter(typeof(CodecJsonConverter<VariantId>))]
[TypeConverter(typeof(ParsableConverter<VariantId>))]
public readonly record struct VariantId : IComparable<VariantId>, ITextValue<VariantId>
{
    private readonly string? text;

    private VariantId(string text) => this.text = text;

    /// <summary>Its text in paths.</summary>
    public static Text<VariantId> Text { get; } =
        Functional.Text.Of(
            "variant_id",
            1,
            99,
            static text => new VariantId(text),
            static id => id.Value
        );

    /// <summary>Its JSON: a string.</summary>
    public static Codec<VariantId> Codec { get; } = Json.Of(Text);

    /// <summary>The name's text; empty for the <c>default</c> value.</summary>
    public string Value => text ?? "";

    /// <summary>Checks a name. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, VariantId> Create(string? value) => Text.Create(value);

    /// <inheritdoc/>
    public int CompareTo(VariantId other) => string.CompareOrdinal(Value, other.Value);

    static bool IParsable<VariantId>.TryParse(
        string? s,
        IFormatProvider? provider,
        out VariantId result
    ) => ITextValue<VariantId>.TryRead(s, out result);

    /// <summary>The name's text.</summary>
    public override string ToString() => Value;
}
