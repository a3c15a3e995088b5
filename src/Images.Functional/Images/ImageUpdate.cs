using System.Text.Json.Serialization;
using LanguageExt;

namespace Images.Functional;

/// <summary>What an update changes. What is None or not stated stays as it is.</summary>
/// <param name="Metadata">Replaces all of the image's metadata; it is not merged.</param>
/// <param name="RequireSignedUrls">
/// Another value than the image has gives it a <b>new id</b>, which the reply holds: store it. An image with a custom id can't require
/// signed URLs.
/// </param>
/// <param name="Creator">The creator. No document says how to remove one.</param>
[JsonConverter(typeof(CodecJsonConverter<ImageUpdate>))]
public sealed record ImageUpdate(
    Option<Metadata> Metadata = default,
    SignedUrls RequireSignedUrls = default,
    Option<Creator> Creator = default
) : IHasCodec<ImageUpdate>
{
    /// <summary>Its JSON, of which no member must be there.</summary>
    public static Codec<ImageUpdate> Codec { get; } =
        Json.Object(
            StoredFields.Metadata(static (ImageUpdate u) => u.Metadata),
            StoredFields.RequireSignedUrls(static (ImageUpdate u) => u.RequireSignedUrls),
            StoredFields.Creator(static (ImageUpdate u) => u.Creator),
            static (metadata, signed, creator) =>
                new ImageUpdate(metadata, SignedUrls.Of(signed.ToNullable()), creator)
        );

    /// <summary>A change of <see cref="RequireSignedUrls"/> that were carried out twice would lose the first new id.</summary>
    internal Repeat Repeat => RequireSignedUrls.IsStated ? Repeat.IfUnsent : Repeat.Freely;
}
