using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary>Ids of standard input, and inputs that end or break in odd places.</summary>
public sealed class InputTests : TempFolderTest
{
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

    [Theory]
    [InlineData("get - --sandbox <&-")]
    [InlineData("get - --sandbox < /")]
    [InlineData("delete - --yes --sandbox <&-")]
    [InlineData("upload - --sandbox <&-")]
    [InlineData("upload /dev/stdin --sandbox <&-")]
    [InlineData("upload /dev/fd/0 --sandbox <&-")]
    [InlineData("update a --meta @/dev/stdin --sandbox <&-")]
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
    public async Task Standard_input_is_read_from_where_it_stands()
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var name in new[] { "-", "/dev/stdin" })
        {
            var outcome = await Shell.Run(
                "file=$(mktemp); printf 'other\\n%s' \"$JSON\" > $file; "
                    + $"{{ read -r line; cfimages parse {name} --json --compact; }} < $file; rm $file",
                ("JSON", """{"success":true,"result":{"id":"a"}}""")
            );
            Assert.Equal(new Outcome(ExitCode.Success, "{\"id\":\"a\"}\n", ""), outcome);
        }
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
                "\n2 fetched, 1 failed\nerror: can't read standard input: a line is too long\n",
                outcome.Error,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("\u00EF\u00BB\u00BF", 2)]
    [InlineData("\u00FF\u00FE", 1)]
    [InlineData("\u00FE\u00FF", 1)]
    public async Task Only_the_byte_order_mark_of_UTF_8_is_skipped(string mark, int found)
    {
        using var server = new ApiServer(State(2));
        using var output = new StringWriter();
        using var error = new StringWriter();
        await CommandLine.Run(
            ["get", "-", "--json"],
            new Host(
                output,
                error,
                () => new MemoryStream(Encoding.Latin1.GetBytes(mark + "image-0\nimage-1\n")),
                name => server.Variables.GetValueOrDefault(name),
                false,
                false
            )
        );
        Assert.Equal(found, Lines(output.ToString()).Length);
        Assert.Equal(
            found == 1,
            error.ToString().Contains("it is not valid UTF-8", StringComparison.Ordinal)
        );
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

    private sealed class BreakingOff(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, count) is var read and > 0
                ? read
                : throw new IOException("broken");
    }
}
