using System;
using System.IO;

namespace Images.Functional.Cli;

/// <summary>
/// The list of what failed, one a line. A list of an earlier run stays until this one ends: it may be the input, and its ids are read while this
/// run lasts.
/// </summary>
internal sealed class FailedFile : IDisposable
{
    private readonly string path;
    private readonly string? draft;
    private readonly LineFile lines;

    public FailedFile(string path)
    {
        this.path = Target(path);
        if (new FileInfo(this.path) is { Exists: true, Length: > 0 })
        {
            // Fails if the list can't be written, or is in use.
            Open(this.path, FileMode.Open).Dispose();
            draft = $"{this.path}.{Guid.NewGuid():N}.part";
        }

        lines = new LineFile(Open(draft ?? this.path, FileMode.Create));
    }

    /// <returns>Whether the key fits a line. A key of two lines would be two keys for the next command.</returns>
    public bool Add(string key)
    {
        if (key.AsSpan().ContainsAny('\n', '\r'))
            return false;
        lines.Add(key);
        return true;
    }

    /// <summary>Replaces the earlier list. Returns why a line could not be written; null if all were.</summary>
    public string? Finish()
    {
        lines.Dispose();
        if (lines.Failure is not null || draft is null)
            return lines.Failure;
        try
        {
            File.Move(draft, path, overwrite: true);
            return null;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            return e.Message;
        }
    }

    public void Dispose() => lines.Dispose();

    private static FileStream Open(string path, FileMode mode) =>
        new(path, mode, FileAccess.Write, FileShare.Read, bufferSize: 0);

    // A link stays a link.
    private static string Target(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null
            ? path
            : file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
    }
}
