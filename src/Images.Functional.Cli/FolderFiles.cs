using System;
using System.IO;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>The files of folders, and ids made of their paths.</summary>
internal static class FolderFiles
{
    /// <summary>The files below a folder, in the order of their paths. Symbolic links are left out.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="withHidden">Whether hidden files and folders are among them.</param>
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
            return Wrong(
                "file",
                $"can't read {Printable.Line(folder)}: {Printable.Line(e.Message)}"
            );
        }
    }

    /// <summary>
    /// The id that a relative path makes: <c>photos/2026/cat.jpg</c>. It is the same from run to run, and for a file that is named by itself.
    /// </summary>
    public static Either<CfErrors, ImageId> IdOf(string path)
    {
        var parts = path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
            .Where(static part => part.Length > 0 && part != ".")
            .ToArray();
        return Path.IsPathRooted(path) || parts.Contains("..")
            ? Wrong(
                "--id-from",
                $"{Printable.Line(path)} makes no id: change into the folder, and write the path from there"
            )
            : ImageId.Custom(string.Join('/', parts));
    }

    private static CfErrors Wrong(string field, string what) =>
        CfErrors.Of(new CfError.Constraint(field, "", what, ""));
}
