using System;
using System.Runtime.InteropServices;

namespace Images.Functional.Cli;

/// <summary>Finds out whether a pipe has lost its reader. (.NET's console stream ignores that.)</summary>
internal static class PipeReader
{
    // POLLERR on Linux, POLLHUP on macOS.
    private const short Gone = 0x8 | 0x10;

    /// <summary>Whether the handle is a pipe whose reader has closed it.</summary>
    public static bool IsGone(int handle)
    {
        if (OperatingSystem.IsWindows())
            return false;
        var asked = new Poll { Handle = handle };
        return Ask(ref asked, 1, 0) > 0 && (asked.Found & Gone) != 0;
    }

    [DllImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ask(ref Poll asked, nuint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct Poll
    {
        public int Handle;
        public short Asked;
        public short Found;
    }
}
