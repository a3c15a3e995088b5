using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>What a command does with each of many images.</summary>
/// <param name="Past">What was done, in a word: <c>deleted</c>.</param>
/// <param name="Operation">The operation for an id.</param>
/// <param name="Printer">Prints its result, for an id.</param>
internal sealed record EachImage<A>(
    string Past,
    Func<Either<CfErrors, AccountId>, Either<CfErrors, ImageId>, Operation<A>> Operation,
    Func<string, Printer<A>> Printer
)
{
    /// <summary>Whether what is printed is all that the command does. Then it ends when the output can't be written any more.</summary>
    public bool OnlyPrints { get; init; }

    /// <summary>Left: another value of the command line is wrong.</summary>
    public Either<CfErrors, Unit> Values { get; init; } = Unit.Default;

    /// <summary>The file from which a value of the command line comes; null if there is none.</summary>
    public string? File { get; init; }

    /// <summary>A digest of what is done to the images, if the command alone does not say it.</summary>
    public string? Change { get; init; }

    /// <summary>The id that the image has now.</summary>
    public Func<A, LanguageExt.Option<ImageId>> NewId { get; init; } =
        static _ => LanguageExt.Option<ImageId>.None;

    /// <summary>What a missing image means if an earlier run may have done this to it; null if only that it is missing.</summary>
    public CfErrors? IfGone { get; init; }

    public Job Job(
        CloudflareClient client,
        AccountId account,
        string id,
        Func<Printer<A>, A, IEnumerable<string>> lines,
        Host host
    )
    {
        var printer = Printer(id);
        return Cli.Job.Of(
            id,
            client,
            Operation(account, IdLines.Id(id)),
            reply =>
                printer.Other(reply.Result).Case is string other
                    ? CfErrors.Of(new CfError.Constraint("result", "/result", other, ""))
                    : new JobResult(lines(printer, reply.Result), NewId(reply.Result))
                    {
                        Beside =
                        [
                            .. printer.Remark(reply.Result).Filter(_ => !host.Common.IsQuiet),
                            .. Report.Beside(reply, host),
                        ],
                    }
        ) with
        {
            NeedsRecord = IfGone is not null,
            // An earlier run may have deleted it without receiving the reply.
            Settle = (errors, _, _) =>
                Task.FromResult<Either<CfErrors, JobResult>>(
                    !errors.IsGone ? errors
                    : Unit.Default is A deleted ? new JobResult(lines(printer, deleted))
                    : IfGone is null ? errors
                    : errors + IfGone
                ),
        };
    }
}

/// <summary>Commands that take one id or many. One is a single call; many run in parallel.</summary>
internal static class ManyCommand
{
    private const int UsualAtOnce = 16;
    private const int MostAtOnce = 256;

    /// <param name="command">The command.</param>
    /// <param name="host">What it runs in.</param>
    /// <param name="asks">The verb of its question before it changes several images, such as <c>Delete</c>; null for a command that changes nothing.</param>
    /// <param name="each">What it does to each id.</param>
    public static Command Of<A>(
        ExampleCommand command,
        Host host,
        string? asks,
        EachImage<A> each
    ) => Of(command, host, asks, [], (_, _, _) => Task.FromResult(each));

