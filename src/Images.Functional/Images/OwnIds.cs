using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>Which ids may be given to an image that is stored: custom ones by which it can be reached, on images that anyone may view.</summary>
internal static class OwnIds
{
    private const string Field = "id";

    public static Either<CfErrors, Unit> Check(Option<ImageId> id, SignedUrls signed) =>
        id.Case is not ImageId given
            ? unit
            : (Custom(given.Value), Public(signed)).Apply(static (_, _) => unit);

    // An image with a reserved id could be stored and never reached.
    private static Either<CfErrors, Unit> Custom(string id) =>
        (ReservedIds.Check(id) ?? ImageId.CheckCustom(id)) is { } violation
            ? CfErrors.Of(violation.At(Field))
            : unit;

    private static Either<CfErrors, Unit> Public(SignedUrls signed) =>
        signed.IsRequired
            ? CfErrors.Of(
                new Violation(
                    "an image with an id of its own can't require signed URLs: leave out one of the two",
                    ""
                ).At("requireSignedURLs")
            )
            : unit;
}
