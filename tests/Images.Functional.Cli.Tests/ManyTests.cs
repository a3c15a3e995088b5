using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using LanguageExt;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>Lists, and commands over many images, against a sandbox on loopback.</summary>
public sealed class ManyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_list_is_a_table_ids_or_json_lines()
    {
        using var server = new ApiServer(State(3));
        var table = await server.Run("", "list");
        Assert.Equal(
            [
                "image-2                               2026-01-01T00:00:02Z  f2.png  u0",
                "image-1                               2026-01-01T00:00:01Z  f1.png  u1",
                "image-0                               2026-01-01T00:00:00Z  f0.png  u0",
            ],
            Lines(table.Output)
        );
        Assert.Equal((0, "3 images\n"), (table.ExitCode, table.Error));
        Assert.Equal(
            ["image-0", "image-1"],
            Lines((await server.Run("", "list", "--ids", "--sort", "asc", "--limit", "2")).Output)
        );
        Assert.Equal(
            ["image-1"],
            Lines((await server.Run("", "list", "--json", "--creator", "u1")).Output)
                .Select(static line => $"{((ImageId)Read(Image.Codec.Parse(line)).Id)}")
        );
    }

    [Theory]
    [InlineData("n=1", "image-1")]
    [InlineData("n>=2", "image-3 image-2")]
    [InlineData("n>2", "image-3")]
    [InlineData("n<1", "image-0")]
    [InlineData("n<=1", "image-1 image-0")]
    [InlineData("n=0|3", "image-3 image-0")]
    [InlineData("s=x1", "image-1")]
    [InlineData("s=x0|x1", "image-1 image-0")]
    [InlineData("n=\"1\"", "")]
    [InlineData("even=true", "image-2 image-0")]
    [InlineData("even=true|false", "")]
    public async Task A_list_is_filtered_by_metadata(string condition, string ids)
    {
        using var server = new ApiServer(State(4));
        var outcome = await server.Run("", "list", "--ids", "--where", condition);
        Assert.Equal((0, ids), (outcome.ExitCode, string.Join(' ', Lines(outcome.Output))));
    }

    [Fact]
    public async Task All_errors_of_a_list_are_reported_and_nothing_is_sent()
    {
        using var server = new ApiServer(State(1));
        var outcome = await server.Run(
            "",
            "list",
            "--where",
            "nothing",
            "--where",
            "a b=1",
            "--where",
            "n>x",
            "--sort",
            "up",
            "--limit",
            "0"
        );
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        foreach (var part in new[] { "--where", "--sort", "--limit", "Nothing was sent." })
            Assert.Contains(part, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, server.State.Requests);
    }

    [Fact]
    public async Task An_image_that_cannot_be_read_is_an_error_and_the_list_goes_on()
    {
        using var server = new ApiServer(
            State(1).WithEnvelope(Documented.Account, Id(9), """{"result":{"id":7}}""")
        );
        var outcome = await server.Run("", "list", "--ids");
        Assert.Equal(ExitCode.Unreadable, outcome.ExitCode);
        Assert.Equal(["image-0"], Lines(outcome.Output));
        Assert.Contains("/result/images/1/id", outcome.Error, StringComparison.Ordinal);
        var table = await server.Run("", "list");
        Assert.EndsWith("\n1 image\n", table.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_of_standard_input_are_deleted_and_the_list_is_then_empty()
    {
        using var server = new ApiServer(State(50));
        var ids = (await server.Run("", "list", "--ids")).Output;
        var outcome = await server.Run(ids + "\n", "delete", "-", "--yes", "--at-once", "4");
        Assert.Equal((0, "50 deleted\n"), (outcome.ExitCode, outcome.Error));
        Assert.Equal(
            50,
            Lines(outcome.Output)
                .Count(static line => line.StartsWith("deleted", StringComparison.Ordinal))
        );
        Assert.Empty(server.State.Images);
    }

    [Fact]
    public async Task Failures_are_reported_counted_and_can_be_piped_back_in()
    {
        using var server = new ApiServer(State(3));
        var list = Path.Combine(folder, "failed.txt");
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

    [Theory]
    [InlineData("get - --sandbox <&-")]
    [InlineData("get - --sandbox < /")]
    [InlineData("delete - --yes --sandbox <&-")]
    [InlineData("upload - --sandbox <&-")]
    [InlineData("download - --sandbox < /")]
    public async Task Standard_input_that_cannot_be_read_is_an_error(string command)
    {
        if (OperatingSystem.IsWindows())
            return;
        var outcome = await Shell.Run($"exec cfimages {command}");
        Assert.Equal((ExitCode.Usage, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(
            "can't read standard input: ",
            Lines(outcome.Error)[0],
            StringComparison.Ordinal
        );
        Assert.Equal("Nothing was sent.", Lines(outcome.Error)[1]);
    }

    [Fact]
    public async Task A_line_that_is_far_too_long_for_an_id_ends_the_input()
    {
        using var server = new ApiServer(State(2));
        foreach (var end in new[] { "\n", "\r\n", "\r" })
        {
            var outcome = await server.Run(
                $"image-0{end}{end}{new string('x', 16_384)}{end}image-1{end}{new string('x', 20_000)}",
                "get",
                "-",
                "--json"
            );
            Assert.Equal(
                (ExitCode.SomeFailed, 2),
                (outcome.ExitCode, Lines(outcome.Output).Length)
            );
            Assert.EndsWith(
                "\n2 fetched, 1 failed\nerror: can't read standard input: a line is too long for an id\n",
                outcome.Error,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Ids_that_break_off_are_an_error_after_those_before_are_done()
    {
        using var server = new ApiServer(State(1));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.Run(
            ["get", "-", "--json"],
            new Host(
                output,
                error,
                () => new BreakingOff("image-0\nimage-1"u8.ToArray()),
                name => server.Variables.GetValueOrDefault(name),
                false,
                false
            )
        );
        Assert.Equal(ExitCode.SomeFailed, code);
        Assert.Single(Lines(output.ToString()));
        Assert.Equal(
            "1 fetched\nerror: can't read standard input: broken\n",
            error.ToString().ReplaceLineEndings("\n")
        );
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

    [Fact]
    public async Task A_resume_file_that_cannot_be_written_ends_the_run_with_an_error()
    {
        if (!File.Exists("/dev/full"))
            return;
        using var server = new ApiServer(State(1));
        var outcome = await server.Run("other\nimage-0\n", "get", "-", "--resume", "/dev/full");
        Assert.Equal((ExitCode.Unwritable, 0), (outcome.ExitCode, server.State.Requests));
        Assert.StartsWith(
            "error: can't write the resume file: ",
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
        var list = Path.Combine(folder, "failed.txt");
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
    [InlineData("get")]
    [InlineData("delete", "--yes")]
    [InlineData("download")]
    public async Task An_id_that_no_image_can_have_is_refused_before_the_others_are_sent(
        string command,
        params string[] options
    )
    {
        using var server = new ApiServer(State(1));
        var outcome = await server.Run("", [command, "image-0", "keys", .. options]);
        Assert.Equal((ExitCode.Usage, 0), (outcome.ExitCode, server.State.Requests));
        Assert.EndsWith("Nothing was sent.\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_of_many_come_as_json_lines()
    {
        using var server = new ApiServer(State(3));
        var outcome = await server.Run("", "get", "image-0", "image-2", "--json");
        Assert.Equal((0, "2 fetched\n"), (outcome.ExitCode, outcome.Error));
        Assert.Equal(
            ["image-0", "image-2"],
            Lines(outcome.Output)
                .Select(static line => $"{((ImageId)Read(Image.Codec.Parse(line)).Id)}")
                .Order()
        );
    }

    [Theory]
    [InlineData("delete", "a", "b")]
    [InlineData("delete", "-")]
    public async Task Deleting_several_needs_a_yes(params string[] args)
    {
        using var server = new ApiServer(State(1));
        var outcome = await server.Run("image-0\n", args);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains("--yes", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, server.State.Requests);
    }

    [Theory]
    [InlineData("y\n", 0, 2)]
    [InlineData("YES\n", 0, 2)]
    [InlineData("n\n", 2, 0)]
    [InlineData("", 2, 0)]
    public async Task On_a_terminal_it_asks(string answer, int exitCode, int requests)
    {
        using var server = new ApiServer(State(2));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.Run(
            ["delete", "image-0", "image-1"],
            new Host(
                output,
                error,
                () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(answer)),
                name => server.Variables.GetValueOrDefault(name),
                false,
                false
            )
            {
                InputIsTerminal = true,
            }
        );
        Assert.Equal((exitCode, requests), (code, server.State.Requests));
        Assert.StartsWith("Delete 2 images? [y/N] ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_was_interrupted_does_each_exactly_once()
    {
        using var server = new ApiServer(State(40));
        var file = Path.Combine(folder, "resume.ndjson");
        var ids = string.Concat(Enumerable.Range(0, 40).Select(static i => $"image-{i}\n"));
        // As an interrupted run leaves it: some are done, one was sent but got no reply, and the last line is cut off.
        await server.Run("image-0\nimage-1\nimage-2\n", "delete", "-", "--yes", "--resume", file);
        await server.Run("image-3\n", "delete", "-", "--yes");
        await File.AppendAllTextAsync(
            file,
            """
            {"key":"image-3","state":"started"}
            {"key":"image-4","sta
            """.ReplaceLineEndings("\n")
        );
        var outcome = await server.Run(ids, "delete", "-", "--yes", "--resume", file);
        Assert.Equal(
            (0, "37 deleted, 3 skipped (already done)\n"),
            (outcome.ExitCode, outcome.Error)
        );
        Assert.Empty(server.State.Images);
        Assert.Equal(
            """{"version":1,"command":"delete","account":"023e105f4ecef8ad9ca31a8372d0c353"}""",
            File.ReadLines(file).First()
        );
        var again = await server.Run(ids, "delete", "-", "--yes", "--resume", file);
        Assert.Equal((0, "0 deleted, 40 skipped (already done)\n"), (again.ExitCode, again.Error));
    }

    [Fact]
    public async Task A_resume_file_of_another_command_or_account_is_refused()
    {
        using var server = new ApiServer(State(1));
        var file = Path.Combine(folder, "resume.ndjson");
        await server.Run("", "get", "image-0", "--resume", file);
        foreach (
            var args in new string[][]
            {
                ["delete", "image-0", "--resume", file],
                ["get", "image-0", "--resume", file, "--account", "other"],
                ["get", "image-0", "--resume", Path.Combine(folder, "none", "file")],
                ["get", "image-0", "--failed", Path.Combine(folder, "none", "file")],
            }
        )
        {
            var requests = server.State.Requests;
            var outcome = await server.Run("", args);
            Assert.Equal(ExitCode.Usage, outcome.ExitCode);
            Assert.EndsWith("Nothing was sent.\n", outcome.Error, StringComparison.Ordinal);
            Assert.Equal(requests, server.State.Requests);
        }
    }

    [Fact]
    public async Task A_file_that_is_too_large_for_a_resume_file_is_refused_with_the_limit()
    {
        var file = Path.Combine(folder, "large");
        // A hole, which takes no space.
        await using (var large = File.Create(file))
            large.SetLength(3L << 30);
        var outcome = await Process.Run("get", "a", "b", "--sandbox", "--resume", file);
        Assert.Equal(
            (
                ExitCode.Usage,
                $"error: --resume: can't open {file}: it is larger than 1023 MiB\nNothing was sent.\n"
            ),
            (outcome.ExitCode, outcome.Error)
        );
    }

    [Theory]
    [InlineData("one line")]
    [InlineData("a\nb")]
    [InlineData("\u00E9\u00E9\n\u00FFx")]
    [InlineData("""{"version":1,"command":"delete""")]
    public async Task A_file_that_is_no_resume_file_is_refused_and_stays_as_it_is(string text)
    {
        var file = Path.Combine(folder, "mine");
        // Some of it is not UTF-8.
        await File.WriteAllTextAsync(file, text, Encoding.Latin1);
        using var server = new ApiServer(State(1));
        var outcome = await server.Run("", "get", "image-0", "--resume", file);
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains("is not a resume file", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(file, Encoding.Latin1));
        Assert.Equal(0, server.State.Requests);
    }

    [Theory]
    [InlineData(0, "1 fetched\n")]
    [InlineData(20, "1 fetched\n")]
    [InlineData(int.MaxValue, "0 fetched, 1 skipped (already done)\n")]
    public async Task A_resume_file_is_read_up_to_where_it_was_cut_off_even_after_a_byte_order_mark(
        int length,
        string said
    )
    {
        using var server = new ApiServer(State(1));
        var file = Path.Combine(folder, "resume.ndjson");
        await server.Run("", "get", "image-0", "--resume", file);
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text[..Math.Min(length, text.Length)], Encoding.UTF8);
        var outcome = await server.Run("", "get", "image-0", "--resume", file);
        Assert.Equal((0, said), (outcome.ExitCode, outcome.Error));
        Assert.Equal(text, await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData]
    [InlineData("--failed")]
    public async Task A_resume_file_in_use_is_refused(params string[] option)
    {
        using var server = new ApiServer(State(1));
        var file = Path.Combine(folder, "resume.ndjson");
        // Of another run, or of the same one.
        using var other =
            option.Length == 0
                ? (ResumeFile)ResumeFile.Open(file, "get", Documented.Account)
                : null;
        var outcome = await server.Run(
            "",
            ["get", "image-0", "--resume", file, .. option.Select(name => $"{name}={file}")]
        );
        Assert.Equal((ExitCode.Usage, 0), (outcome.ExitCode, server.State.Requests));
        Assert.Contains("can't open ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_items_are_tried_again()
    {
        using var server = new ApiServer(State(2));
        var file = Path.Combine(folder, "resume.ndjson");
        Assert.Equal(
            ExitCode.SomeFailed,
            (await server.Run("other\nimage-0\n", "get", "-", "--resume", file)).ExitCode
        );
        var again = await server.Run("other\nimage-0\n", "get", "-", "--resume", file);
        Assert.Equal(ExitCode.SomeFailed, again.ExitCode);
        Assert.EndsWith(
            "0 fetched, 1 failed, 1 skipped (already done)\n",
            again.Error,
            StringComparison.Ordinal
        );
    }

    private sealed class BreakingOff(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, count) is var read and > 0
                ? read
                : throw new IOException("broken");
    }

    private static ImageId Id(int image) => Read(ImageId.Any($"image-{image}"));

    private static SandboxState State(int images) =>
        Enumerable
            .Range(0, images)
            .Aggregate(
                SandboxState.Empty.WithEditor(Documented.Credentials).With(Documented.Account),
                static (state, i) =>
                    state.With(
                        Documented.Account,
                        Id(i),
                        Read(
                            Image.Create(
                                id: $"image-{i}",
                                filename: $"f{i}.png",
                                creator: $"u{i % 2}",
                                meta: $$"""{"n":{{i}},"s":"x{{i}}","even":{{(i % 2 == 0 ? "true" : "false")}} }""",
                                uploaded: $"2026-01-01T00:00:{i:00}Z"
                            )
                        )
                    )
            );

    private static A Read<A>(Either<CfErrors, A> either) =>
        either.IfLeft(static errors => throw errors.ToException());

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
