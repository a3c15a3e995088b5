using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;

namespace Images.Functional.Cli;

/// <summary>The ids of a command line, and in the place of <c>-</c> those of standard input, one a line, as they come.</summary>
internal static class IdLines
{
    public static async IAsyncEnumerable<string> Of(
        string[] ids,
        Host host,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        foreach (var id in ids)
        {
            if (id != InputFile.StandardInput)
            {
                yield return id;
                continue;
            }

            using var reader = new StreamReader(host.Input(), Encoding.UTF8);
            while (await reader.ReadLineAsync(cancel).ConfigureAwait(false) is { } line)
                if (line.Length > 0)
                    yield return line;
        }
    }
}
