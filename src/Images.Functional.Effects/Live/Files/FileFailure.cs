using System;
using System.IO;

namespace Images.Functional.Effects;

/// <summary>A file of the caller failed. Thrown through .NET's code, and caught where the attempt ends.</summary>
internal sealed class FileFailure : Exception
{
    public const string Exists = "a file with this name already exists";

    public FileFailure(ImageFile file, string reason) => Error = new(file.Name, reason);

    public FileFailure(ImageFile file, Exception exception)
        : this(file, Reason(exception)) { }

    public CfError.File Error { get; }

    /// <summary>Why a text is no path; null if it may be one. .NET's own exceptions do not tell.</summary>
    public static string? NoPath(string path) =>
        path.Length == 0 ? "its path is empty"
        : path.Contains('\0', StringComparison.Ordinal) ? "its path has a null character"
        : null;

    /// <summary>Describes an exception of a file system or a stream in the library's own words: its message may contain anything.</summary>
    public static string Reason(Exception exception) =>
        exception switch
        {
            FileNotFoundException => "it does not exist",
            DirectoryNotFoundException => "its folder does not exist",
            UnauthorizedAccessException => "access is denied, or it is not a file",
            PathTooLongException => "its path is too long",
            EndOfStreamException => "it ended too early",
            IOException { HResult: var code } when (code & 0xFFFF) is 0x70 or 28 =>
                "the disk is full",
            // .NET's locks on Linux and macOS, and ERROR_SHARING_VIOLATION.
            IOException { HResult: 11 or 35 or unchecked((int)0x8007_0020) } =>
                "another program uses it",
            // EEXIST, ERROR_FILE_EXISTS and ERROR_ALREADY_EXISTS.
            IOException
            {
                HResult: 17 or unchecked((int)0x8007_0050) or unchecked((int)0x8007_00B7)
            } => Exists,
            _ => $"its stream failed ({exception.GetType().Name})",
        };
}
