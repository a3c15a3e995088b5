using System;
using System.IO;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects;

/// <summary>A file that is written under a temporary name and renamed when it is complete. If it is disposed before that, it is deleted.</summary>
internal sealed class FileInTheMaking : IDisposable
{
    // In characters. In UTF-8, they take at most three times as many bytes; 38 more bytes follow, and a file system allows 255.
    private const int MostOfName = 64;

    private readonly string path;
    private readonly string draft;
    private readonly bool overwrite;

    private FileInTheMaking(string path, string draft, bool overwrite, FileStream stream) =>
        (this.path, this.draft, this.overwrite, Stream) = (path, draft, overwrite, stream);

    public FileStream Stream { get; }

    public static Either<CfErrors, FileInTheMaking> Open(string path, bool overwrite)
    {
        try
        {
            if (FileFailure.NoPath(path) is { } reason)
                return Error(path, reason);
            if (Directory.Exists(path))
                return Error(path, "it is a folder");
            if (!overwrite && File.Exists(path))
                return Error(path, FileFailure.Exists);
            var mode = RegularFile.ModeOf(path);
            if (mode is not null && !RegularFile.Is(path))
                return Error(path, "it is not a regular file");
            var draft = Path.Combine(Path.GetDirectoryName(path) ?? "", DraftOf(path));
            return new FileInTheMaking(
                path,
                draft,
                overwrite,
                new FileStream(draft, OptionsFor(mode))
            );
        }
        catch (Exception e)
        {
            return Error(path, FileFailure.Reason(e));
        }
    }

    /// <summary>Moves the complete file to its path.</summary>
    public Either<CfErrors, Unit> Finish()
    {
        try
        {
            Stream.Dispose();
            File.Move(draft, path, overwrite);
            return unit;
        }
        catch (Exception e)
        {
            return Error(path, FileFailure.Reason(e));
        }
    }

    public void Dispose()
    {
        try
        {
            Stream.Dispose();
            File.Delete(draft);
        }
        catch (Exception)
        {
            // The write error was reported already.
        }
    }

    // The new file gets the permissions of the old one, so that no one else can read it.
    private static FileStreamOptions OptionsFor(UnixFileMode? mode)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        return options;
    }

    // The file's own name may be as long as the file system allows.
    private static string DraftOf(string path)
    {
        var name = Path.GetFileName(path);
        return $"{name[..Math.Min(name.Length, MostOfName)]}.{Guid.NewGuid():N}.part";
    }

    private static CfErrors Error(string path, string reason) =>
        CfErrors.Of(new CfError.File(path, reason, IsOutput: true));
}
