using System;
using System.Globalization;
using Images.Functional.Soak;

const string Help = """
    A soak: many calls through one client, against a server on loopback that fails a fifth of them in varied ways.
    Every call must have its own right answer, and handles, threads and memory must be flat at the end.

    dotnet run -c Release --project tests/Images.Functional.Soak -- [--calls <n>]

      --calls <n>   how many calls, 1,000 to 10,000,000; 200,000 unless given
      --help        this text

    Exit codes: 0 where all held, 1 where anything did not, 2 for bad usage.
    """;

switch (args)
{
    case ["--help" or "-h"]:
        Console.WriteLine(Help);
        return 0;
    case []:
        return await Run.Of(200_000);
    case ["--calls", var text]
        when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var calls)
            && calls is >= 1_000 and <= 10_000_000:
        return await Run.Of(calls);
    default:
        await Console.Error.WriteLineAsync(Help);
        return 2;
}
