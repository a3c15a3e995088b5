using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Images.Functional.Fuzz;

Coverage.Start();

const string EveryTarget = "all";
const string UsualTarget = "envelope";

var target = new Option<string>("--target")
{
    Description = "What to fuzz (envelope); with all, one after the other.",
    DefaultValueFactory = static _ => UsualTarget,
};
target.AcceptOnlyFromAmong([.. Target.All.Select(static one => one.Name), EveryTarget]);
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
var planted = new Option<bool>("--planted")
{
    Description =
        "Plant mistakes, and exit with 1 unless each is found. Takes no other option but --seed.",
};
var afl = new Option<bool>("--afl") { Description = "Run below afl-fuzz." };

var root = new RootCommand(
    """
    Fuzzes what reads other people's bytes: nothing throws, any bytes give a Right or a Left, and what was read survives
    writing. Exits with 1 on a finding and writes the input that shows it. The targets:
      envelope         the envelope of image details, held against a second opinion
      replies          replies of every endpoint, with several statuses and headers
      requests         requests as the sandbox reads them
      multipart        forms as the sandbox reads them
      urls             delivery URLs, their signatures, and every other kind of URL
      transformations  the options in delivery URLs
      headers          headers of responses, and the waits that follow from them

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
    target,
    seed,
    inputs,
    seconds,
    corpus,
    save,
    findings,
    all,
    replay,
    planted,
    afl,
};
root.Validators.Add(result =>
{
    if (
        result.GetValue(target) == EveryTarget
        && new Option[] { corpus, save, replay, afl }.Any(one =>
            result.GetResult(one) is { Implicit: false }
        )
    )
        result.AddError("--corpus, --save, --replay and --afl need one target");
    if (
        result.GetValue(planted)
        && root.Options.Any(one =>
            one != planted && one != seed && result.GetResult(one) is { Implicit: false }
        )
    )
        result.AddError("--planted takes no other option but --seed");
});
root.SetAction(parsed =>
{
    var targets = Target
        .All.Where(one =>
            parsed.GetValue(target) is EveryTarget || parsed.GetValue(target) == one.Name
        )
        .ToArray();
    var begin = parsed.GetResult(seed) is null ? 1 : parsed.GetValue(seed);
    if (parsed.GetValue(planted))
        return Planted.Run(begin);
    if (parsed.GetValue(afl))
        return UnderAfl.Run(targets[0]);
    if (parsed.GetValue(replay) is { Length: > 0 } files)
        return Array.ConvertAll(files, file => Replayed(targets[0], file)).Contains(false) ? 1 : 0;
    var limit = parsed.GetValue(seconds);
    return targets.Max(one =>
    {
        var written = parsed.GetValue(findings)!;
        using var watch = new Watch(
            one,
            written,
            TimeProvider.System,
            static () => Environment.Exit(1)
        );
        return new Campaign(
            one,
            begin,
            parsed.GetResult(inputs) is not null ? parsed.GetValue(inputs)
                : limit > 0 ? long.MaxValue
                : 100_000,
            limit > 0 ? TimeSpan.FromSeconds(limit) : TimeSpan.MaxValue,
            written,
            parsed.GetValue(all)
        ).Run(
            [.. one.Seeds(begin), .. Files(parsed.GetValue(corpus))],
            parsed.GetValue(save),
            watch
        );
    });
});
return root.Parse(args).Invoke();

static IEnumerable<byte[]> Files(DirectoryInfo? directory) =>
    directory is null
        ? []
        : directory
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .OrderBy(static file => file.FullName, StringComparer.Ordinal)
            .Select(static file => File.ReadAllBytes(file.FullName));

static bool Replayed(Target target, FileInfo file)
{
    var finding = target.Check(File.ReadAllBytes(file.FullName), isWhole: true);
    Console.WriteLine($"{file.Name}: {finding ?? "all agree"}");
    return finding is null;
}
