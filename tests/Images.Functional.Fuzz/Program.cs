using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Images.Functional.Fuzz;

Coverage.Start();

var seed = new Option<int>("--seed") { Description = "The seed that all follows from (1)." };
var inputs = new Option<long>("--inputs") { Description = "Stop after so many inputs (100000)." };
var seconds = new Option<int>("--seconds") { Description = "Stop after so many seconds." };
var corpus = new Option<DirectoryInfo?>("--corpus")
{
    Description = "Begin with these files as well.",
};
var save = new Option<DirectoryInfo?>("--save")
{
    Description = "Write the corpus here at the end; with --inputs 0, the one to begin with.",
};
var findings = new Option<DirectoryInfo>("--findings")
{
    Description = "Where an offending input is written (the current directory).",
    DefaultValueFactory = static _ => new DirectoryInfo("."),
};
var all = new Option<bool>("--all")
{
    Description = "Go on after a finding, to the first of every kind.",
};
var replay = new Option<FileInfo[]>("--replay")
{
    Description = "Check these files alone.",
    AllowMultipleArgumentsPerToken = true,
};
var afl = new Option<bool>("--afl") { Description = "Run below afl-fuzz." };

var root = new RootCommand(
    """
    Fuzzes the reading and writing of envelopes: any bytes give a Right or a Left, as a second opinion says, and what
    was read survives writing. Exits with 1 on a finding and writes the input that shows it.

    Guided by coverage where Images.Functional.dll beside this program is instrumented:
      dotnet build tests/Images.Functional.Fuzz -c Release -o <directory>
      dotnet sharpfuzz <directory>/Images.Functional.dll
      dotnet <directory>/Images.Functional.Fuzz.dll --seed 1 --inputs 1000000
    Under afl-fuzz, with a corpus to begin with:
      dotnet <directory>/Images.Functional.Fuzz.dll --inputs 0 --save seeds
      AFL_SKIP_BIN_CHECK=1 afl-fuzz -t 10000 -m none -i seeds -o out -- dotnet <directory>/Images.Functional.Fuzz.dll --afl
    """
)
{
    seed,
    inputs,
    seconds,
    corpus,
    save,
    findings,
    all,
    replay,
    afl,
};
root.SetAction(parsed =>
{
    if (parsed.GetValue(afl))
        return UnderAfl.Run();
    if (parsed.GetValue(replay) is { Length: > 0 } files)
        return Array.ConvertAll(files, Replayed).Contains(false) ? 1 : 0;
    var begin = parsed.GetResult(seed) is null ? 1 : parsed.GetValue(seed);
    var limit = parsed.GetValue(seconds);
    return new Campaign(
        begin,
        parsed.GetResult(inputs) is not null ? parsed.GetValue(inputs)
            : limit > 0 ? long.MaxValue
            : 100_000,
        limit > 0 ? TimeSpan.FromSeconds(limit) : TimeSpan.MaxValue,
        parsed.GetValue(findings)!,
        parsed.GetValue(all)
    ).Run([.. Seeds.Generated(begin), .. Files(parsed.GetValue(corpus))], parsed.GetValue(save));
});
return root.Parse(args).Invoke();

static IEnumerable<byte[]> Files(DirectoryInfo? directory) =>
    directory is null
        ? []
        : directory
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .OrderBy(static file => file.FullName, StringComparer.Ordinal)
            .Select(static file => File.ReadAllBytes(file.FullName));

static bool Replayed(FileInfo file)
{
    var finding = Check.Of(File.ReadAllBytes(file.FullName), isWhole: true);
    Console.WriteLine($"{file.Name}: {finding ?? "all agree"}");
    return finding is null;
}
