using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>SIGINT, SIGTERM and SIGHUP, wherever the command waits.</summary>
public sealed class SignalTests
{
    [Theory]
    [InlineData("INT", ExitCode.Cancelled)]
    [InlineData("TERM", ExitCode.Terminated)]
    [InlineData("HUP", ExitCode.HungUp)]
    public async Task While_standard_input_flows(string signal, int exitCode)
    {
        using var shell = Shell.Start("exec cfimages parse -");
        // More than a pipe holds, so that the command has begun to read.
        var flow = new byte[1 << 20];
        await shell.Input.WriteAsync(flow, shell.Cancel);
        await shell.Signal(signal);
        Assert.Equal(new Outcome(exitCode, "", "cancelled\n"), await shell.End());
    }

    [Theory]
    [InlineData("INT", ExitCode.Cancelled)]
    [InlineData("TERM", ExitCode.Terminated)]
    public async Task While_waiting_for_the_network(string signal, int exitCode)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var shell = Shell.Start(
            "exec cfimages get x",
            ("CLOUDFLARE_API_TOKEN", "5ecret-token"),
            ("CLOUDFLARE_ACCOUNT_ID", "account"),
            (
                "CLOUDFLARE_BASE_URL",
                string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")
            )
        );
        using var connection = await listener.AcceptTcpClientAsync(shell.Cancel);
        await shell.Signal(signal);
        Assert.Equal(new Outcome(exitCode, "", "cancelled\n"), await shell.End());
    }

    [Fact]
    public async Task While_its_output_is_not_read()
    {
        using var shell = Shell.Start("exec cfimages parse - --json");
        var name = new string('x', 1 << 20);
        await shell.Input.WriteAsync(
            Encoding.UTF8.GetBytes(
                """{"success":true,"result":{"id":"x","more":"NAME"}}""".Replace(
                    "NAME",
                    name,
                    StringComparison.Ordinal
                )
            ),
            shell.Cancel
        );
        shell.Input.Close();
        // The first byte is out, and the pipe holds far less than the rest.
        Assert.Equal(1, await shell.Output.ReadAsync(new byte[1], shell.Cancel));
        await shell.Signal("INT");
        // Reading the output before the exit would let the command finish.
        await shell.Exit();
        var outcome = await shell.End();
        Assert.Equal(ExitCode.Cancelled, outcome.ExitCode);
        Assert.Equal("cancelled\n", outcome.Error);
        Assert.True(outcome.Output.Length < name.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("file")]
    public async Task While_a_file_comes_of_which_nothing_is_left(string output)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            using var shell = Started(
                $"cd '{folder}' && exec cfimages download x --output ./{output}",
                listener
            );
            using var connection = await listener.AcceptTcpClientAsync(shell.Cancel);
            // The file is made before the request is sent.
            Assert.NotEqual(0, await connection.GetStream().ReadAsync(new byte[1], shell.Cancel));
            Assert.Single(Directory.GetFiles(folder));
            await shell.Signal("INT");
            Assert.Equal(new Outcome(ExitCode.Cancelled, "", "cancelled\n"), await shell.End());
            Assert.Empty(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task With_standard_error_closed_the_code_is_the_same()
    {
        using var shell = Shell.Start("exec cfimages parse - 2>&-");
        await shell.Input.WriteAsync(new byte[1 << 20], shell.Cancel);
        await shell.Signal("INT");
        Assert.Equal(new Outcome(ExitCode.Cancelled, "", ""), await shell.End());
    }

    [Fact]
    public async Task While_a_named_pipe_says_nothing()
    {
        // The writer says "open" once the command has opened the other end, and then writes nothing.
        // It waits on a copy of standard input, because the shell gives a job in the background /dev/null for its own.
        using var shell = Shell.Start(
            """
            FIFO=$(mktemp -u) && mkfifo "$FIFO" || exit 1
            exec 4<&0
            { exec 3>"$FIFO"; rm "$FIFO"; echo open; read never <&4; } 2>&- &
            exec cfimages parse "$FIFO" 4<&-
            """
        );
        Assert.NotEqual(0, await shell.Output.ReadAsync(new byte[16], shell.Cancel));
        await shell.Signal("INT");
        await shell.Exit();
        shell.Input.Close();
        Assert.Equal(new Outcome(ExitCode.Cancelled, "", "cancelled\n"), await shell.End());
    }

    [Theory]
    [InlineData("keys create blog", true)]
    [InlineData("variants create small --width=1 --height=1 --fit=cover --metadata=none", true)]
    [InlineData("update x --require-signed-urls=true", true)]
    [InlineData("upload-link", true)]
    [InlineData("stats", false)]
    public async Task During_a_call_it_says_whether_it_may_have_been_carried_out(
        string call,
        bool isUncertain
    )
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var shell = Started($"exec cfimages {call}", listener);
        using var connection = await listener.AcceptTcpClientAsync(shell.Cancel);
        Assert.NotEqual(0, await connection.GetStream().ReadAsync(new byte[1], shell.Cancel));
        await shell.Signal("TERM");
        Assert.Equal(
            new Outcome(
                ExitCode.Terminated,
                "",
                isUncertain
                    ? "error: cancelled\nThe server may have carried it out: check before you send it again.\ncancelled\n"
                    : "cancelled\n"
            ),
            await shell.End()
        );
    }

    private static Shell Started(string script, TcpListener listener) =>
        Shell.Start(
            script,
            ("CLOUDFLARE_API_TOKEN", "5ecret-token"),
            ("CLOUDFLARE_ACCOUNT_ID", "account"),
            ("CLOUDFLARE_BASE_URL", $"http://{listener.LocalEndpoint}")
        );
}
