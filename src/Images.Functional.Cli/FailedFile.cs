using System;
using System.IO;

namespace Images.Functional.Cli;

/// <summary>
/// The list of what failed, one a line. A list of an earlier run stays until this one ends: it may be the input, and its ids are read while this
/// run lasts.
/// </summary>
internal sealed class FailedFile : IDisposable
{
    // As Linux has it. Opening what has more is an error.
    private const int MostLinks = 40;

    private readonly string path;
    private readonly string? draft;
    private readonly FileStream file;
    private readonly LineFile lines;

    public FailedFile(string path)
    {
        this.path = Target(path);
        var handle = StandardHandles.Number(this.path);
        var isRegular =
            handle is null
            && new FileInfo(this.path).LinkTarget is null
            && FolderFiles.IsRegular(this.path);
        // The list would replace it. `--failed *.png` names the first one.
        if (isRegular && File.Exists(this.path) && DownloadPlace.Format(this.path).IsSome)
            throw new IOException("it is an image");
        if (handle is { } closed && StandardHandles.IsOfThisProcess(closed))
            throw new IOException("it is closed");
        // It stays open for the whole run, so that no other run uses it.
        file = Open(this.path, isRegular);
        if (isRegular && file.Length > 0)
            draft = $"{this.path}.{Guid.NewGuid():N}.part";
        try
        {
            if (!file.CanSeek)
                handle = null;
            // Opening the file of a handle may succeed although the handle can only be read.
            if (handle is { } number)
                StandardHandles.Write(number, []);
            lines = new LineFile(draft is null ? file : Draft(draft, this.path), handle);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>What became of the list if it is not complete, as a sentence; null if it is.</summary>
    public string? Remark { get; private set; }

    /// <returns>Whether the key fits a line. A key of two lines would be two keys for the next command.</returns>
    public bool Add(string key)
    {
        if (key.AsSpan().ContainsAny('\n', '\r'))
            return false;
        lines.Add(key);
        return true;
    }

    /// <summary>Ends the list. Returns why it could not be written; null if it was.</summary>
    /// <param name="isWhole">
    /// Whether the run has read its whole input. Otherwise an earlier list is not replaced: it may have the ids that were not read.
    /// </param>
    public string? Finish(bool isWhole)
    {
        lines.Dispose();
        if (draft is null)
        {
            if (!isWhole)
                Remark =
                    $"{Printable.Line(path)} is not complete: the run ended before its whole input was read";
            return lines.Failure;
        }

        try
        {
            if (isWhole && lines.Failure is null)
                Replace(draft);
            else if (new FileInfo(draft).Length == 0)
                File.Delete(draft);
            else
                Remark =
                    $"{Printable.Line(path)} stays as it was; what failed this time is in {Printable.Line(draft)}";
            return lines.Failure;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            return e.Message;
        }
    }

    public void Dispose()
    {
        lines.Dispose();
        file.Dispose();
    }

    private void Replace(string whole)
    {
        // Windows replaces no open file.
        if (OperatingSystem.IsWindows())
            file.Dispose();
        File.Move(whole, path, overwrite: true);
    }

    // On Unix only None keeps other writers out, and a shell's < reads all the same. Many may write to a pipe or a device.
    private static FileStream Open(string path, bool isRegular) =>
        new(
            path,
            FileMode.OpenOrCreate,
            FileAccess.Write,
            OperatingSystem.IsWindows() ? FileShare.Read
                : isRegular ? FileShare.None
                : FileShare.ReadWrite,
            bufferSize: 0
        );

    // The new list gets the permissions of the old one, so that no one else can read it.
    private static FileStream Draft(string path, string list)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File.GetUnixFileMode(list);
        return new FileStream(path, options);
    }

    /// <summary>The full path of a file, or of the one that a link leads to: a link stays a link. A file that was open before has only its name.</summary>
    public static string Target(string path)
    {
        var target = Path.GetFullPath(path);
        for (var links = 0; StandardHandles.Number(target) is null && links < MostLinks; links++)
        {
            if (
                new FileInfo(target).LinkTarget is not { } link
                || Path.GetFullPath(link, Path.GetDirectoryName(target)!) is not { } next
                || !File.Exists(next)
            )
                break;
            target = next;
        }

        return target;
    }
}
