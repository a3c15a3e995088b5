using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>How a command runs many jobs.</summary>
/// <param name="Account">The account of all of them.</param>
/// <param name="Past">What it did with them, in a word: <c>deleted</c>.</param>
/// <param name="AtOnce">How many at once.</param>
internal sealed record RunPlan(AccountId Account, string Past, int AtOnce)
{
    /// <summary>How many jobs there are; null while they are still being read.</summary>
    public int? Total { get; init; }

    /// <summary>What to ask before the run, if anything.</summary>
    public Option<string> Question { get; init; }

    /// <summary>Whether what is printed is all that the run does. Then it ends when the output can't be written any more.</summary>
    public bool OnlyPrints { get; init; }

    /// <summary>Whether to repeat jobs that an earlier run may have carried out.</summary>
    public bool RetriesUncertain { get; init; }

    /// <summary>A digest of what is done to the images, if the command alone does not say it.</summary>
    public string? Change { get; init; }

    /// <summary>What to do about ids that are taken; null if there is nothing more to say.</summary>
    public string? IfTaken { get; init; }

    /// <summary>Whether each job moves a file, whose progress is shown.</summary>
    public bool MovesFiles { get; init; }
}

/// <summary>Runs many jobs in parallel, at one pace, and prints a summary. It skips what an earlier run has done.</summary>
internal sealed class ManyRun(RunPlan plan, RunFiles files, Host host)
{
    private static readonly TimeSpan ShortestShownWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenWaits = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Tally tally = new(plan.Past);
    private ProgressDisplay progress = ProgressDisplay.None(host);
    private CfErrors? only;
    private string? unread;
    private DateTimeOffset nextWaitShown;
    private TimeSpan lastShownWait;
    private int jobsRead;
    private volatile bool areAllRead;
    private volatile bool isRefused;
    private bool hasDropped;
    private bool isAnyTaken;

    // Then the outcome of its job is the outcome of the command.
    private bool IsSingle => plan.Total == 1 && files is { Resume: null, Failed: null };

    private bool IsOver => files.Resume?.Failure is not null || IsLost || isRefused;

    // What was printed last may not have been written.
    private bool IsLost => plan.OnlyPrints && host.OutputIsClosed();

    public Task<int> Run(IAsyncEnumerable<Job> jobs, CancellationToken cancel)
    {
        host.AfterSignal.IsClean = true;
        if (!IsSingle)
            host.AfterSignal.Text = files.Resume is null
                ? "Without --resume FILE, the same command starts from the beginning.\n"
                : "Run the same command again to continue: it skips what is done.\n";
        return ProgressDisplay.Show(
            host,
            plan,
            async shown =>
            {
                progress = shown;
                try
                {
                    await foreach (
                        var sent in CloudflareMany
                            .RunMany(
                                NotDone(jobs, cancel),
                                Send,
                                plan.AtOnce,
                                new ManyOptions
                                {
                                    StopAfter = EndsAfter,
                                    FailsAtRateLimit = IsSingle,
                                    OnWait = Waits,
                                },
                                cancel
                            )
                            .ConfigureAwait(false)
                    )
                        if (sent.Result.IsRight)
                            Done(sent.Input, (JobResult)sent.Result);
                        else if (IsOver && IsUnsent(sent.Result.ErrorsOrBottom()))
                            Dropped(sent.Input, sent.Result.ErrorsOrBottom());
                        else
                            Failed(sent.Input, sent.Result.ErrorsOrBottom());
                }
                catch (InputFile.UnreadableException e)
                {
                    // It comes after the outcomes of all jobs that were read before.
                    unread = e.Message;
                }
            },
            () => Summarize(cancel)
        );
    }

