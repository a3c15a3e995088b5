using System;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <content>Finds out whether an earlier attempt, whose reply was lost, was carried out.</content>
internal sealed partial class Interpreter
{
    private Option<Operation<A>> Settling<A>(Operation<A> operation, CfErrors errors, long start) =>
        operation.Settle is { } settle
            ? settle(errors, options.Time.GetElapsedTime(start))
            : default;

    private async Task<Either<CfErrors, B>> Settle<A, B>(
        Operation<A> settling,
        CfErrors errors,
        CallOptions call,
        TimeSpan left,
        Giving<A, B> give,
        CancellationToken cancel
    )
    {
        if (left == TimeSpan.Zero)
            return errors with { IsUncertain = true };
        var settled = await Run(
                settling,
                call with
                {
                    Deadline = left,
                },
                (envelope, response, _) => give(envelope, response, true),
                sink: null,
                cancel
            )
            .ConfigureAwait(false);
        return settled.IsRight || settled.ErrorsOrBottom().IsOwn ? settled
            // The existing image is not this upload's, so the upload was really refused.
            : settled.ErrorsOrBottom().IsTaken ? errors
            : errors with { IsUncertain = true };
    }

    // An earlier attempt, whose reply was lost, deleted the resource. An operation that needs a result still fails.
    private static Either<CfErrors, B> Gone<A, B>(
        Operation<A> operation,
        CfErrors errors,
        Giving<A, B> give
    )
    {
        var response = (ResponseInfo)errors.Response;
        var decoded = operation.Decode(
            response with
            {
                Status = 200,
            },
            """{"success":true,"errors":[],"messages":[]}"""u8
        );
        return decoded.IsRight ? give((Envelope<A>)decoded, response, false) : errors;
    }
}
