using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>What a command does with each of many images.</summary>
/// <param name="Name">The command's name.</param>
/// <param name="Past">What was done, in a word: <c>deleted</c>.</param>
/// <param name="Operation">The operation for an id.</param>
/// <param name="Print">Prints the result for an id.</param>
internal sealed record EachImage<A>(
    string Name,
    string Past,
    Func<AccountId, Either<CfErrors, ImageId>, Operation<A>> Operation,
    Action<string, A> Print
);

/// <summary>Runs a command over many ids: some at once, with a summary, and resumed where an earlier run stopped.</summary>
internal sealed class ManyImages<A>(
    EachImage<A> each,
    AccountId account,
    int atOnce,
    ResumeFile? resume,
    TextWriter? failed,
    Host host
)
{
    private int skipped;
    private int done;
    private int failures;
    private bool isUncertain;

    public async Task<int> Run(
        CloudflareClient client,
        IAsyncEnumerable<string> ids,
        CancellationToken cancel
    )
    {
        await foreach (
            var sent in client
                .SendMany(
                    Left(ids, cancel),
                    Start,
                    atOnce,
                    new ManyOptions { StopAfter = _ => resume?.Failure is not null },
                    cancel
                )
                .ConfigureAwait(false)
        )
            if (sent.Result.IsRight)
                Done(sent.Input, () => each.Print(sent.Input, (A)sent.Result));
            else
                Failed(sent.Input, (CfErrors)sent.Result);
        return Summarize();
    }

    private Operation<A> Start(string id)
    {
        var operation = each.Operation(account, ImageId.Any(id));
        if (operation.Request.IsRight)
            resume?.Start(id);
        return operation;
    }

    // Those that an earlier run has not finished.
    private async IAsyncEnumerable<string> Left(
        IAsyncEnumerable<string> ids,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var id in ids.WithCancellation(cancel).ConfigureAwait(false))
            if (resume?.IsDone(id) == true)
                skipped++;
            else
                yield return id;
    }

    private void Done(string id, Action print)
    {
        done++;
        print();
        resume?.Done(id);
    }

    private void Failed(string id, CfErrors errors)
    {
        // An earlier run may have deleted it without hearing of it.
        if (typeof(A) == typeof(Unit) && errors.IsNotFound && resume?.MayBeDone(id) == true)
        {
            Done(id, static () => { });
            return;
        }

        failures++;
        isUncertain |= errors.IsUncertain;
        resume?.Failed(id, errors);
        failed?.WriteLine(id);
        host.Error.WriteLine(
            ErrorView.Usage($"{Printable.All(id)}: {errors.Message}", host.ErrorPaint)
        );
    }

    private int Summarize()
    {
        host.Note(
            string.Create(CultureInfo.InvariantCulture, $"{done:N0} {each.Past}")
                + (
                    failures == 0
                        ? ""
                        : string.Create(CultureInfo.InvariantCulture, $", {failures:N0} failed")
                )
                + (
                    skipped == 0
                        ? ""
                        : string.Create(
                            CultureInfo.InvariantCulture,
                            $", {skipped:N0} done before and skipped"
                        )
                )
        );
        if (resume?.Failure is { } failure)
        {
            host.Error.WriteLine(
                ErrorView.Usage(
                    $"can't write the resume file: {Printable.Line(failure)}",
                    host.ErrorPaint
                )
            );
            return ExitCode.Unwritable;
        }

        return isUncertain ? ExitCode.Uncertain
            : failures > 0 ? ExitCode.SomeFailed
            : ExitCode.Success;
    }
}