    /// <param name="command">The command.</param>
    /// <param name="host">What it runs in.</param>
    /// <param name="asks">The verb of its question before it changes several images.</param>
    /// <param name="more">Its other options.</param>
    /// <param name="read">What it does to each of these ids, with the values of the options.</param>
    public static Command Of<A>(
        ExampleCommand command,
        Host host,
        string? asks,
        Option[] more,
        Func<ParseResult, string[], CancellationToken, Task<EachImage<A>>> read
    )
    {
        var ids = CallCommand.ImageIds();
        var options = new RunFiles.Options(UsualAtOnce, MostAtOnce);
        var yes = Flag.Of("--yes", "Do not ask. Needed with ids from standard input.");
        Symbol[] own = [ids, .. more, .. options.All];
        return CallCommand.Of(
            command,
            asks is null ? own : [.. own, yes],
            Flag.JsonLines(),
            async (parsed, target, cancel) =>
            {
                var given = parsed.GetRequiredValue(ids);
                var each = await read(parsed, given, cancel).ConfigureAwait(false);
                // A repeated id would fail, because its image is gone by then.
                var asked = asks is null ? given : [.. given.Distinct()];
                var question =
                    asks is null || parsed.GetValue(yes)
                        ? LanguageExt.Option<string>.None
                        : Confirmation.Question(asked, asks, host);
                if (asked is [not InputFile.StandardInput] && !options.AreGiven(parsed))
                    return await Caller
                        .Run(
                            new Call<A>(
                                // It changes nothing for a single id, but a wrong one is an error all the same.
                                account =>
                                    each.Operation(
                                        (account, options.AtOnce(parsed)).Apply(static (a, _) => a),
                                        IdLines.Id(asked[0])
                                    ),
                                each.Printer(asked[0])
                            ),
                            target,
                            host,
                            cancel
                        )
                        .ConfigureAwait(false);
                return await Run(
                        command,
                        host,
                        target,
                        options,
                        parsed,
                        account =>
                            (
                                account,
                                IdLines.Checked(asked),
                                options.Overwritten(parsed, Optional(each.File).ToSeq())
                                    is { } wrong
                                    ? wrong
                                    : each.Values,
                                options.AtOnce(parsed),
                                question
                            )
                                .Apply(
                                    (a, all, _, atOnce, asking) =>
                                        new RunPlan(a, each.Past, atOnce)
                                        {
                                            Change = each.Change,
                                            Question = asking,
                                            Total = IdLines.Count(all),
                                            OnlyPrints = each.OnlyPrints,
                                        }
                                )
                                .Bind(plan =>
                                    IdLines.Sendable(
                                        asked,
                                        plan,
                                        id => each.Operation(plan.Account, IdLines.Id(id))
                                    )
                                ),
                        (client, account) =>
                            IdLines
                                .Of(asked, host, eachOnce: asks is not null, cancel)
                                .Select(id => each.Job(client, account, id, Lines, host)),
                        cancel
                    )
                    .ConfigureAwait(false);

                IEnumerable<string> Lines(Printer<A> printer, A result) =>
                    target.AsJson
                        ? [printer.Json(result, host, IdLines.Count(asked) is not 1)]
                        : printer.View(result, host.Paint);
            }
        );
    }

    /// <summary>Runs the jobs of a command. If anything is wrong, it prints all errors instead.</summary>
    /// <param name="command">The command.</param>
    /// <param name="host">What it runs in.</param>
    /// <param name="target">Where to send.</param>
    /// <param name="options">The options of the run.</param>
    /// <param name="parsed">Their values.</param>
    /// <param name="plan">Plans the run, for an account.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="cancel">Stops the run cleanly.</param>
    public static Task<int> Run(
        Command command,
        Host host,
        Target target,
        RunFiles.Options options,
        ParseResult parsed,
        Func<Either<CfErrors, AccountId>, Either<CfErrors, RunPlan>> plan,
        Func<CloudflareClient, AccountId, IAsyncEnumerable<Job>> jobs,
        CancellationToken cancel
    ) =>
        Caller.Connect(
            target,
            host,
            plan,
            async (client, given) =>
            {
                if (given.Question.Exists(question => !Confirmation.IsGiven(question, host)))
                {
                    host.Error.WriteLine("Nothing was sent.");
                    return ExitCode.Usage;
                }

                var opened = options.Open(
                    parsed,
                    new RecordedRun(
                        command.Name,
                        given.Account,
                        given.Change,
                        Caller.Service(target, host)
                    )
                );
                if (opened.IsLeft)
                    return Report.Usage(opened.ErrorsOrBottom(), host);
                using var files = (RunFiles)opened;
                return await new ManyRun(given, files, host)
                    .Run(jobs(client, given.Account), cancel)
                    .ConfigureAwait(false);
            }
        );
}
