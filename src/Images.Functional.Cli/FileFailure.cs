using System;
using System.IO;

namespace Images.Functional.Cli;

/// <summary>The exceptions that say that a file can't be used: a wrong path, no permission, a full disk.</summary>
internal static class FileFailure
{
    public static bool Is(Exception e) =>
        e
            is IOException
                or UnauthorizedAccessException
                or ArgumentException
                or NotSupportedException;
}
