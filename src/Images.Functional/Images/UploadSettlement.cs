using System;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// Settles an upload of which nobody knows whether it was carried out: an attempt had no reply, and the next one was told that the id exists.
/// </summary>
internal static class UploadSettlement
{
    // By how much the service's clocks may differ.
    private static readonly TimeSpan Allowance = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Asks for the image. It is this upload's if name, metadata and creator are the same and it is no older than the call; else the errors
    /// stay.
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
        image.Meta == upload.Metadata
        && image.Creator == upload.Creator
        // Of a fetched file nobody but the service knows the name.
        && upload.File.ForAll(file => image.Filename.Exists(name => name.Value == file.Name));

    private static bool IsSince(Image image, DateTimeOffset date, TimeSpan since) =>
        image.Uploaded.Exists(at => date - at.Instant - Allowance <= since);
}
