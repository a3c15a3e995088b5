using System;
using System.IO;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>The files in folders, and ids from their paths.</summary>
internal static class FolderFiles
{
    /// <summary>The files in a folder and its folders, in the order of their paths. Symbolic links are left out.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="withHidden">Whether to include hidden files and folders.</param>
    public static Either<CfErrors, Seq<string>> Below(string folder, bool withHidden)
    {
        try
        {
            return Prelude.toSeq(
                Directory
                    .EnumerateFiles(
                        folder,
                        "*",
                        new EnumerationOptions
                        {
                            RecurseSubdirectories = true,
                            IgnoreInaccessible = false,
                            AttributesToSkip =
                                FileAttributes.ReparsePoint
                                | (withHidden ? 0 : FileAttributes.Hidden),
                        }
                    )
                    .Order(StringComparer.Ordinal)
                    .ToArray()
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Wrong.With(
                "file",
                $"can't read {Printable.Line(folder)}: {Printable.Line(e.Message)}"
            );
        }
    }

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
