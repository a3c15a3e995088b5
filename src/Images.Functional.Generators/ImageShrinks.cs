using System.Collections.Generic;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Smaller images, and smaller values of their fields.</summary>
internal static class ImageShrinks
{
    public static IEnumerable<Image> Of(Image image) =>
        Shrinks
            .Option(image.Id, Id)
            .Select(id => image with { Id = id })
            .Concat(
                Shrinks
                    .Option(image.Creator, Creator)
                    .Select(creator => image with { Creator = creator })
            )
            .Concat(
                Shrinks
                    .Option(image.Filename, Filename)
                    .Select(filename => image with { Filename = filename })
            )
            .Concat(Shrinks.Option(image.Meta, Metadata).Select(meta => image with { Meta = meta }))
            .Concat(
                Signed(image.RequireSignedUrls)
                    .Select(signed => image with { RequireSignedUrls = signed })
            )
            .Concat(
                Shrinks
                    .Option(image.Uploaded, Uploaded)
                    .Select(uploaded => image with { Uploaded = uploaded })
            )
            .Concat(
                Shrinks
                    .Option(image.Variants, Variants)
                    .Select(variants => image with { Variants = variants })
            )
            .Concat(image.Undocumented.Keys.Select(image.WithoutUndocumented))
            .Concat(
                image
                    .Undocumented.AsEnumerable()
                    .SelectMany(member =>
                        JsonText(member.Value)
                            .SelectMany(value =>
                                image.WithUndocumented(member.Key, value).RightAsEnumerable()
                            )
                    )
            );

    public static IEnumerable<SignedUrls> Signed(SignedUrls signed) =>
        signed.Match<IEnumerable<SignedUrls>>(
            static () => [SignedUrls.NotStated, SignedUrls.NotRequired],
            static () => [SignedUrls.NotStated],
            static () => []
        );

    public static IEnumerable<AccountId> Account(AccountId id) =>
        Shrinks.Through(id.Value, AccountId.Create);

    public static IEnumerable<ImageId> Id(ImageId id) => Shrinks.Through(id.Value, ImageId.Any);

    public static IEnumerable<ImageId> IdAskedFor(ImageId id) => Id(id).Where(Ids.IsAskedFor);

    public static IEnumerable<Creator> Creator(Creator creator) =>
        Shrinks.Through(creator.Value, Functional.Creator.Create);

    public static IEnumerable<Filename> Filename(Filename filename) =>
        Shrinks.Through(filename.Value, Functional.Filename.Create);

    public static IEnumerable<JsonText> JsonText(JsonText json) =>
        Json.Parse(json.Value)
            .Shrink()
            .SelectMany(static tree =>
                Functional.JsonText.Parse(tree.Canonical).RightAsEnumerable()
            );

    public static IEnumerable<Metadata> Metadata(Metadata meta) =>
        JsonText(meta.Json)
            .SelectMany(static json => Functional.Metadata.Create(json).RightAsEnumerable());

    public static IEnumerable<Timestamp> Uploaded(Timestamp uploaded) =>
        Times
            .Plainer(uploaded.Value)
            .SelectMany(static text => Timestamp.Create(text).RightAsEnumerable());

    public static IEnumerable<Arr<VariantUrl>> Variants(Arr<VariantUrl> variants) =>
        Shrinks.Items([.. variants], Variant).Select(static items => toArray(items));

    public static IEnumerable<VariantUrl> Variant(VariantUrl url) =>
        Shrinks.Url(url.Value, VariantUrl.Create);
}
