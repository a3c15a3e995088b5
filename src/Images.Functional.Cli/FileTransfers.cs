using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>Transfers several files at once, and reports how each ended.</summary>
internal sealed class FileTransfers(Host host, ProgressLine progress)
{
    private readonly Lock gate = new();
    private int done;
    private int failed;
    private int uncertain;
    private int code;

    /// <summary>How many go at once unless told otherwise: each is a whole file.</summary>
    public const int UsualAtOnce = 4;

    /// <summary>How many go at once.</summary>
    public static CheckedOption<int> AtOnce() =>
        WholeNumber.Option("--at-once", "How many files go at once; 4 unless given.", 1, 64);

    /// <summary>Runs them. The exit code is that of the only one; of several, 10 if any is uncertain, else 9 if any failed.</summary>
    /// <param name="items">Each with its name.</param>
    /// <param name="atOnce">How many at once.</param>
    /// <param name="act">Does one, and gives the lines to print.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<int> Run<A>(
        Seq<(string Name, A Item)> items,
        int atOnce,
        Func<string, A, CancellationToken, Task<Either<CfErrors, IEnumerable<string>>>> act,
        CancellationToken cancel
    )
    {
        await Parallel
            .ForEachAsync(
                items,
                new ParallelOptions { MaxDegreeOfParallelism = atOnce },
                async (one, _) =>
                    Tell(
                        one.Name,
                        items.Count > 1,
                        await act(one.Name, one.Item, cancel).ConfigureAwait(false)
                    )
            )
            .ConfigureAwait(false);
        if (items.Count == 1)
            return code;
        host.Note(
            $"{TextRules.Number(done)} done, {TextRules.Number(failed)} failed"
                + (
                    uncertain == 0
                        ? "."
                        : $", {TextRules.Number(uncertain)} of them uncertain: look before you try those again."
                )
        );
        return cancel.IsCancellationRequested && failed > 0 ? ExitCode.Cancelled
            : uncertain > 0 ? ExitCode.Uncertain
            : failed > 0 ? ExitCode.SomeFailed
            : ExitCode.Success;
    }

    private void Tell(string name, bool isOneOfMany, Either<CfErrors, IEnumerable<string>> outcome)
    {
        // One outcome's lines stay together.
        lock (gate)
        {
            progress.Clear();
            outcome.Match(
                Right: lines =>
                {
                    done++;
                    foreach (var line in lines)
                        host.Output.WriteLine(line);
                },
                Left: errors =>
                {
                    failed++;
                    uncertain += errors.IsUncertain ? 1 : 0;
                    if (isOneOfMany)
                        host.Error.WriteLine($"{Printable.Line(name)}:");
                    code = Report.Errors(errors, host);
                }
            );
        }
    }
}