    // Short waits are the usual pace. (A clock that is set back delays the next line.)
    private void Waits(TimeSpan wait)
    {
        var now = DateTimeOffset.UtcNow;
        lock (gate)
        {
            if (
                host.Common.IsQuiet
                || wait < ShortestShownWait
                || (now < nextWaitShown && wait < 2 * lastShownWait)
            )
                return;
            (nextWaitShown, lastShownWait) = (now + BetweenWaits, wait);
        }

        progress.PrintError(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The rate limit is reached: waiting {wait.TotalSeconds:N0} s."
            )
        );
    }

    // With credentials that are wrong, all other jobs would fail too.
    private bool EndsAfter(Either<CfErrors, Unit> outcome)
    {
        if (outcome.IsLeft && outcome.ErrorsOrBottom().IsAuthentication)
            isRefused = true;
        return IsOver;
    }

    // The jobs that no earlier run has finished.
    private async IAsyncEnumerable<Job> NotDone(
        IAsyncEnumerable<Job> jobs,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var job in jobs.WithCancellation(cancel).ConfigureAwait(false))
        {
            jobsRead++;
            if (files.Resume?.IsDone(job) == true)
            {
                lock (gate)
                    tally.Skipped++;
                progress.Advance();
            }
            else
                yield return job;
        }

        areAllRead = true;
    }

    private async Task<Either<CfErrors, JobResult>> Send(
        Job job,
        CallOptions options,
        CancellationToken cancel
    )
    {
        if (!job.Send.IsRight)
            return job.Send.ErrorsOrBottom();
        var mayBeDone = files.Resume?.MayBeDone(job) == true;
        if (mayBeDone && !job.IsRepeatable && !plan.RetriesUncertain)
            return ResumeFile.MayBeDoneBefore;
        files.Resume?.Start(job);
        // What is not recorded could be done twice.
        if (files.Resume?.Failure is not null)
            return CfErrors.Of(new CfError.Cancelled { IsUnsent = true });
        using var line = progress.Begin(job.Key);
        var outcome = await ((SendJob)job.Send)(options with { Progress = line.Report }, cancel)
            .ConfigureAwait(false);
        if (outcome.IsRight || !mayBeDone)
            return outcome;
        return await job.Settle(outcome.ErrorsOrBottom(), options, cancel).ConfigureAwait(false);
    }

    // A job that still waited when the run ended has not failed. But its start is recorded, so its end must be too.
    private void Dropped(Job job, CfErrors errors)
    {
        hasDropped = true;
        files.Resume?.Failed(job, errors);
    }

    private static bool IsUnsent(CfErrors errors) =>
        errors.Items.ForAll(static error => error is CfError.Cancelled { IsUnsent: true });

    private void Done(Job job, JobResult result)
    {
        if (plan.OnlyPrints)
            progress.Print(result.Lines);
        // What was not printed was fetched for nothing.
        if (!IsLost)
        {
            files.Resume?.Done(job, result.Id);
            lock (gate)
                tally.Done++;
        }

        // An upload is recorded before the output can hold anything up: it is stored, whether anyone reads that or not.
        if (!plan.OnlyPrints)
            progress.Print(result.Lines);
        foreach (var line in result.Beside)
            progress.PrintError(IsSingle ? line : $"{Printable.All(job.Key)}: {line}");
        progress.Advance();
    }

    private void Failed(Job job, CfErrors errors)
    {
        files.Resume?.Failed(job, errors);
        lock (gate)
        {
            tally.Add(errors);
            isAnyTaken |= errors is { IsTaken: true, IsUncertain: false };
        }

        if (IsSingle)
        {
            only = errors;
            return;
        }

        // As input of a later run, it would be done a second time.
        var isListed =
            files.Failed is not { } list
            || (errors.IsUncertain && (!job.IsRepeatable || job.NeedsRecord))
            || list.Add(job.Listed);
        var (key, message) = (Printable.All(job.Key), ErrorView.ForUser(errors).Message);
        progress.PrintError(
            ErrorView.Line(
                errors.Items[0] is CfError.File { Name: var name } && name == job.Key
                    ? message
                    : $"{key}: {message}",
                host.ErrorPaint
            )
        );
        if (!isListed)
            progress.PrintError(
                ErrorView.Line(
                    $"{key} does not fit a line of --failed, and is left out",
                    host.ErrorPaint
                )
            );
        progress.Advance();
    }

    private int Summarize(CancellationToken cancel)
    {
        // Ids that were not read may be in an earlier list alone.
        var isWhole =
            unread is null
            && !hasDropped
            && !cancel.IsCancellationRequested
            && (areAllRead || jobsRead == plan.Total);
        var unlisted = files.Failed?.Finish(isWhole);
        if (unread is not null && tally.IsEmpty)
            return Report.Usage(Wrong.With("image-id", unread), host);
        var outcome =
            IsSingle && only is not null ? Report.Errors(only, host)
            : isRefused && tally.Uncertain == 0 ? ExitCode.Refused
            : tally.ExitCode;
        if (isAnyTaken && plan.IfTaken is not null)
            host.Error.WriteLine(plan.IfTaken);
        if (IsSingle)
            return outcome;
        host.Note($"{tally}");
        if (unread is not null)
            host.Alarm(unread);
        if (isRefused && !isWhole)
            host.Error.WriteLine("The credentials are refused: the rest was not sent.");
        if (files.Failed?.Remark is { } remark)
            host.Error.WriteLine(remark);
        if (
            Unwritten("the file of --failed", unlisted)
            | Unwritten("the resume file", files.Resume?.Failure)
        )
            return ExitCode.Unwritable;
        return unread is not null && outcome == ExitCode.Success ? ExitCode.SomeFailed : outcome;
    }

    private bool Unwritten(string file, string? failure)
    {
        if (failure is null)
            return false;
        host.Alarm($"can't write {file}: {Printable.Line(failure)}");
        return true;
    }
}
