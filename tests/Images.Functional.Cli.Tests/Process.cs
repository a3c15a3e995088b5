using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Images.Functional.Recording;

namespace Images.Functional.Cli.Tests;

/// <summary>What a run of the command left behind.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    /// <summary>The same, recorded where a run's texts are.</summary>
    public Outcome Recorded()
    {
        Recorder.Record("command", Output);
        Recorder.Record("command", Error);
        return this;
    }
}

/// <summary>Runs the command in this process, in the test's own environment.</summary>
internal static class Process
{
    public static Task<Outcome> Run(params string[] args) => Run([], "", false, args);

    public static Task<Outcome> RunWithInput(string input, params string[] args) =>
        Run([], input, false, args);

    public static Task<Outcome> RunOnTerminal(params string[] args) => Run([], "", true, args);

    public static async Task<Outcome> Run(
        Dictionary<string, string> variables,
        string input,
        bool isTerminal,
        params string[] args
    )
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.Run(
            args,
            new Host(
                output,
                error,
                () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
                name => variables.GetValueOrDefault(name),
                isTerminal,
                isTerminal
            )
        );
        return new Outcome(
            exitCode,
            output.ToString().ReplaceLineEndings("\n"),
            error.ToString().ReplaceLineEndings("\n")
        ).Recorded();
    }

    public static string Documented { get; } =
        File.ReadAllText(
            Path.Combine(AppContext.BaseDirectory, "Data", "image-details.response.json")
        );
}
