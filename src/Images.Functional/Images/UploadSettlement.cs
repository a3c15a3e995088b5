using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>Finds out whether an upload was carried out, if an attempt had no reply and the next one failed because the id exists.</summary>
internal static class UploadSettlement
{
    // The largest difference between the service's clocks.
    private static readonly TimeSpan Allowance = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Requests the image. It is from this upload if name, metadata and creator are the same, and it is not older than the call. If not, the
    /// original errors are returned.
    /// </summary>
    public static Settlement<Image> Of(AccountId account, Upload upload) =>
        (errors, since) =>
            errors.IsTaken
            && upload.Id.Case is ImageId id
            && errors.Response.Bind(static response => response.Date).Case is DateTimeOffset date
                ? ImagesV1
                    .Get(account, id)
                    .Refine(image =>
                        IsOf(upload, image) && IsSince(image, date, since)
                            ? Right<CfErrors, Image>(image)
                            : errors
                    )
                : None;

    private static bool IsOf(Upload upload, Image image) =>
        // A link has the id: its file has not arrived.
        !image.IsDraft
        && RawJson.AreEqual(Meta(upload.Metadata), Meta(image.Meta))
        && upload.Creator.IfNone(default(Creator)) == image.Creator.IfNone(default(Creator))
        // Only the service knows the name of a file that it fetched.
        && upload.File.ForAll(file =>
            image.Filename.Exists(name =>
                HeaderRules.InQuotes(name.Value) == HeaderRules.InQuotes(file.Name)
            )
        );

    // The service leaves empty fields out.
    private static string Meta(Option<Metadata> metadata) =>
        metadata.Map(static meta => meta.Value).IfNone("{}");

    private static bool IsSince(Image image, DateTimeOffset date, TimeSpan since) =>
        image.Uploaded.Exists(at => date - at.Instant - Allowance <= since);
}
