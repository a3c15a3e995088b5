using System;
using System.IO;

namespace Images.Functional.Cli;

/// <summary>The list of what failed, one a line.</summary>
internal sealed class FailedFile(string path) : IDisposable
{
    private readonly LineFile lines = new(
        new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0)
    );

    /// <inheritdoc cref="LineFile.Failure"/>
    public string? Failure => lines.Failure;

    /// <returns>Whether the key fits a line. A key of two lines would be two keys for the next command.</returns>
    public bool Add(string key)
    {
        if (key.AsSpan().ContainsAny('\n', '\r'))
            return false;
        lines.Add(key);
        return true;
    }

    public void Dispose() => lines.Dispose();
}
