namespace Images.Functional;

/// <summary>The changes of an update. It does not change fields that are None or not stated.</summary>
/// <param name="Metadata">Replaces all of the image's metadata; the service does not merge it.</param>
/// <param name="RequireSignedUrls">
/// A change of this value gives the image a <b>new id</b>, which the reply contains: store it. An image with a custom id can't require
/// signed URLs.
/// </param>
/// <param name="Creator">The creator. How to remove one is not documented.</param>
[JsonConverter(typeof(CodecJsonConverter<ImageUpdate>))]
public sealed record ImageUpdate(
    Option<Metadata> Metadata = default,
    SignedUrls RequireSignedUrls = default,
    Option<Creator> Creator = default
) : IHasCodec<ImageUpdate>
{
    /// <summary>Its JSON: an object whose members are all optional.</summary>
    public static Codec<ImageUpdate> Codec { get; } =
        Json.Object(
            StoredFields.Metadata(static (ImageUpdate u) => u.Metadata),
            StoredFields.RequireSignedUrls(static (ImageUpdate u) => u.RequireSignedUrls),
            StoredFields.Creator(static (ImageUpdate u) => u.Creator),
            static (metadata, signed, creator) =>
                new ImageUpdate(metadata, SignedUrls.Of(signed.ToNullable()), creator)
        );

    /// <summary>If a change of <see cref="RequireSignedUrls"/> were carried out twice, the first new id would be lost.</summary>
    internal Repeat Repeat => RequireSignedUrls.IsStated ? Repeat.IfUnsent : Repeat.Freely;
}
