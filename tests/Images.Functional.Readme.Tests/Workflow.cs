namespace Gallery;

// <snippet>
public sealed record Rights([property: JsonPropertyName("licence")] string Licence);

[JsonSerializable(typeof(Rights))]
public sealed partial class RightsContext : JsonSerializerContext;

public static class Press
{
    public static Aff<RT, VariantUrl> Picture<RT>(string account, string image, string variant)
        where RT : struct, HasCloudflare<RT> =>
        from asked in (
            AccountId.Create(account).ToErrorValidation(),
            ImageId.Any(image).ToErrorValidation(),
            Offered(variant)
        )
            .Apply((a, i, v) => (Image: ImagesV1.Get(a, i), Variant: v))
            .ToCfEither()
            .ToAff()
        from found in Cloudflare<RT>.send(asked.Image)
        from meta in found.Meta.ToAff(Error.New("the image states no licence"))
        from rights in meta.As(RightsContext.Default.Rights).ToAff()
        from _ in guard(rights.Licence == "CC0", Error.New($"not for the press: {rights.Licence}"))
        from url in found.Variant(asked.Variant).ToAff(Error.New($"no {asked.Variant} of it"))
        select url;

    private static Validation<CfError, string> Offered(string variant) =>
        variant is "thumbnail" or "hero"
            ? Success<CfError, string>(variant)
            : Fail<CfError, string>(
                new CfError.Constraint("variant", "", "thumbnail or hero", variant)
            );
}

// </snippet>
