using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary><c>--failed</c>: the list of what failed, which can be the next run's input.</summary>
public sealed class FailedListTests : TempFolderTest
{
    [Fact]
    public async Task Failures_are_reported_counted_and_can_be_piped_back_in()
    {
        using var server = new ApiServer(State(3));
        var list = Place("failed.txt");
        var outcome = await server.Run(
            "image-0\nother\n\nimage-1\nkeys\n",
            "delete",
            "-",
            "--yes",
            "--failed",
            list
        );
        Assert.Equal(ExitCode.SomeFailed, outcome.ExitCode);
        Assert.EndsWith("2 deleted, 2 failed\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("error: other: ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["keys", "other"], File.ReadAllLines(list).Order());
    }

    [Fact]
    public async Task A_list_of_failures_can_be_the_input_that_it_replaces()
    {
        using var server = new ApiServer(State(2));
        var list = Place("failed.txt");
        await File.WriteAllTextAsync(list, "image-0\nother\nimage-1\n");
        var outcome = await Shell.Run(
            $"exec cfimages delete - --yes --quiet --failed '{list}' < '{list}'",
            Variables(server)
        );
        Assert.Equal(ExitCode.SomeFailed, outcome.ExitCode);
        Assert.Equal(["other"], await File.ReadAllLinesAsync(list));
        Assert.Equal([list], Directory.GetFiles(Folder.FullName));
    }

    [Fact]
    public async Task After_a_signal_an_earlier_list_stays_beside_the_new_one()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var server = new ApiServer(KilledRun.Empty);
        var list = Place("failed.txt");
        var ids = Enumerable.Range(0, 200).Select(static i => $"other-{i}").ToArray();
        await File.WriteAllLinesAsync(list, ids);
        using var shell = Shell.Start(
            $"exec cfimages delete - --yes --failed '{list}' < '{list}'",
            Variables(server)
        );
        server.Before = requests =>
        {
            if (requests == 20)
                shell.Signal("INT").GetAwaiter().GetResult();
        };
        var outcome = await shell.End();
        Assert.Equal(ExitCode.Cancelled, outcome.ExitCode);
        Assert.Equal(ids, await File.ReadAllLinesAsync(list));
        var rest = Assert.Single(Directory.GetFiles(Folder.FullName), file => file != list);
        Assert.Subset(ids.ToHashSet(), (await File.ReadAllLinesAsync(rest)).ToHashSet());
        Assert.Contains(
            $"{list} stays as it was; what failed this time is in {rest}\n",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("other\n", 1)]
    [InlineData("", 0)]
    public async Task After_an_input_that_breaks_off_an_earlier_list_stays(string before, int rests)
    {
        using var server = new ApiServer(State(1));
        var list = Place("failed.txt");
        await File.WriteAllTextAsync(list, "other\nimage-0\n");
        await server.Run(before + new string('x', 20_000), "get", "-", "--failed", list);
        Assert.Equal("other\nimage-0\n", await File.ReadAllTextAsync(list));
        var others = Directory.GetFiles(Folder.FullName).Where(file => file != list).ToArray();
        Assert.Equal(rests, others.Length);
        Assert.All(others, static file => Assert.Equal("other\n", File.ReadAllText(file)));
    }

    [Fact]
    public async Task A_resume_file_that_cannot_be_written_costs_no_earlier_list()
    {
        if (!File.Exists("/dev/full"))
            return;
        using var server = new ApiServer(State(1));
        var list = Place("failed.txt");
        await File.WriteAllTextAsync(list, "image-0\n");
        var outcome = await server.Run(
            "image-0\n",
            "get",
            "-",
            "--resume=/dev/full",
            "--failed",
            list
        );
        Assert.Equal(ExitCode.Unwritable, outcome.ExitCode);
        Assert.Equal("image-0\n", await File.ReadAllTextAsync(list));
        Assert.Equal([list], Directory.GetFiles(Folder.FullName));
    }

