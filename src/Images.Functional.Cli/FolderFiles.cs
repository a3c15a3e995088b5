using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>The files in folders, and ids from their paths.</summary>
internal static class FolderFiles
{
    /// <summary>
    /// The files in a folder and its folders, in the order of their paths. Symbolic links are left out; so is the folder, with a line, if it is one.
    /// Pipes, devices and sockets are left out with a line for each. A folder below that can't be read is among the files, with a slash at its end.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="withHidden">Whether to include hidden files and folders.</param>
    /// <param name="note">Prints a line.</param>
    public static Either<CfErrors, Seq<string>> Below(
        string folder,
        bool withHidden,
        Action<string> note
    )
    {
        // With a slash or a dot at its end, the path is that of the folder itself.
        if (
            Path.GetFileName(folder) is not ("" or "." or "..")
            && new DirectoryInfo(folder).LinkTarget is not null
        )
        {
            var link = Printable.Line(folder);
            note($"{link} is a symbolic link, and is left out; {link}/ uploads its files");
            return Seq<string>.Empty;
        }

        try
        {
            var options = new EnumerationOptions
            {
                IgnoreInaccessible = false,
                AttributesToSkip =
                    FileAttributes.ReparsePoint | (withHidden ? 0 : FileAttributes.Hidden),
            };
            var (files, folders) = (new List<string>(), new List<string>());
            Walk(folder, options, files, folders);
            string[] found = [.. files.Order(StringComparer.Ordinal)];
            return
                (Undecodable([.. folders.Order(StringComparer.Ordinal)]) ?? Undecodable(found))
                    is { } name
                ? Wrong.With(
                    "file",
                    $"the name of {Printable.Line(name)} is not valid UTF-8, so it can't be opened; rename it"
                )
                : Prelude.toSeq(found.Where(path => Regular(path, note)).ToArray());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Wrong.With(
                "file",
                $"can't read {Printable.Line(folder)}: {Printable.Line(e.Message)}"
            );
        }
    }

    private static void Walk(
        string folder,
        EnumerationOptions options,
        List<string> files,
        List<string> folders
    )
    {
        files.AddRange(Directory.GetFiles(folder, "*", options));
        foreach (var below in Directory.GetDirectories(folder, "*", options))
        {
            folders.Add(below);
            try
            {
                Walk(below, options, files, folders);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                files.Add(below + Path.DirectorySeparatorChar);
            }
        }
    }

    // .NET reads each invalid byte as U+FFFD. Then there is no file of that name, or it is another one: of two entries with one name, which are side by
    // side in the order, one is wrong.
    private static string? Undecodable(string[] found) =>
        found
            .Where(
                (path, i) =>
                    path.Contains('\uFFFD', StringComparison.Ordinal)
                    && (!Path.Exists(path) || (i > 0 && found[i - 1] == path))
            )
            .FirstOrDefault();

    private static bool Regular(string path, Action<string> note)
    {
        var isRegular = IsRegular(path);
        if (!isRegular)
            note($"{Printable.Line(path)} is not a regular file, and is left out");
        return isRegular;
    }

    /// <summary>Whether a file is not a pipe, a device or a socket; also if there is none. It does not follow links.</summary>
    public static bool IsRegular(string path) =>
        // Pipes, devices and sockets are empty.
        new FileInfo(path)
            is not { Exists: true, Length: 0 }
        || OperatingSystem.IsWindows()
        || RegularFile.IsByKind(path);

    /// <summary>
    /// The id from a relative path: <c>photos/2026/cat.jpg</c>. It is the same in every run, and for a file that is given by itself.
    /// </summary>
    public static Either<CfErrors, ImageId> IdOf(string path)
    {
        var parts = path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
            .Where(static part => part.Length > 0 && part != ".")
            .ToArray();
        return Path.IsPathRooted(path) || parts.Contains("..")
            ? Wrong.With(
                "--id-from",
                $"{Printable.Line(path)} can't be an id: change into the folder, and give a relative path"
            )
            : ImageId.Custom(string.Join('/', parts));
    }
}
