using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>The job of one upload.</summary>
/// <param name="client">The client.</param>
/// <param name="account">The account.</param>
/// <param name="isReplaced">Whether to delete the image that has the id first.</param>
/// <param name="print">The lines for an image that is stored.</param>
internal sealed class UploadJob(
    CloudflareClient client,
    AccountId account,
    bool isReplaced,
    Func<string, Image, IEnumerable<string>> print
)
{
    // The earlier run may have begun at any time.
    private static readonly TimeSpan Ever = TimeSpan.FromDays(36_500);

    public Job Of(string name, Upload upload)
    {
        var operation = ImagesV1.Upload(account, upload);
        return new Job(
            name,
            operation.Request.Map<SendJob>(_ =>
                async (options, cancel) =>
                {
                    var gone = isReplaced
                        ? await Remove((ImageId)upload.Id, options, cancel).ConfigureAwait(false)
                        : Unit.Default;
                    return gone.IsLeft
                        ? gone.ErrorsOrBottom()
                        : (await client.Send(operation, options, cancel).ConfigureAwait(false)).Map(
                            Stored
                        );
                }
            )
        )
        {
            IsRepeatable = upload.Id.IsSome,
            Content = UploadContent.Of(upload),
            // If the id is taken, an earlier run may have stored this very file.
            Settle = async (errors, options, cancel) =>
            {
                if (
                    operation.Settle is not { } settle
                    || settle(errors, Ever).Case is not Operation<Image> look
                )
                    return errors;
                var looked = await client.Send(look, options, cancel).ConfigureAwait(false);
                return looked.IsRight ? looked.Map(Stored)
                    : looked.ErrorsOrBottom().IsTaken ? errors
                    : errors with { IsUncertain = true };
            },
        };

        JobResult Stored(Image image) => new(print(name, image), image.Id);
    }

    private async Task<Either<CfErrors, Unit>> Remove(
        ImageId id,
        CallOptions options,
        CancellationToken cancel
    )
    {
        var gone = await client
            .Send(ImagesV1.Delete(account, id), options, cancel)
            .ConfigureAwait(false);
        return gone.IsLeft && gone.ErrorsOrBottom().IsNotFound ? Unit.Default : gone;
    }
}
