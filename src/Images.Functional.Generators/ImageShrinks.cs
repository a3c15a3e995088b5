using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Generators;

/// <summary>Generates images, and shrinks their fields.</summary>
internal static class ImageShrinks
{
    /// <summary>Images in which a field occurs this many times for each time it is missing.</summary>
    public static Arbitrary<Image> Fields(int present) =>
        Composed.Of(
            Composed.Both(
                Maybe(Arb.From(Generate.RepliedImageIds, Id), present),
                Maybe(Arbitraries.Creator(), present)
            ),
            Composed.Both(
                Maybe(Arbitraries.Filename(), present),
                Maybe(Arbitraries.Metadata(), present)
            ),
            Composed.Both(
                Arb.From(
                    Gen.Frequency(
                        (1, Gen.Constant(SignedUrls.NotStated)),
                        (present, Gen.Elements(SignedUrls.Required, SignedUrls.NotRequired))
                    ),
                    Signed
                ),
                Maybe(Arbitraries.Timestamp(), present)
            ),
            Maybe(Arb.From(Generate.Variants, Variants), present),
            Arb.From(
                UndocumentedMembers,
                static members =>
                    Shrinks.Items(members, Undocumented).Select(static some => some.ToArray())
            ),
            static (one, two, three, variants, undocumented) =>
                undocumented.Aggregate(
                    Image.Empty with
                    {
                        Id = one.Item1,
                        Creator = one.Item2,
                        Filename = two.Item1,
                        Meta = two.Item2,
                        RequireSignedUrls = three.Item1,
                        Uploaded = three.Item2,
                        Variants = variants,
                    },
                    static (image, member) =>
                        image.WithUndocumented(member.Name, member.Value).Value()
                ),
            static image =>
                (
                    (image.Id, image.Creator),
                    (image.Filename, image.Meta),
                    (image.RequireSignedUrls, image.Uploaded),
                    image.Variants,
                    image.Undocumented.AsEnumerable().Select(static m => (m.Key, m.Value)).ToArray()
                )
        );

    /// <summary>Undocumented members, each with any value; names may occur twice.</summary>
    private static Gen<(string Name, JsonText Value)[]> UndocumentedMembers =>
        Gen.Frequency(
            (3, Gen.Constant<(string, JsonText)[]>([])),
            (
                1,
                Gen.Constant<(string, JsonText)[]>([
                    ("draft", Functional.JsonText.Parse("true").Value()),
                ])
            ),
            (2, UndocumentedMember.ArrayOf(2)),
            (1, UndocumentedMember.ArrayOf(5))
        );

    private static Gen<(string Name, JsonText Value)> UndocumentedMember =>
        from name in Gen.Frequency(
            (
                2,
                Gen.Elements(
                    "draft",
                    "Id",
                    "ID",
                    "id ",
                    "Metadata",
                    "requireSignedUrls",
                    "uploadedAt",
                    "",
                    "é",
                    "😀",
                    "a/b~c"
                )
            ),
            (1, Dice.Roll(static dice => Texts.Any(dice, dice.Between(5, 12)) + "!"))
        )
        from value in Arbitraries.JsonText().Generator
        select (name, value);

    private static IEnumerable<(string Name, JsonText Value)> Undocumented(
        (string Name, JsonText Value) member
    ) => JsonText(member.Value).Select(value => (member.Name, value));

    private static Arbitrary<Option<A>> Maybe<A>(Arbitrary<A> item, int present) =>
        Arb.From(
            Gen.Frequency(
                (1, Gen.Constant(Option<A>.None)),
                (present, item.Generator.Select(Some))
            ),
            option => Shrinks.Option(option, item.Shrinker)
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
