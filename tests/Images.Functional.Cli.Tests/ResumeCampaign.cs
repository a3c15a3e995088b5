using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>
/// Commands with many operations are killed at random moments and resumed, while a fifth of the requests fail before or after they were carried
/// out. Each operation is done exactly once, and an upload without an id at most once. The suite runs 200 operations;
/// <c>OPERATIONS=20000 dotnet test tests/Images.Functional.Cli.Tests --filter ResumeCampaign</c> runs more.
/// </summary>
public sealed class ResumeCampaign : IDisposable
{
    private static readonly int Each =
        int.Parse(
            Environment.GetEnvironmentVariable("OPERATIONS") ?? "200",
            CultureInfo.InvariantCulture
        ) / 4;

    // More of them for longer runs.
    private static readonly int Kills = Math.Min(20, Math.Max(3, Each / 40));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaign");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Deletions_are_done_exactly_once()
    {
        using var run = new KilledRun(folder.FullName, Images(), "delete - --yes < ids.txt")
        {
            MostKills = Kills,
        };
        Assert.Equal(0, await run.ToTheEnd());
        Assert.Empty(run.State.Images);
        Assert.Equal(Ids().Select(static id => id.Value), run.Keys("done"));
        Assert.InRange(run.Kills, 1, int.MaxValue);
    }

    [Fact]
    public async Task The_details_of_all_images_are_printed_and_none_that_is_recorded_is_fetched_again()
    {
        using var run = new KilledRun(folder.FullName, Images(), "get - --json < ids.txt")
        {
            MostKills = Kills,
        };
        Assert.Equal(0, await run.ToTheEnd());
        CheckDetails(run);
    }

    [Fact]
    public async Task Uploads_with_ids_are_done_exactly_once()
    {
        var names = Files();
        using var run = new KilledRun(
            folder.FullName,
            KilledRun.Empty,
            "upload in --recursive --id-from path --at-once 16"
        )
        {
            MostKills = Kills,
        };
        Assert.Equal(0, await run.ToTheEnd());
        Assert.Equal(names, run.Keys("done"));
        Assert.Equal(names, run.State.Images.Keys.Select(static at => at.Image.Value).Order());
        Assert.Equal(
            names,
            run.State.Images.Values.Select(static image => $"in/{(Filename)image.Filename}").Order()
        );
    }

    [Fact]
    public async Task Uploads_without_ids_are_done_at_most_once_and_the_uncertain_ones_are_listed()
    {
        var names = Files();
        using var run = new KilledRun(
            folder.FullName,
            KilledRun.Empty,
            "upload in --recursive --at-once 16"
        )
        {
            MostKills = Kills,
            EndsUncertain = true,
        };
        var code = await run.ToTheEnd();
        Check(run, names, code);
    }

    [Fact]
    public async Task A_run_that_forgets_what_it_began_is_detected()
    {
        var names = Files();
        using var run = new KilledRun(
            folder.FullName,
            KilledRun.Empty,
            "upload in --recursive --at-once 16"
        )
        {
            MostKills = Math.Max(10, Kills),
            EndsUncertain = true,
            Loses = "started",
            IsEnough = static run => Stored(run.State).Any(static one => one.Value > 1),
        };
        var code = await run.ToTheEnd();
        Detects("stored twice", () => Check(run, names, code));
    }

    [Fact]
    public async Task A_run_that_forgets_what_is_done_is_detected()
    {
        using var run = new KilledRun(folder.FullName, Images(), "get - --json < ids.txt")
        {
            MostKills = Math.Max(10, Kills),
            Loses = "done",
            IsEnough = static run => run.Repeated.Count > 0,
        };
        await run.ToTheEnd();
        Detects("fetched again", () => CheckDetails(run));
    }

    [Fact]
    public async Task A_run_whose_output_is_lost_is_detected()
    {
        using var run = new KilledRun(folder.FullName, Images(), "get - --json < ids.txt")
        {
            MostKills = 1,
            LosesOutput = true,
        };
        Assert.Equal(0, await run.ToTheEnd());
        Detects("not printed", () => CheckDetails(run));
    }

    private static void Detects(string mistake, Action check) =>
        Assert.Contains(
            mistake,
            Assert.ThrowsAny<Exception>(check).Message,
            StringComparison.Ordinal
        );

    private static void CheckDetails(KilledRun run)
    {
        Assert.True(run.Repeated.Count == 0, $"fetched again: {string.Join(' ', run.Repeated)}");
        var ids = Ids().Select(static id => id.Value).ToArray();
        var missing = ids.Except(run.Printed.Select(IdIn)).ToArray();
        Assert.True(missing.Length == 0, $"not printed: {string.Join(' ', missing)}");
        Assert.Equal(ids.Order(), run.Keys("done"));
        Assert.InRange(run.Kills, 1, int.MaxValue);
    }

    private static string IdIn(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("id").GetString()!;
    }

    private static void Check(KilledRun run, string[] names, int code)
    {
        var stored = Stored(run.State);
        Assert.All(stored, static one => Assert.True(one.Value == 1, $"stored twice: {one.Key}"));
        var (done, uncertain) = (run.Keys("done"), run.Keys("uncertain"));
        Assert.Equal(names, done.Concat(uncertain).Order());
        Assert.All(done, name => Assert.True(stored.ContainsKey(name), $"not stored: {name}"));
        Assert.Equal(uncertain.Length > 0 ? ExitCode.Uncertain : 0, code);
        Assert.All(
            uncertain,
            name => Assert.Contains($"{name}: ", run.LastError, StringComparison.Ordinal)
        );
    }

    // How often each file is stored.
    private static Dictionary<string, int> Stored(SandboxState state) =>
        state
            .Images.Values.Select(static image => $"in/{(Filename)image.Filename}")
            .GroupBy(static name => name)
            .ToDictionary(static same => same.Key, static same => same.Count());

    private static ImageId[] Ids() =>
        [
            .. Enumerable
                .Range(0, Each)
                .Select(static i =>
                    (ImageId)
                        ImageId.Any(string.Create(CultureInfo.InvariantCulture, $"image-{i:D6}"))
                ),
        ];

    // An account with all images, whose ids are in the file.
    private SandboxState Images()
    {
        var ids = Ids();
        File.WriteAllLines(Place("ids.txt"), ids.Select(static id => id.Value));
        return ids.Aggregate(
            KilledRun.Empty,
            static (state, id) => state.With(Documented.Account, id, Image.Empty with { Id = id })
        );
    }

    private string[] Files()
    {
        Directory.CreateDirectory(Place("in"));
        var names = Enumerable
            .Range(0, Each)
            .Select(static i => string.Create(CultureInfo.InvariantCulture, $"in/{i:D6}.gif"))
            .ToArray();
        foreach (var name in names)
            File.WriteAllText(Place(name), "GIF89a");
        return names;
    }

    private string Place(string name) => Path.Combine(folder.FullName, name);
}