    [Theory]
    [InlineData("")]
    [InlineData("earlier\n")]
    public async Task A_list_of_failures_in_use_is_refused(string text)
    {
        using var server = new ApiServer(State(1));
        var list = Place("failed.txt");
        await File.WriteAllTextAsync(list, text);
        using (new FailedFile(list))
        {
            var outcome = await server.Run("", "get", "image-0", "--failed", list);
            Assert.Equal((ExitCode.Usage, 0), (outcome.ExitCode, server.State.Requests));
            Assert.StartsWith(
                $"error: --failed: can't open {list}: ",
                outcome.Error,
                StringComparison.Ordinal
            );
        }

        Assert.Equal(text, await File.ReadAllTextAsync(list));
    }

    [Fact]
    public async Task A_list_of_failures_can_go_to_a_pipe()
    {
        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal(
            "other\n",
            (await Shell.Run("cfimages get other --sandbox --failed /dev/stdout | cat")).Output
        );
    }

    [Fact]
    public async Task A_list_of_failures_keeps_its_mode()
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var server = new ApiServer(State(1));
        var list = Place("failed.txt");
        await File.WriteAllTextAsync(list, "earlier\n");
        File.SetUnixFileMode(list, Mine);
        await server.Run("", "get", "other", "--failed", list);
        Assert.Equal("other\n", await File.ReadAllTextAsync(list));
        Assert.Equal(Mine, File.GetUnixFileMode(list));
    }

    [Fact]
    public async Task A_list_of_failures_replaces_what_a_link_points_to()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var server = new ApiServer(State(1));
        var (list, link) = (Place("failed.txt"), Place("link"));
        await File.WriteAllTextAsync(list, "earlier\n");
        File.CreateSymbolicLink(link, list);
        await server.Run("", "get", "other", "--failed", link);
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal(["other"], await File.ReadAllLinesAsync(list));
    }

    [Fact]
    public async Task A_list_of_failures_that_cannot_be_written_is_an_error()
    {
        if (!File.Exists("/dev/full"))
            return;
        using var server = new ApiServer(State(1));
        var outcome = await server.Run("other\nimage-0\n", "get", "-", "--failed", "/dev/full");
        Assert.Equal(ExitCode.Unwritable, outcome.ExitCode);
        Assert.Contains("1 fetched, 1 failed\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(
            "error: can't write the file of --failed: ",
            Lines(outcome.Error)[^1],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("image-0\nimage-1")]
    [InlineData("image-0\rimage-1")]
    public async Task An_id_of_two_lines_does_not_become_two_ids_of_the_list_of_failures(string id)
    {
        using var server = new ApiServer(State(2));
        var list = Place("failed.txt");
        var outcome = await server.Run("", "delete", id, "other", "--yes", "--failed", list);
        Assert.Equal(ExitCode.SomeFailed, outcome.ExitCode);
        Assert.Equal("other\n", await File.ReadAllTextAsync(list));
        Assert.Contains(
            "image-1 does not fit a line of --failed, and is left out",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--failed", "a.gif")]
    [InlineData("--failed", "link.gif")]
    [InlineData("--failed", "meta.json")]
    [InlineData("--resume", "none.gif")]
    public async Task A_file_that_is_sent_is_not_overwritten(string option, string name)
    {
        if (OperatingSystem.IsWindows())
            return;
        Write("a.gif");
        File.CreateSymbolicLink(Place("link.gif"), Place("a.gif"));
        await File.WriteAllTextAsync(Place("meta.json"), "{}");
        using var server = new ApiServer(State(0));
        var outcome = await server.Run(
            "",
            "upload",
            Place("none.gif"),
            Place("a.gif"),
            $"--meta=@{Place("meta.json")}",
            option,
            Place(name)
        );
        var sent = Place(name == "link.gif" ? "a.gif" : name);
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                $"error: {option}: {sent} is to be sent, and would be overwritten\nNothing was sent.\n"
            ),
            outcome
        );
        Assert.Equal(0, server.State.Requests);
        Assert.Equal("GIF89a", await File.ReadAllTextAsync(Place("a.gif")));
        Assert.Equal(3, Directory.GetFiles(Folder.FullName).Length);
    }

    [Theory]
    [InlineData("b.gif")]
    [InlineData(".", "--recursive")]
    public async Task An_image_is_not_taken_for_a_list_of_failures(
        string upload,
        params string[] options
    )
    {
        Write("a.gif", "b.gif");
        using var server = new ApiServer(State(0));
        var outcome = await server.Run(
            "",
            ["upload", Place(upload), .. options, "--failed", Place("a.gif")]
        );
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                $"error: --failed: can't open {Place("a.gif")}: it is an image\nNothing was sent.\n"
            ),
            outcome
        );
        Assert.Equal(0, server.State.Requests);
        Assert.Equal("GIF89a", await File.ReadAllTextAsync(Place("a.gif")));
    }

    [Theory]
    [InlineData("/dev/stdout", 1)]
    [InlineData("/dev/stderr", 2)]
    [InlineData("/dev/fd/1", 1)]
    [InlineData("/dev/fd/3", 3)]
    [InlineData("/proc/self/fd/1", 1)]
    [InlineData("link", 1)]
    public async Task A_list_of_failures_is_added_to_a_file_that_was_open_before(
        string list,
        int number
    )
    {
        if (
            OperatingSystem.IsWindows()
            || !(
                File.Exists(list)
                || list.StartsWith("/dev/", StringComparison.Ordinal)
                || list == "link"
            )
        )
            return;
        File.CreateSymbolicLink(Place("link"), "/dev/stdout");
        var outcome = await Shell.Run(
            $$"""
            cd '{{Folder.FullName}}'
            {
                echo before >&{{number}}
                cfimages get other "$ID" --sandbox --json --compact --failed {{list}}
                echo after >&{{number}}
            } {{number}}>log
            """,
            ("ID", Documented.Id.Value)
        );
        var lines = await File.ReadAllLinesAsync(Place("log"));
        Assert.Equal(("before", "after"), (lines[0], lines[^1]));
        Assert.Contains("other", lines);
        Assert.Equal(
            number switch
            {
                1 => 4,
                2 => 5,
                _ => 3,
            },
            lines.Length
        );
        Assert.Equal([Place("link"), Place("log")], Directory.GetFiles(Folder.FullName).Order());
        Assert.Equal(number == 1 ? "" : "{", outcome.Output[..Math.Min(1, outcome.Output.Length)]);
    }

    [Theory]
    [InlineData("/dev/fd/3", "3<in")]
    [InlineData("/dev/stdout", ">&-")]
    public async Task An_open_file_that_cannot_be_written_is_refused_as_a_list_of_failures(
        string list,
        string redirection
    )
    {
        if (OperatingSystem.IsWindows())
            return;
        Write("in");
        var outcome = await Shell.Run(
            $"cd '{Folder.FullName}' && exec cfimages get other --sandbox --failed {list} {redirection}"
        );
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.StartsWith(
            $"error: --failed: can't open {list}: ",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("earlier\n")]
    public async Task A_list_of_failures_on_a_full_disk_ends_with_a_whole_id(string earlier)
    {
        if (OperatingSystem.IsWindows())
            return;
        var ids = Enumerable
            .Range(0, 30)
            .Select(static i => $"{i}{new string('x', 100)}{i}")
            .ToArray();
        await File.WriteAllLinesAsync(Place("ids"), ids);
        var list = Place("failed.txt");
        await File.WriteAllTextAsync(list, earlier);
        // The limit is one block of 512 or 1,024 bytes. The managed runtime itself maps a file unless the variable forbids it.
        var outcome = await Shell.Run(
            $"cd '{Folder.FullName}'; ulimit -c 0; ulimit -f 1; exec cfimages get - --sandbox --failed failed.txt <ids",
            ("DOTNET_EnableWriteXorExecute", "0")
        );
        Assert.Equal(ExitCode.Unwritable, outcome.ExitCode);
        if (earlier.Length > 0)
            list = Assert.Single(Directory.GetFiles(Folder.FullName, "*.part"));
        var text = await File.ReadAllTextAsync(list);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.Subset(ids.ToHashSet(), Lines(text).ToHashSet());
    }

    private static (string, string)[] Variables(ApiServer server) =>
        [.. server.Variables.Select(static one => (one.Key, one.Value))];
}
