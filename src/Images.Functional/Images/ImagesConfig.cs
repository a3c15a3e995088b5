namespace Images.Functional;

/// <summary>Changes of the account's configuration. Settings that are None or not stated do not change.</summary>
/// <param name="FlexibleVariants">Whether URLs may contain options instead of a variant's name: <c>w=400,h=300</c>.</param>
/// <param name="BrowserTtl">How long browsers cache images.</param>
/// <param name="PreserveContentCredentials">Whether variants keep an image's content credentials (C2PA).</param>
[JsonConverter(typeof(CodecJsonConverter<ImagesConfig>))]
public sealed record ImagesConfig(
    Setting FlexibleVariants = default,
    Option<BrowserTtl> BrowserTtl = default,
    Setting PreserveContentCredentials = default
) : IHasCodec<ImagesConfig>
{
    /// <summary>Its JSON: an object whose members are all optional.</summary>
    public static Codec<ImagesConfig> Codec { get; } =
        Json.Object(
            StoredFields.Flag(
                "flexible_variants",
                static (ImagesConfig c) => c.FlexibleVariants.ToNullable()
            ),
            Json.Optional(
                "browser_ttl",
                Functional.BrowserTtl.Codec,
                static (ImagesConfig c) => c.BrowserTtl
            ),
            StoredFields.Flag(
                "preserve_content_credentials",
                static (ImagesConfig c) => c.PreserveContentCredentials.ToNullable()
            ),
            static (flexible, ttl, preserve) =>
                new ImagesConfig(
                    Setting.Of(flexible.ToNullable()),
                    ttl,
                    Setting.Of(preserve.ToNullable())
                )
        );
}
