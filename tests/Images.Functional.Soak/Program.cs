using System;
using System.Globalization;
using Images.Functional.Soak;

const int UsualCalls = 200_000;

const string Help = """
    A soak: many calls through one client, against a server on loopback that fails a fifth of them in varied ways.
    Every call must have its own right answer, and handles, threads and memory must be flat at the end.

    With --operations, the calls are random ones over all operations, against the sandbox's server, which answers some
    with 429, drops some before or after they take effect, and is late with all. A model says what each answer must be,
    and what images there must be in the end.

    dotnet run -c Release --project tests/Images.Functional.Soak -- [--operations] [--calls <n> | --minutes <n>]
    dotnet run -c Release --project tests/Images.Functional.Soak -- --planted

      --operations    all operations, and not only image details
      --calls <n>     how many calls, 1,000 to 10,000,000; 200,000 unless given
      --minutes <n>   how long, 1 to 1,440; with --operations only
      --planted       makes mistakes on purpose, in short runs, each of which must find its own
      --help          this text

    Exit codes: 0 where all held, 1 where anything did not, 2 for bad usage.
    """;

switch (args)
{
    case ["--help" or "-h"]:
        Console.WriteLine(Help);
        return 0;
    case ["--planted"]:
        return await PlantedRuns.Of();
    case []:
        return (await Run.Of(UsualCalls)).ExitCode;
    case ["--operations"]:
        return (await OperationsRun.Of(UsualCalls)).ExitCode;
    case ["--calls", var text] when Number(text) is { } calls and >= 1_000 and <= 10_000_000:
        return (await Run.Of(calls)).ExitCode;
    case ["--operations", "--calls", var text]
        when Number(text) is { } calls and >= 1_000 and <= 10_000_000:
        return (await OperationsRun.Of(calls)).ExitCode;
    case ["--operations", "--minutes", var text]
        when Number(text) is { } minutes and >= 1 and <= 1_440:
        return (await OperationsRun.Of(TimeSpan.FromMinutes(minutes))).ExitCode;
    default:
        await Console.Error.WriteLineAsync(Help);
        return 2;
}

static int? Number(string text) =>
    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;
