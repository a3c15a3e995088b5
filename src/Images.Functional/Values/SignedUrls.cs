namespace Images.Functional;

/// <summary>
/// Whether viewing an image requires a signed URL: required, not required, or not stated. It does not convert to <c>bool</c>, so an <c>if</c>
/// must name the case: <c>if (image.RequireSignedUrls.IsRequired)</c>.
/// </summary>
/// <remarks>The <c>default</c> value is <see cref="NotStated"/>.</remarks>
[JsonConverter(typeof(CodecJsonConverter<SignedUrls>))]
public readonly record struct SignedUrls : IHasCodec<SignedUrls>
{
    /// <summary>Its JSON: a boolean; null for <see cref="NotStated"/>.</summary>
    public static Codec<SignedUrls> Codec { get; } =
        Flag.Codec(Of, static flag => flag.ToNullable());

    private readonly bool? value;

    private SignedUrls(bool? value) => this.value = value;

    /// <summary>Viewing the image requires a signed URL.</summary>
    public static SignedUrls Required { get; } = new(true);

    /// <summary>Anyone can view the image by its URL.</summary>
    public static SignedUrls NotRequired { get; } = new(false);

    /// <summary>The reply does not say. By default, the API requires no signed URL.</summary>
    public static SignedUrls NotStated => default;

    /// <summary>Whether the reply says that a signed URL is required.</summary>
    public bool IsRequired => value == true;

    /// <summary>Whether the reply says whether a signed URL is required.</summary>
    public bool IsStated => value is not null;

    /// <summary>Converts a JSON boolean; null is <see cref="NotStated"/>.</summary>
    public static SignedUrls Of(bool? value) => new(value);

    /// <summary>The JSON boolean; null for <see cref="NotStated"/>.</summary>
    public bool? ToNullable() => value;

    /// <summary>The name of the case.</summary>
    public override string ToString() =>
        value switch
        {
            true => nameof(Required),
            false => nameof(NotRequired),
            _ => nameof(NotStated),
        };
}
