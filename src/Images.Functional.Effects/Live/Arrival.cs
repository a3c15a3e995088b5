using System;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>Polling for the file of an upload link.</summary>
internal static class Arrival
{
    /// <summary>The image's details; a draft is a transport failure, which a client retries.</summary>
    public static Operation<Image> Of(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, ImageId> image
    ) => ImagesV1.Get(account, image).Refine(Ready);

    public static Operation<Image> Of(Either<CfErrors, AccountId> account, DirectUpload link) =>
        Of(account, link.NotNull().Id.ToEither(CfErrors.Of("id", "the reply has no id")));

    public static CallOptions Options(RetryPolicy? policy) =>
        CallOptions.Default with
        {
            Retry =
                policy ?? RetryPolicy.Exponential(30, first: TimeSpan.FromSeconds(1), jitter: 0),
        };

    private static Either<CfErrors, Image> Ready(Image image) =>
        image.IsDraft
            ? CfErrors.Of(
                new CfError.Transport("the image is still a draft: its file has not arrived")
            )
            : image;
}
