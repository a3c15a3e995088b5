using System;
using System.IO;
using System.Linq;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>Reads and writes files. A failure is a value, and a reader never sees half a file.</summary>
internal static class Files
{
    // Only the user may read them: keys are secrets.
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // As much as the server takes of a request. Without a limit, a device would be read until the memory is full.
    private const int MostBytes = 256 * 1024 * 1024;

    public static Either<CfErrors, byte[]> Read(string path) =>
        Try(() => ReadBytes(path), path, isOutput: false);

    /// <summary>The JSON files of a folder, in order; none if it is not there.</summary>
    public static Either<CfErrors, string[]> Jsons(string folder) =>
        Try<string[]>(
            () =>
                Directory.Exists(folder)
                    ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)]
                    : [],
            folder,
            isOutput: false
        );

    public static Either<CfErrors, Unit> Write(string path, string text) =>
        Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a temporary file beside it, and renames that.</summary>
    public static Either<CfErrors, Unit> Write(string path, ReadOnlyMemory<byte> bytes) =>
        Try(
            () =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
                var temporary = $"{path}.tmp";
                var options = new FileStreamOptions
                {
                    Mode = FileMode.Create,
                    Access = FileAccess.Write,
                };
                if (!OperatingSystem.IsWindows())
                    options.UnixCreateMode = Private;
                try
                {
                    using (var stream = new FileStream(temporary, options))
                        stream.Write(bytes.Span);
                    File.Move(temporary, path, overwrite: true);
                }
                catch
                {
                    // Left there, it would take space, which a full disk lacks.
                    Delete(temporary);
                    throw;
                }

                return unit;
            },
            path,
            isOutput: true
        );

    /// <summary>Keeps a file of the folder open, so that no other process can open it.</summary>
    public static Either<CfErrors, IDisposable> Lock(string folder) =>
        Try<IDisposable>(
            () =>
            {
                Directory.CreateDirectory(folder);
                return new FileStream(
                    Path.Combine(folder, ".lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.Write,
                    FileShare.None
                );
            },
            folder,
            isOutput: true
        );

    public static Either<CfErrors, Unit> Delete(string path) =>
        Try(
            () =>
            {
                File.Delete(path);
                return unit;
            },
            path,
            isOutput: true
        );

    /// <summary>Deletes a folder in which nothing is left.</summary>
    public static Either<CfErrors, Unit> DeleteEmpty(string folder) =>
        Try(
            () =>
            {
                if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
                    Directory.Delete(folder);
                return unit;
            },
            folder,
            isOutput: true
        );

    private static byte[] ReadBytes(string path)
    {
        using var file = File.OpenRead(path);
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (file.Read(buffer) is var count and > 0)
            if (read.Length + count <= MostBytes)
                read.Write(buffer, 0, count);
            else
                throw new IOException($"it is larger than {MostBytes >> 20} MiB");
        return read.ToArray();
    }

    private static Either<CfErrors, A> Try<A>(Func<A> run, string path, bool isOutput)
    {
        try
        {
            return run();
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return CfErrors.Of(new CfError.File(path, e.Message, isOutput));
        }
    }
}
