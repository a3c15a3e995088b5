using System.Collections.Generic;

namespace Images.Functional.Cli;

/// <summary>How the jobs of a run ended.</summary>
/// <param name="past">What was done, in a word: <c>deleted</c>.</param>
internal sealed class Tally(string past)
{
    public int Done { get; set; }

    /// <summary>How many were surely not carried out.</summary>
    public int Failed { get; private set; }

    /// <summary>How many may have been carried out.</summary>
    public int Uncertain { get; private set; }

    public int Skipped { get; set; }

    /// <summary>Counts a job that was not done, or may not have been.</summary>
    public void Add(CfErrors errors) =>
        (Failed, Uncertain) = errors.IsUncertain
            ? (Failed, Uncertain + 1)
            : (Failed + 1, Uncertain);

    /// <summary>Whether there was no job.</summary>
    public bool IsEmpty => Done + Failed + Uncertain + Skipped == 0;

    public int ExitCode =>
        Uncertain > 0 ? Cli.ExitCode.Uncertain
        : Failed > 0 ? Cli.ExitCode.SomeFailed
        : Cli.ExitCode.Success;

    /// <summary><c>37 deleted, 2 failed, 3 skipped (already done)</c>.</summary>
    public override string ToString() => string.Join(", ", Parts());

    private IEnumerable<string> Parts()
    {
        yield return $"{TextRules.Number(Done)} {past}";
        if (Failed > 0)
            yield return $"{TextRules.Number(Failed)} failed";
        if (Skipped > 0)
            yield return $"{TextRules.Number(Skipped)} skipped (already done)";
        if (Uncertain > 0)
            yield return $"{TextRules.Number(Uncertain)} uncertain: check before you try again";
    }
}
