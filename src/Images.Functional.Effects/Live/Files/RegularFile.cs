using System;
using System.Formats.Tar;
using System.IO;

namespace Images.Functional.Effects;

/// <summary>Tells regular files from pipes, devices and sockets, on Unix. The command compiles this file too.</summary>
internal static class RegularFile
{
    // The length of the header of an archive's entry, and the place of the kind of file in it.
    private const int HeaderBytes = 512;
    private const int KindAt = 156;

    /// <summary>Whether a path that exists leads to a regular file. It follows links.</summary>
    public static bool Is(string path) =>
        // A link of /proc to a pipe names no path that exists. Without a folder before the link's name, .NET does not find its target.
        (
            File.ResolveLinkTarget(Path.GetFullPath(path), returnFinalTarget: true)
            ?? new FileInfo(path)
        )
            is FileInfo { Exists: true } file
        // Pipes, devices and sockets are empty.
        && (file.Length > 0 || IsByKind(file.FullName));

    /// <summary>The permissions of the file at a path; null if there is none, or only a link that leads nowhere.</summary>
    public static UnixFileMode? ModeOf(string path)
    {
        try
        {
            return !OperatingSystem.IsWindows() && File.Exists(path)
                ? File.GetUnixFileMode(path)
                : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether a path leads to a regular file, or to nothing; it does not follow links.</summary>
    /// <remarks>.NET tells the kind of a file only in archives. Opening a pipe or a device may wait, or do something.</remarks>
    public static bool IsByKind(string path)
    {
        var header = new byte[HeaderBytes];
        try
        {
            using var archive = new TarWriter(new MemoryStream(header), TarEntryFormat.Gnu);
            archive.WriteEntry(path, "file");
        }
        catch (NotSupportedException)
        {
            // The stream has room for the header alone, and that is complete.
        }
        catch (Exception e)
            when (e
                    is UnauthorizedAccessException
                        or FileNotFoundException
                        or DirectoryNotFoundException
            )
        {
            // Only a regular file is opened. Whoever opens it will say why it can't be.
            return true;
        }
        catch (IOException)
        {
            // A socket does not fit an archive.
        }

        return header[KindAt] == (byte)TarEntryType.RegularFile;
    }
}
