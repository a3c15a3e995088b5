using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Images.Functional.Sandbox;

namespace Images.Functional.Cli.Tests;

/// <summary>A command that is killed at random requests, by SIGKILL and SIGINT, and started again until it has finished.</summary>
internal sealed class KilledRun : IDisposable
{
    private const int Most = 200;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    private readonly Random chance = new(20260101);
    private readonly HashSet<string> recorded = [];
    private readonly List<string> printed = [];
    private readonly List<string> repeated = [];
    private readonly string folder;
    private readonly string command;
    private readonly ApiServer server;

    public KilledRun(string folder, SandboxState state, string command)
    {
        (this.folder, this.command) = (folder, command);
        server = new ApiServer(state) { Fate = Fate };
    }

    /// <summary>An empty account with a limit that no run reaches.</summary>
    public static SandboxState Empty { get; } =
        SandboxState.Empty.WithEditor(Documented.Credentials).With(Documented.Account) with
        {
            Limit = new RateLimitPolicy("default", 100_000_000, TimeSpan.FromMinutes(5)),
        };

    public SandboxState State => server.State;

    /// <summary>Whether uncertain items stay uncertain: uploads without ids.</summary>
    public bool EndsUncertain { get; init; }

    /// <summary>How often it is killed.</summary>
    public int MostKills { get; init; } = 3;

    /// <summary>A deliberate mistake: before each new start, the resume file loses the lines of this state.</summary>
    public string? Loses { get; init; }

    /// <summary>A deliberate mistake: the first line that each run prints is lost.</summary>
    public bool LosesOutput { get; init; }

    /// <summary>Ends the runs early: they already show what the test looks for.</summary>
    public Func<KilledRun, bool> IsEnough { get; init; } = static _ => false;

    /// <summary>The whole lines that all runs have printed.</summary>
    public IReadOnlyList<string> Printed => printed;

    /// <summary>The ids that a run asked for although an earlier run had recorded them as done.</summary>
    public IReadOnlyList<string> Repeated => repeated;

    public int Kills { get; private set; }

    /// <summary>The last run's standard error.</summary>
    public string LastError { get; private set; } = "";

    private string ResumePath => Path.Combine(folder, "resume.ndjson");

    /// <summary>Starts the command again and again, until nothing is left that it may do. Returns the last exit code.</summary>
    public async Task<int> ToTheEnd()
    {
        for (var runs = 0; runs < Most; runs++)
        {
            if (File.Exists(ResumePath))
                await Lose();
            var outcome = await Once();
            LastError = outcome.Error;
            printed.AddRange(Whole(outcome.Output).Skip(LosesOutput ? 1 : 0));
            if (
                outcome.ExitCode == 0
                || IsEnough(this)
                || (
                    EndsUncertain
                    && outcome.ExitCode == ExitCode.Uncertain
                    && Keys("failed").Length == 0
                )
            )
                return outcome.ExitCode;
        }

        throw new InvalidOperationException($"no end: {LastError}");
    }

    /// <summary>The keys whose last state in the resume file is this one, in order.</summary>
    public string[] Keys(string state)
    {
        var states = new Dictionary<string, string>();
        // A run that was killed may leave a part of a line.
        foreach (var line in Whole(File.ReadAllText(ResumePath)).Skip(1))
        {
            using var json = JsonDocument.Parse(line);
            var key = json.RootElement.GetProperty("key").GetString()!;
            if (states.GetValueOrDefault(key) != "done")
                states[key] = json.RootElement.GetProperty("state").GetString()!;
        }

        return [.. states.Where(one => one.Value == state).Select(static one => one.Key).Order()];
    }

    public void Dispose() => server.Dispose();

    // What is recorded stays recorded, also if the file loses it.
    private async Task Lose()
    {
        recorded.UnionWith(Keys("done"));
        if (Loses is not null)
            await File.WriteAllLinesAsync(
                ResumePath,
                Whole(await File.ReadAllTextAsync(ResumePath))
                    .Where(line => !line.Contains($"\"{Loses}\"", StringComparison.Ordinal))
            );
    }

    private async Task<Outcome> Once()
    {
        var received = State.Received.Count;
        var variables = server.Variables.Select(static one => (one.Key, one.Value)).ToArray();
        using var shell = Shell.Start(
            $"cd '{folder}' && exec cfimages {command.Replace(" <", " --resume resume.ndjson <", StringComparison.Ordinal)}"
                + (
                    command.Contains('<', StringComparison.Ordinal) ? "" : " --resume resume.ndjson"
                ),
            Longest,
            variables
        );
        if (Kills < MostKills)
        {
            var at = State.Requests + chance.Next(1, Math.Max(20, Keys().Length / 4));
            // After SIGINT the command waits for its calls and records them: no begun upload is left to lose.
            var signal = Loses == "started" || chance.Next(2) == 0 ? "KILL" : "INT";
            server.Before = requests =>
            {
                if (requests != at)
                    return;
                Kills++;
                // In the middle of a request, which the server still carries out.
                shell.Signal(signal).GetAwaiter().GetResult();
            };
        }

        try
        {
            return await shell.End();
        }
        finally
        {
            server.Before = static _ => { };
            repeated.AddRange(
                State
                    .Received.Skip(received)
                    .Select(static request => request.Path.Split('/')[^1])
                    .Where(recorded.Contains)
            );
        }
    }

    // The lines that have an end.
    private static string[] Whole(string text) => text.Split('\n')[..^1];

    private string[] Keys() => File.Exists(ResumePath) ? File.ReadAllLines(ResumePath) : [];

    // A fifth of the requests fail; half of those are carried out.
    private SandboxStep Fate() =>
        chance.Next(10) switch
        {
            0 => SandboxStep.Reply(new SandboxReply(503)),
            1 => SandboxStep.ReplyAfter(new SandboxReply(502)),
            _ => SandboxStep.Usual,
        };
}
