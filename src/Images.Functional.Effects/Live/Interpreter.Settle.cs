using System;
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
        Call<A, B> call,
        Operation<A> settling,
        CfErrors errors,
        TimeSpan left
    )
    {
        if (left == TimeSpan.Zero)
            return errors with { IsUncertain = true };
        var settled = await Run(
                settling,
                call.Own with
                {
                    Deadline = left,
                },
                (envelope, response, _) => call.Give(envelope, response, true),
                sink: null,
                call.Cancel
            )
            .ConfigureAwait(false);
        if (settled.IsRight)
            return settled;
        var why = settled.ErrorsOrBottom();
        // The existing image is not this upload's, so the upload was really refused. (A function of the user's may refuse it too.)
        return why.Items[0].Message == errors.Items[0].Message || (why.IsTaken && !why.IsOwn)
                ? errors
            : why.IsOwn ? settled
            : errors with { IsUncertain = true };
    }

    // An earlier attempt, whose reply was lost, deleted the resource. An operation that needs a result still fails.
    private static Either<CfErrors, B> Gone<A, B>(Call<A, B> call, CfErrors errors)
    {
        var response = (ResponseInfo)errors.Response;
        var decoded = call.Operation.Decode(
            response with
            {
                Status = 200,
            },
            """{"success":true,"errors":[],"messages":[]}"""u8
        );
        return decoded.IsRight ? call.Give((Envelope<A>)decoded, response, false) : errors;
    }
}
