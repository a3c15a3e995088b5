using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Cli.Tests;

/// <summary>The command as a separate process, which a shell starts.</summary>
internal sealed class Shell : IDisposable
{
    // For a process that hangs, so that the test fails; nothing is measured by it.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);

    // A job that a script starts in the background ignores SIGINT, and so would all that it starts.
    private const string WithDefaultSignals = """
        env --default-signal true 2>&- && exec env --default-signal sh -c "$1"
        exec sh -c "$1"
        """;

    private readonly System.Diagnostics.Process process;
    private readonly CancellationTokenSource patience;

    private Shell(System.Diagnostics.Process process, TimeSpan most) =>
        (this.process, patience) = (process, new CancellationTokenSource(most));

    public Stream Input => process.StandardInput.BaseStream;

    public Stream Output => process.StandardOutput.BaseStream;

    public CancellationToken Cancel => patience.Token;

    /// <summary>Starts a script in which <c>cfimages</c> is this build of the command.</summary>
    public static Shell Start(string script, params (string Name, string Value)[] variables) =>
        Start(script, Usual, variables);

    /// <inheritdoc cref="Start(string, ValueTuple{string, string}[])"/>
    /// <param name="script">The script.</param>
    /// <param name="most">How long it may take.</param>
    /// <param name="variables">Variables of its environment.</param>
    public static Shell Start(
        string script,
        TimeSpan most,
        params (string Name, string Value)[] variables
    )
    {
        var start = new ProcessStartInfo("sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(WithDefaultSignals);
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(
            script.Replace("cfimages", "dotnet \"$CFIMAGES\"", StringComparison.Ordinal)
        );
        start.Environment["CFIMAGES"] = Path.Combine(AppContext.BaseDirectory, "cfimages.dll");
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var name in (string[])["CLOUDFLARE_API_TOKEN", "CLOUDFLARE_BASE_URL"])
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return new Shell(System.Diagnostics.Process.Start(start)!, most);
    }

    /// <summary>Runs a script to its end, on an empty standard input.</summary>
    public static async Task<Outcome> Run(
        string script,
        params (string Name, string Value)[] variables
    )
    {
        using var shell = Start(script, variables);
        shell.process.StandardInput.Close();
        return await shell.End();
    }

    /// <summary>Sends a signal to the process, which the script must have become by <c>exec</c>.</summary>
    public async Task Signal(string name)
    {
        using var kill = System.Diagnostics.Process.Start(
            "sh",
            (IEnumerable<string>)["-c", $"kill -{name} {process.Id}"]
        );
        await kill.WaitForExitAsync(Cancel);
    }

    /// <summary>Waits for the end of the process alone.</summary>
    public Task Exit() => process.WaitForExitAsync(Cancel);

    /// <summary>Waits for the end of the process, and reads what is left of its output.</summary>
    public async Task<Outcome> End()
    {
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var error = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return new Outcome(process.ExitCode, await output, await error).Recorded();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
        patience.Dispose();
    }
}
