namespace Images.Functional;

/// <content>The codec of images.</content>
public sealed partial record Image
{
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
            Json.Optional(Timestamp.Field, Timestamp.Codec, static (Image i) => i.Uploaded),
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
}
