using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>Standard streams that are closed, full, or gone, in real processes.</summary>
public sealed class OutputTests
{
    private const string Get = "cfimages get 107b9558-dd06-4bbd-5fef-9c2c16bb7900 --sandbox";
    private const string Closed = "error: can't write the output: standard output is closed\n";

    [Theory]
    [InlineData(Get)]
    [InlineData(Get + " --json")]
    [InlineData("cfimages --help")]
    [InlineData("cfimages get --help")]
    [InlineData("cfimages --version")]
    public async Task Closed_standard_output_is_one_line_and_code_8(string command) =>
        Assert.Equal(
            new Outcome(ExitCode.Unwritable, "", Closed),
            await Shell.Run($"{command} >&-")
        );

    [Theory]
    [InlineData(Get)]
    [InlineData("cfimages --help")]
    [InlineData("cfimages --version")]
    public async Task Full_standard_output_is_one_line_and_code_8(string command)
    {
        if (!File.Exists("/dev/full"))
            return;
        var outcome = await Shell.Run($"{command} >/dev/full");
        Assert.Equal(ExitCode.Unwritable, outcome.ExitCode);
        Assert.StartsWith(
            "error: can't write the output: No space left on device",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task What_could_not_be_printed_was_not_fetched()
    {
        if (!File.Exists("/dev/full"))
            return;
        var id = Sandbox.Documented.Id.Value;
        var outcome = await Shell.Run($"cfimages get {id} {id} --sandbox >/dev/full");
        Assert.Equal(ExitCode.Unwritable, outcome.ExitCode);
        Assert.StartsWith("0 fetched\n", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cfimages --help")]
    [InlineData(Get + " --json")]
    public async Task An_output_beyond_the_limit_of_file_sizes_is_code_8_and_no_core_dump(
        string command
    )
    {
        var file = Path.GetTempFileName();
        try
        {
            // The managed runtime itself maps a file unless this variable forbids it. The output is longer than the limit: one block of
            // 512 or 1,024 bytes.
            var outcome = await Shell.Run(
                $"ulimit -c 0; ulimit -f 1; exec {command} >\"$FILE\"",
                ("FILE", file),
                ("DOTNET_EnableWriteXorExecute", "0")
            );
            Assert.Equal(ExitCode.Unwritable, outcome.ExitCode);
            Assert.StartsWith(
                "error: can't write the output: ",
                outcome.Error,
                StringComparison.Ordinal
            );
            Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("cfimages get other --sandbox 2>&-", ExitCode.NotFound, "")]
    [InlineData("cfimages get other --sandbox >&- 2>&-", ExitCode.NotFound, "")]
    [InlineData("cfimages get --no-such-option 2>&-", ExitCode.Usage, "")]
    [InlineData("cfimages parse no-such-file 2>&-", ExitCode.Usage, "")]
    [InlineData("cfimages --version >&- 2>&-", ExitCode.Unwritable, "")]
    [InlineData("cfimages --version <&- >&- 2>&-", ExitCode.Unwritable, "")]
    public async Task Closed_standard_error_sends_the_errors_nowhere(
        string command,
        int exitCode,
        string output
    ) => Assert.Equal(new Outcome(exitCode, output, ""), await Shell.Run(command));

    [Fact]
    public async Task Full_standard_error_leaves_the_exit_code()
    {
        if (File.Exists("/dev/full"))
            Assert.Equal(
                ExitCode.NotFound,
                (await Shell.Run("cfimages get other --sandbox 2>/dev/full")).ExitCode
            );
    }

    [Fact]
    public async Task A_command_without_output_ignores_closed_standard_output()
    {
        var outcome = await Shell.Run("cfimages get other --sandbox >&-");
        Assert.Equal(ExitCode.NotFound, outcome.ExitCode);
        Assert.DoesNotContain("standard output", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_standard_input_is_reported() =>
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: can't read standard input: standard input is closed\n"
            ),
            await Shell.Run("cfimages parse <&-")
        );

    [Fact]
    public async Task A_pipe_that_its_reader_closes_is_not_an_error()
    {
        // `read` ends when the reader is gone: only then does the command write.
        var outcome = await Shell.Run(
            "FIFO=$(mktemp -u) && mkfifo \"$FIFO\" && { read gone <\"$FIFO\"; rm \"$FIFO\"; cfimages --help; echo \"exit $?\" >&2; } | { exec <&-; echo >\"$FIFO\"; }"
        );
        Assert.Equal("exit 0\n", outcome.Error);
    }

    [Theory]
    [InlineData("en_US.ISO-8859-1")]
    [InlineData("C")]
    [InlineData("ja_JP.EUC-JP")]
    public async Task Output_is_UTF_8_in_every_locale(string locale)
    {
        var envelope = """{"success":true,"result":{"id":"x","filename":"фото.png"}}""";
        foreach (var option in (string[])["", "--json"])
        {
            using var shell = Shell.Start(
                $"exec cfimages parse - {option}",
                ("LC_ALL", locale),
                ("LANG", locale)
            );
            await shell.Input.WriteAsync(Encoding.UTF8.GetBytes(envelope), shell.Cancel);
            shell.Input.Close();
            using var bytes = new MemoryStream();
            await shell.Output.CopyToAsync(bytes, shell.Cancel);
            var text = new UTF8Encoding(false, true).GetString(bytes.ToArray());
            Assert.Contains("фото.png", text, StringComparison.Ordinal);
            Assert.False(text.StartsWith('\uFEFF'));
            Assert.Equal(ExitCode.Success, (await shell.End()).ExitCode);
        }
    }

    [Fact]
    public async Task Errors_are_UTF_8_in_every_locale() =>
        Assert.Contains(
            "can't read фото:",
            (
                await Shell.Run(
                    "cfimages parse фото",
                    ("LC_ALL", "en_US.ISO-8859-1"),
                    ("LANG", "en_US.ISO-8859-1")
                )
            ).Error,
            StringComparison.Ordinal
        );
}
