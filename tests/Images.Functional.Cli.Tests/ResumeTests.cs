using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using LanguageExt;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary>Runs that are recorded in a file, and continue where they stopped.</summary>
public sealed class ResumeTests : TempFolderTest
{
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

    [Fact]
    public async Task A_run_that_was_interrupted_does_each_exactly_once()
    {
        using var server = new ApiServer(State(40));
        var file = Place("resume.ndjson");
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
            """{"version":1,"command":"delete","account":"023e105f4ecef8ad9ca31a8372d0c353","service":"127.0.0.1"}""",
            File.ReadLines(file).First()
        );
        var again = await server.Run(ids, "delete", "-", "--yes", "--resume", file);
        Assert.Equal((0, "0 deleted, 40 skipped (already done)\n"), (again.ExitCode, again.Error));
    }

    [Theory]
    [InlineData("--json", "{\"id\":\"image-3\"}\n")]
    [InlineData("--quiet", "deleted  image-3\n")]
    public async Task What_an_earlier_run_has_deleted_is_printed(string option, string printed)
    {
        using var server = new ApiServer(State(0));
        var file = Place("resume.ndjson");
        string[] delete = ["delete", "image-3", "--resume", file, "--compact", option];
        await server.Run("", delete);
        var lines = await File.ReadAllLinesAsync(file);
        // The reply never came.
        await File.WriteAllLinesAsync(file, lines[..2]);
        var outcome = await server.Run("", delete);
        Assert.Equal((ExitCode.Success, printed), (outcome.ExitCode, outcome.Output));
    }

    [Fact]
    public async Task A_file_that_is_too_large_for_a_resume_file_is_refused_with_the_limit()
    {
        var file = Place("large");
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
    [InlineData(
        "{\"version\":1e99999999999,\"command\":\"get\",\"account\":\"023e105f4ecef8ad9ca31a8372d0c353\",\"service\":\"127.0.0.1\"}\n"
    )]
    public async Task A_file_that_is_no_resume_file_is_refused_and_stays_as_it_is(string text)
    {
        var file = Place("mine");
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
        var file = Place("resume.ndjson");
        await server.Run("", "get", "image-0", "--resume", file);
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text[..Math.Min(length, text.Length)], Encoding.UTF8);
        var outcome = await server.Run("", "get", "image-0", "--resume", file);
        Assert.Equal((0, said), (outcome.ExitCode, outcome.Error));
        Assert.Equal(text, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Failed_items_are_tried_again()
    {
        using var server = new ApiServer(State(2));
        var file = Place("resume.ndjson");
        Assert.Equal(
            ExitCode.SomeFailed,
            (await server.Run("other\nimage-0\n", "get", "-", "--resume", file)).ExitCode
        );
        var line = Assert.Single(
            await File.ReadAllLinesAsync(file),
            static line => line.Contains("failed", StringComparison.Ordinal)
        );
        Assert.Matches(
            """^\{"key":"other","state":"failed",.*"error":"Cloudflare says: .+"\}$""",
            line
        );
        var again = await server.Run("other\nimage-0\n", "get", "-", "--resume", file);
        Assert.Equal(ExitCode.SomeFailed, again.ExitCode);
        Assert.EndsWith(
            "0 fetched, 1 failed, 1 skipped (already done)\n",
            again.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_could_not_be_printed_is_not_done()
    {
        using var server = new ApiServer(State(5));
        var file = Place("resume.ndjson");
        using var error = new StringWriter();
        var exitCode = await CommandLine.Run(
            ["get", "-", "--json", "--at-once=4", "--resume", file],
            new Host(
                TextWriter.Null,
                error,
                static () => new MemoryStream("image-0\nimage-1\nimage-2\nimage-3\n"u8.ToArray()),
                name => server.Variables.GetValueOrDefault(name),
                false,
                false
            )
            {
                OutputIsClosed = static () => true,
            }
        );
        // Whoever closes the output has enough.
        Assert.Equal((ExitCode.Success, false), (exitCode, $"{error}".Contains("error")));
        Assert.DoesNotContain(
            "\"done\"",
            await File.ReadAllTextAsync(file),
            StringComparison.Ordinal
        );
        Assert.InRange(server.State.Requests, 1, 4);
        var again = await server.Run("image-0\nimage-1\n", "get", "-", "--resume", file);
        Assert.Equal((0, "2 fetched\n"), (again.ExitCode, again.Error));
    }

    [Fact]
    public async Task A_full_disk_ends_a_run_that_only_prints_and_it_can_be_continued()
    {
        if (!File.Exists("/dev/full"))
            return;
        var file = Place("resume.ndjson");
        var outcome = await Shell.Run(
            $"echo {Documented.Id} | cfimages get - --json --sandbox --resume {file} > /dev/full"
        );
        Assert.Equal(ExitCode.Unwritable, outcome.ExitCode);
        Assert.DoesNotContain(
            "\"done\"",
            await File.ReadAllTextAsync(file),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_download_to_another_place_is_not_done()
    {
        using var server = new ApiServer(SandboxState.WithDocumentedImage);
        var file = Place("resume.ndjson");
        foreach (
            var (folder, said) in new[]
            {
                ("a/", "1 downloaded"),
                ("b/", "1 downloaded"),
                ("b/", "0 downloaded, 1 skipped (already done)"),
                ("b", "0 downloaded, 1 skipped (already done)"),
                ("b/./", "0 downloaded, 1 skipped (already done)"),
            }
        )
        {
            var outcome = await server.Run(
                "",
                "download",
                Documented.Id.Value,
                "--output",
                Place(folder),
                "--resume",
                file
            );
            Assert.Equal((0, said + "\n"), (outcome.ExitCode, outcome.Error));
            Assert.Single(Directory.GetFiles(Place(folder)));
        }
    }

    [Theory]
    [InlineData("\n", "\r\n")]
    [InlineData(":", ": ")]
    [InlineData(",", " , ")]
    public async Task A_resume_file_may_have_white_space_of_an_editor(string old, string saved)
    {
        using var server = new ApiServer(State(2));
        var file = Place("resume.ndjson");
        string[] get = ["get", "image-0", "image-1", "--resume", file];
        await server.Run("", get);
        var text = (await File.ReadAllTextAsync(file)).Replace(
            old,
            saved,
            StringComparison.Ordinal
        );
        await File.WriteAllTextAsync(file, text);
        var outcome = await server.Run("", get);
        Assert.Equal(
            (0, "0 fetched, 2 skipped (already done)\n"),
            (outcome.ExitCode, outcome.Error)
        );
        Assert.Equal(text, await File.ReadAllTextAsync(file));
    }
}
