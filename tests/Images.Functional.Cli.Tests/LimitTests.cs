using System.IO;
using System.Text;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>How much the command reads.</summary>
public sealed class LimitTests
{
    private const string Envelope = """{"success":true,"result":{"id":"x"}}""";

    [Fact]
    public async Task An_endless_file_ends_at_the_limit()
    {
        if (File.Exists("/dev/zero"))
            Assert.Equal(
                new Outcome(
                    ExitCode.Unreadable,
                    "",
                    "error: /dev/zero is larger than 64 MiB. If that is right, raise the limit with --max-bytes.\n"
                ),
                await Process.Run("parse", "/dev/zero")
            );
    }

    [Fact]
    public async Task Endless_standard_input_ends_at_the_limit()
    {
        if (File.Exists("/dev/zero"))
            Assert.Equal(
                new Outcome(
                    ExitCode.Unreadable,
                    "",
                    "error: standard input is larger than 64 MiB. If that is right, raise the limit with --max-bytes.\n"
                ),
                await Shell.Run("cfimages parse - </dev/zero")
            );
    }

    [Theory]
    [InlineData(-1, ExitCode.Unreadable)]
    [InlineData(0, ExitCode.Success)]
    [InlineData(1, ExitCode.Success)]
    public async Task The_limit_itself_is_allowed_in_a_file_and_in_standard_input(
        int more,
        int exitCode
    )
    {
        var limit = $"--max-bytes={Envelope.Length + more}";
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Envelope);
            Assert.Equal(exitCode, (await Process.Run("parse", file, limit)).ExitCode);
            Assert.Equal(exitCode, (await Process.RunWithInput(Envelope, "parse", limit)).ExitCode);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Input_in_small_pieces_is_read_whole()
    {
        var bytes = Encoding.UTF8.GetBytes(new string('x', 100_000));
        using var input = new Trickle(bytes);
        Assert.Equal(bytes, (await BoundedReader.Read(input, 100_000, default))!.Value.ToArray());
    }

    [Fact]
    public async Task The_option_raises_the_limit()
    {
        var large = Envelope + new string(' ', ParseCommand.DefaultMaxBytes);
        Assert.Equal(ExitCode.Unreadable, (await Process.RunWithInput(large, "parse")).ExitCode);
        Assert.Equal(
            ExitCode.Success,
            (await Process.RunWithInput(large, "parse", "--max-bytes", "65MiB")).ExitCode
        );
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("MB")]
    [InlineData("1.5MB")]
    [InlineData("3GiB")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public async Task A_size_that_is_none_is_bad_usage(string size)
    {
        var outcome = await Process.RunWithInput(Envelope, "parse", $"--max-bytes={size}");
        Assert.Equal(ExitCode.Usage, outcome.ExitCode);
        Assert.Contains("--max-bytes", outcome.Error, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5000", 5_000)]
    [InlineData("5000B", 5_000)]
    [InlineData("10MB", 10_000_000)]
    [InlineData("10 mb", 10_000_000)]
    [InlineData("3kB", 3_000)]
    [InlineData("1GiB", 1 << 30)]
    [InlineData("2GB", 2_000_000_000)]
    public void Sizes_are_numbers_with_or_without_a_unit(string text, int bytes) =>
        Assert.Equal(bytes, ByteSize.Read(text));

    [Theory]
    [InlineData("error: reply: larger than the limit of 1 MiB\n", "a")]
    [InlineData("error: a: reply: larger than the limit of 1 MiB\n", "a", "b")]
    public async Task A_reply_that_is_too_large_is_an_error_without_advice_for_programs(
        string error,
        params string[] ids
    )
    {
        using var server = new ApiServer(SandboxState.WithDocumentedImage)
        {
            Fate = static () =>
                SandboxStep.Reply(new SandboxReply(200, Body: new string(' ', (1 << 20) + 1))),
        };
        var outcome = await server.Run("", ["get", .. ids]);
        Assert.Contains(error, outcome.Error, System.StringComparison.Ordinal);
        Assert.DoesNotContain("Maximum", outcome.Error, System.StringComparison.Ordinal);
        if (ids.Length == 1)
            Assert.Equal(ExitCode.Unreadable, outcome.ExitCode);
    }

    // One byte for each call, and no length.
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(System.Span<byte> buffer) => base.Read(buffer[..1]);

        public override System.Threading.Tasks.ValueTask<int> ReadAsync(
            System.Memory<byte> buffer,
            System.Threading.CancellationToken cancellationToken = default
        ) => base.ReadAsync(buffer[..1], cancellationToken);
    }
}
