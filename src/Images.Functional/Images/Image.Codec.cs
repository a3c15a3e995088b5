using static LanguageExt.Prelude;

namespace Images.Functional;

/// <content>The codec of images.</content>
public sealed partial record Image
{
    /// <summary>Its JSON: an object. The id may be any that <see cref="ImageId.Any"/> accepts.</summary>
    public static Codec<Image> Codec { get; } = CodecOf(ImageId.Text);

    /// <summary>The same, but the id must be one that <see cref="ImageId.Create"/> accepts.</summary>
    internal static Codec<Image> StrictCodec { get; } =
        CodecOf(
            Text.Checked(
                ImageId.Field,
                1,
                FieldLimits.ImageIdCharacters,
                ImageId.Create,
                ImageId.Text.Show
            )
        );

    private static Codec<Image> CodecOf(Text<ImageId> id) =>
        Json.Object(
            Json.Optional("id", Json.Of(id.Called("id")), static (Image i) => i.Id),
            Json.Optional(
                Functional.Creator.Field,
                Json.Of(Functional.Creator.Text),
                static (Image i) => i.Creator
            ),
            Json.Optional(
                Functional.Filename.Field,
                Json.Of(Functional.Filename.Text),
                static (Image i) => i.Filename
            ),
            Json.Optional(Metadata.Field, Metadata.Codec, static (Image i) => i.Meta).Or(OtherMeta),
            Json.Optional(
                "requireSignedURLs",
                Json.Boolean,
                static (Image i) => Optional(i.RequireSignedUrls.ToNullable())
            ),
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
