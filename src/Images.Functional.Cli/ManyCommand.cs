using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>Commands that take one id or many: one is a call like any other, many are sent some at once.</summary>
internal static class ManyCommand
{
    private const int UsualAtOnce = 16;

    /// <param name="command">The command.</param>
    /// <param name="host">What it runs in.</param>
    /// <param name="asks">Whether it asks before it does it to several images; null for one that changes nothing.</param>
    /// <param name="one">The call for a single id.</param>
    /// <param name="each">What it does to each of many ids, and whether it prints JSON.</param>
    public static Command Of<A>(
        ExampleCommand command,
        Host host,
        string? asks,
        Func<string, Call<A>> one,
        Func<bool, EachImage<A>> each
    )
    {
        var ids = CallCommand.ImageIds();
        var atOnce = WholeNumber.Option(
            "--at-once",
            "How many are sent at once; 16 unless given.",
            1,
            256
        );
        var resume = new System.CommandLine.Option<string?>("--resume")
        {
            HelpName = "file",
            Description =
                "Notes in this file what is done. The same command with it goes on where it stopped, and skips what is done.",
        };
        var failed = new System.CommandLine.Option<string?>("--failed")
        {
            HelpName = "file",
            Description = "Writes the ids that failed to this file, one a line.",
        };
        var yes = Flag.Of("--yes", "Do not ask. Needed with ids from standard input.");
        Symbol[] own = [ids, atOnce, resume, failed];
        return CallCommand.Of(
            command,
            asks is null ? own : [.. own, yes],
            Flag.JsonLines(),
            async (parsed, target, cancel) =>
            {
                var asked = parsed.GetRequiredValue(ids);
                var files = (Resume: parsed.GetValue(resume), Failed: parsed.GetValue(failed));
                if (asked is [not InputFile.StandardInput] && files is (null, null))
                    return await Caller
                        .Run(one(asked[0]), target, host, cancel)
                        .ConfigureAwait(false);
                if (
                    asks is not null
                    && !parsed.GetValue(yes)
                    && Confirmation.Missing(asked, asks, host) is { } missing
                )
                {
                    host.Error.WriteLine(missing);
                    return ExitCode.Usage;
                }

                return await Caller
                    .Connect(
                        target,
                        host,
                        account =>
                            (account, Checked(asked), atOnce.Read(parsed)).Apply(
                                static (a, all, n) =>
                                    (Account: a, Ids: all, AtOnce: n.IfNone(UsualAtOnce))
                            ),
                        async (client, given) =>
                        {
                            if (files.Resume is not null)
                                host.AfterSignal.Text =
                                    "The same command goes on: it skips what is done.\n";
                            using var opened = Files.Open(
                                files.Resume,
                                files.Failed,
                                command.Name,
                                given.Account
                            );
                            return opened.Problem.IsSome
                                ? Report.Usage((CfErrors)opened.Problem, host)
                                : await new ManyImages<A>(
                                    each(target.AsJson),
                                    given.Account,
                                    given.AtOnce,
                                    opened.Resume,
                                    opened.Failed,
                                    host
                                )
                                    .Run(client, IdLines.Of(given.Ids, host), cancel)
                                    .ConfigureAwait(false);
                        }
                    )
                    .ConfigureAwait(false);
            }
        );
    }

    // Those on the command line, all before anything is sent. Those of standard input come later, and fail one by one.
    private static Either<CfErrors, string[]> Checked(string[] ids) =>
        Every
            .Of(ids.Where(static id => id != InputFile.StandardInput).Select(ImageId.Any))
            .Map(_ => ids);

    /// <summary>The files of a run.</summary>
    private sealed class Files : IDisposable
    {
        public ResumeFile? Resume { get; private init; }

        public StreamWriter? Failed { get; private init; }

        public LanguageExt.Option<CfErrors> Problem { get; private init; }

        public static Files Open(string? resume, string? failed, string command, AccountId account)
        {
            StreamWriter? list = null;
            try
            {
                list = failed is null ? null : new StreamWriter(failed) { AutoFlush = true };
            }
            catch (Exception e)
                when (e
                        is IOException
                            or UnauthorizedAccessException
                            or ArgumentException
                            or NotSupportedException
                )
            {
                return new Files
                {
                    Problem = CfErrors.Of(
                        new CfError.Constraint(
                            "--failed",
                            "",
                            $"can't open {Printable.Line(failed!)}: {Printable.Line(e.Message)}",
                            ""
                        )
                    ),
                };
            }

            return resume is null
                ? new Files { Failed = list }
                : ResumeFile
                    .Open(resume, command, account)
                    .Match(
                        Right: file => new Files { Failed = list, Resume = file },
                        Left: errors => new Files { Failed = list, Problem = errors }
                    );
        }

        public void Dispose()
        {
            Resume?.Dispose();
            Failed?.Dispose();
        }
    }
}
