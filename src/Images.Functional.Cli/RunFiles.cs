using System;
using System.CommandLine;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>The files of a run of many: the record of what is done, and the list of what failed.</summary>
internal sealed class RunFiles : IDisposable
{
    /// <summary>The record of what is done; null without <c>--resume</c>.</summary>
    public ResumeFile? Resume { get; private init; }

    /// <summary>The list of what failed; null without <c>--failed</c>.</summary>
    public FailedFile? Failed { get; private init; }

    public void Dispose()
    {
        Resume?.Dispose();
        Failed?.Dispose();
    }

    /// <summary>Opens them. Left: one can't be opened, or the resume file belongs to another run.</summary>
    private static Either<CfErrors, RunFiles> Open(string? resume, string? failed, RecordedRun run)
    {
        if (failed is "")
            return Wrong.With("--failed", Wrong.EmptyPath);
        if (resume is InputFile.StandardInput || failed is InputFile.StandardInput)
            return Wrong.With(
                failed is InputFile.StandardInput ? "--failed" : "--resume",
                "must be a file; write ./- for one that is named -"
            );
        if (
            resume is { Length: > 0 }
            && failed is not null
            && new RealPaths().Of(resume) == new RealPaths().Of(failed)
        )
            return Wrong.With("--failed", "must be another file than that of --resume");
        FailedFile? list;
        try
        {
            list = failed is null ? null : new FailedFile(failed);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            return Wrong.With(
                "--failed",
                $"can't open {Printable.Line(failed!)}: {Printable.Line(e.Message)}"
            );
        }

        if (resume is null)
            return new RunFiles { Failed = list };
        // Opened last, because a new one has a first line, and would stay if the list can't be opened.
        var opened = ResumeFile.Open(resume, run);
        if (opened.IsRight)
            return new RunFiles { Resume = (ResumeFile)opened, Failed = list };
        list?.Finish(isWhole: false);
        list?.Dispose();
        return opened.ErrorsOrBottom();
    }

    /// <summary>The options for these files, and for how many jobs run at once.</summary>
    internal sealed class Options(int usualAtOnce, int mostAtOnce)
    {
        private readonly CheckedOption<int> atOnce = WholeNumber.Option(
            "--at-once",
            $"How many run at once; {TextRules.Number(usualAtOnce)} unless given.",
            1,
            mostAtOnce
        );

        private readonly System.CommandLine.Option<string?> resume = new("--resume")
        {
            HelpName = "file",
            Description =
                "Record in this file what is done. The same command with this file continues where it stopped.",
        };

        private readonly System.CommandLine.Option<string?> failed = new("--failed")
        {
            HelpName = "file",
            Description =
                "Write what failed to this file, one a line. An uncertain upload or change of an id is left out, so that it is not repeated unchecked.",
        };

        public Option[] All => [atOnce, resume, failed];

        /// <summary>Whether any of the files is given.</summary>
        public bool AreGiven(ParseResult parsed) =>
            parsed.GetValue(resume) is not null || parsed.GetValue(failed) is not null;

        /// <summary>Whether what is done is recorded.</summary>
        public bool Resumes(ParseResult parsed) => parsed.GetValue(resume) is not null;

        /// <summary>The options that are given, each with the real path of its file.</summary>
        public Seq<(string Option, string Path)> Paths(ParseResult parsed) =>
            Seq(resume, failed)
                .Filter(option =>
                    parsed.GetValue(option) is { Length: > 0 } and not InputFile.StandardInput
                )
                .Map(option => (option.Name, new RealPaths().Of(parsed.GetValue(option)!)));

        /// <summary>Refuses a file that is read, if the run would write to it, perhaps before it is sent.</summary>
        public CfErrors? Overwritten(ParseResult parsed, Seq<string> read)
        {
            var places = new RealPaths();
            foreach (var (option, path) in Paths(parsed))
                if (read.Find(file => places.Of(file) == path).Case is string file)
                    return Wrong.With(
                        option,
                        $"{Printable.Line(file)} is to be sent, and would be overwritten"
                    );
            return null;
        }

        /// <summary>How many run at once.</summary>
        public Either<CfErrors, int> AtOnce(ParseResult parsed) =>
            atOnce.Read(parsed).Map(number => number.IfNone(usualAtOnce));

        /// <inheritdoc cref="RunFiles.Open"/>
        public Either<CfErrors, RunFiles> Open(ParseResult parsed, RecordedRun run) =>
            RunFiles.Open(parsed.GetValue(resume), parsed.GetValue(failed), run);
    }
}
