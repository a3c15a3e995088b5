using System.Collections.Generic;

namespace Images.Functional.Soak;

/// <summary>What a run has found.</summary>
/// <param name="Wrong">How many answers were wrong.</param>
/// <param name="Grown">The figures of the process that have grown.</param>
internal sealed record Verdict(int Wrong, IReadOnlyList<string> Grown)
{
    /// <summary>How many files were left.</summary>
    public int FilesLeft { get; init; }

    /// <summary>Whether the server did what it should: fail at times.</summary>
    public bool MetFaults { get; init; } = true;

    public int ExitCode => this is { Wrong: 0, Grown: [], FilesLeft: 0, MetFaults: true } ? 0 : 1;
}
