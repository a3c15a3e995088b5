using System;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;
using LanguageExt.Common;

namespace Images.Functional.Cli;

/// <summary>The job of one upload.</summary>
/// <param name="client">The client.</param>
/// <param name="account">The account.</param>
/// <param name="isReplaced">Whether to delete the image that has the id first.</param>
/// <param name="print">The result for an image that is stored.</param>
internal sealed class UploadJob(
    CloudflareClient client,
    AccountId account,
    bool isReplaced,
    Func<string, Envelope<Image>, JobResult> print
)
{
    // The earlier run may have begun at any time.
    private static readonly TimeSpan Ever = TimeSpan.FromDays(36_500);

    public Job Of(FileUpload file) =>
        file.Item.IsRight
            ? Of(file.Name, file.Given, (Upload)file.Item)
            : new Job(file.Name, file.Item.ErrorsOrBottom());

    private Job Of(string name, string given, Upload upload)
    {
        var operation = ImagesV1.Upload(account, upload);
        return new Job(
            name,
            operation.Request.Map<SendJob>(_ =>
                async (options, cancel) =>
                {
                    var read = await PipedFile.Read(upload, name, cancel).ConfigureAwait(false);
                    if (read.IsLeft)
                        return read.ErrorsOrBottom();
                    var gone = isReplaced
                        ? await Remove(upload, options, cancel).ConfigureAwait(false)
                        : false;
                    if (gone.IsLeft)
                        return gone.ErrorsOrBottom();
                    var sent = await client
                        .SendForReply(ImagesV1.Upload(account, (Upload)read), options, cancel)
                        .ConfigureAwait(false);
                    return sent.Map(Stored)
                        .MapLeft(errors => (bool)gone ? errors + Lost("was deleted") : errors);
                }
            )
        )
        {
            IsRepeatable = upload.Id.IsSome,
            Listed = given,
            Recorded = UploadContent.Name(name, upload),
            Content = UploadContent.Of(upload),
            // If the id is taken, an earlier run may have stored this very file.
            Settle = async (errors, options, cancel) =>
            {
                if (
                    operation.Settle is not { } settle
                    || settle(errors, Ever).Case is not Operation<Image> look
                )
                    return errors;
                var looked = await client.SendForReply(look, options, cancel).ConfigureAwait(false);
                return looked.IsRight ? looked.Map(Stored)
                    : looked.ErrorsOrBottom().IsTaken ? errors
                    : errors with { IsUncertain = true };
            },
        };

        JobResult Stored(Reply<Image> reply) => print(name, reply.Envelope);
    }

    // Whether there was an image with the id.
    private async Task<Either<CfErrors, bool>> Remove(
        Upload upload,
        CallOptions options,
        CancellationToken cancel
    )
    {
        // Without its file, nothing would take the image's place.
        if (
            upload.File.Case is ImageFile { Source: Source.AtPath at } file
            && Replacement.Refused(file, at.Path) is { } reason
        )
            return CfErrors.Of(new CfError.File(file.Name, reason));
        var gone = await client
            .Send(ImagesV1.Delete(account, (ImageId)upload.Id), options, cancel)
            .ConfigureAwait(false);
        return gone.Match<Either<CfErrors, bool>>(
            Right: static _ => true,
            Left: static errors =>
                errors.IsNotFound ? false
                : errors.Outcome == AttemptOutcome.Uncertain
                    ? errors + Lost("may have been deleted")
                : errors
        );
    }

    // Of another kind than the error before it, whose exit code counts.
    private static CfErrors Lost(string what) =>
        new CfError.Other(Error.New($"--replace: the earlier image {what}"));
}
