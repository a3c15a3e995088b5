using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>Checks the id for a new image: it must be a custom id that requests can use, and the image must not require signed URLs.</summary>
internal static class OwnIds
{
    private const string Field = "id";

    public static Either<CfErrors, Unit> Check(Option<ImageId> id, SignedUrls signed) =>
        id.Case is not ImageId given
            ? unit
            : (Custom(given.Value), Public(signed)).Apply(static (_, _) => unit);

    // An image with a reserved id could be stored, but never reached.
    private static Either<CfErrors, Unit> Custom(string id) =>
        (ReservedIds.Check(id) ?? ImageId.CheckCustom(id)).Or(Field, unit);

    private static Either<CfErrors, Unit> Public(SignedUrls signed) =>
        signed.IsRequired
            ? CfErrors.Of(
                "requireSignedURLs",
                "an image with a custom id can't require signed URLs: omit one of the two"
            )
            : unit;
}
