namespace Images.Functional;

/// <summary>Checks the id for a new image: it must be a custom id that requests can use, and the image must not require signed URLs.</summary>
internal static class OwnIds
{
    /// <summary>The errors; null if there are none.</summary>
    public static CfErrors? Wrong(Option<ImageId> id, SignedUrls signed) =>
        id.Case is not ImageId given ? null : CfErrors.Both(Reserved(given.Value), Signed(signed));

    // An image with a reserved id could be stored, but never reached.
    private static CfErrors? Reserved(string id) =>
        (ReservedIds.Check(id) ?? ImageId.CheckCustom(id))?.In("id");

    private static CfErrors? Signed(SignedUrls signed) =>
        signed.IsRequired
            ? CfErrors.Of(
                "requireSignedURLs",
                "an image with a custom id can't require signed URLs: omit one of the two"
            )
            : null;
}
