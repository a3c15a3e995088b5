using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Images.Functional.Cli;

/// <summary>Finds the standard handles that the caller closed, and keeps later files off their numbers.</summary>
internal static class StandardHandles
{
    public const int Input = 0;
    public const int Output = 1;
    public const int Error = 2;

    // O_CLOEXEC on Linux, in octal as /proc writes it.
    private const long CloseOnExec = 0x80000;

    // EINTR on Linux and macOS.
    private const int Interrupted = 4;

    // Their files are named by the numbers of this process's handles.
    private static readonly string[] Folders = ["/dev/fd/", "/proc/self/fd/"];

    private static readonly List<SafeFileHandle> Kept = [];

    /// <summary>
    /// Call this first. A file opened later gets the lowest free number: if standard error is closed, that file would receive
    /// the errors. So free numbers are filled with <c>/dev/null</c>.
    /// </summary>
    /// <returns>The numbers that the caller closed.</returns>
    public static IReadOnlySet<int> Secure() =>
        OperatingSystem.IsWindows()
            ? new HashSet<int>()
            : Fill().Concat(new[] { Input, Output, Error }.Where(IsOfThisProcess)).ToHashSet();

    /// <summary>
    /// Writes to standard error, whatever standard output waits for: .NET's console on Unix has one lock for both. It ignores failures.
    /// </summary>
    public static void WriteError(byte[] bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            new Output(Console.OpenStandardError).Write(bytes);
            return;
        }

        try
        {
            Write(Error, bytes);
        }
        catch (IOException)
        {
            // There is no other place to say it.
        }
    }

    /// <summary>
    /// Writes to a handle of Unix where it is now: a stream of .NET would have a position of its own, and overwrite what others write.
    /// </summary>
    public static void Write(int handle, ReadOnlySpan<byte> bytes)
    {
        // At least once: without bytes, it shows whether the handle can be written.
        do
        {
            var count = Write(handle, ref MemoryMarshal.GetReference(bytes), (nuint)bytes.Length);
            if (count >= 0)
                bytes = bytes[(int)count..];
            else if (Marshal.GetLastPInvokeError() is var error && error != Interrupted)
                throw new IOException(Marshal.GetPInvokeErrorMessage(error));
        } while (!bytes.IsEmpty);
    }

    /// <summary>The number of a handle, by the name of its file: <c>/dev/stdout</c>, <c>/dev/fd/3</c>. Null for any other file.</summary>
    public static int? Number(string path) =>
        path switch
        {
            "/dev/stdin" => Input,
            "/dev/stdout" => Output,
            "/dev/stderr" => Error,
            _ => Folders.FirstOrDefault(one => path.StartsWith(one, StringComparison.Ordinal))
                is { } folder
            && int.TryParse(
                path.AsSpan(folder.Length),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : null,
        };

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Write(int handle, ref byte bytes, nuint count);

    private static List<int> Fill()
    {
        var filled = new List<int>();
        try
        {
            while (true)
            {
                var handle = File.OpenHandle("/dev/null");
                var number = (int)handle.DangerousGetHandle();
                if (number > Error)
                {
                    handle.Dispose();
                    return filled;
                }

                Kept.Add(handle);
                filled.Add(number);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without /dev/null the handles stay as they are.
            return filled;
        }
    }

    /// <summary>
    /// Whether this process itself opened what has the number, so that the caller closed it. .NET opens files before this code runs. They close on
    /// exec, which a handle that the caller passed on can't.
    /// </summary>
    public static bool IsOfThisProcess(int number)
    {
        try
        {
            return File.ReadLines(
                    string.Create(CultureInfo.InvariantCulture, $"/proc/self/fdinfo/{number}")
                )
                .Where(static line => line.StartsWith("flags:", StringComparison.Ordinal))
                .Any(static line =>
                    (Convert.ToInt64(line["flags:".Length..].Trim(), 8) & CloseOnExec) != 0
                );
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            // No /proc, as on macOS.
            return false;
        }
    }
}
