using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Cli;

/// <summary>Reads a whole input up to a limit.</summary>
internal static class BoundedReader
{
    private const int First = 16_384;

    /// <returns>All of the input's bytes; null if there are more than the limit.</returns>
    public static async Task<ReadOnlyMemory<byte>?> Read(
        Stream input,
        int limit,
        CancellationToken cancel
    )
    {
        // One byte more than the limit shows that the input is too large.
        var most = limit == Array.MaxLength ? limit : limit + 1;
        // A pipe and a device have no length, and some files report a wrong one, so it is only a first guess.
        var length = input.CanSeek ? input.Length - input.Position : 0;
        if (length > limit)
            return null;
        var buffer = new byte[Math.Min(most, Math.Max(First, length + 1))];
        var count = 0;
        while (true)
        {
            if (count == buffer.Length)
            {
                if (count == most)
                    return null;
                Array.Resize(ref buffer, (int)Math.Min(most, buffer.Length * 2L));
            }

            var read = await input.ReadAsync(buffer.AsMemory(count), cancel).ConfigureAwait(false);
            if (read == 0)
                return buffer.AsMemory(0, count);
            count += read;
        }
    }
}
