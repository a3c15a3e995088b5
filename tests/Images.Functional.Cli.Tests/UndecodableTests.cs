using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>Bytes that are not UTF-8 reach the command as U+FFFD, and would ask for another image.</summary>
public sealed class UndecodableTests
{
    private const string Read = "caf\uFFFD";
    private static readonly byte[] NotUtf8 = [.. "caf"u8, 0xE9];
    private static readonly byte[] Real = Encoding.UTF8.GetBytes(Read);

    [Theory]
    [InlineData("get", Read, "--sandbox")]
    [InlineData("get", "--sandbox", "--", Read)]
    [InlineData("get", "x", "--sandbox", "--account=" + Read)]
    [InlineData("parse", Read)]
    [InlineData("serve", "--token=" + Read)]
    [InlineData(Read)]
    [InlineData("get", "--" + Read)]
    public async Task An_argument_that_is_not_UTF8_is_refused_by_its_number_because_it_may_be_a_secret(
        params string[] args
    )
    {
        var index = Array.FindIndex(
            args,
            static arg => arg.EndsWith(Read, StringComparison.Ordinal)
        );
        var what = $"error: argument {index + 1} is not valid UTF-8";
        Assert.Equal(
            new Outcome(ExitCode.Usage, "", $"{what}\n{HelpTests.Hint(args)}"),
            await Run([], Entries(["dotnet", "cfimages.dll"], args, NotUtf8), null, args)
        );
        // Where the system doesn't show the bytes, a real U+FFFD can't be told from a wrong byte.
        foreach (var file in new byte[]?[] { null, [], Entries([], ["other"], Real) })
            Assert.Equal(
                new Outcome(ExitCode.Usage, "", $"{what}, or holds U+FFFD\n{HelpTests.Hint(args)}"),
                await Run([], file, null, args)
            );
    }

    [Fact]
    public async Task A_real_replacement_character_is_asked_for()
    {
        string[] args = ["get", Read, "--sandbox"];
        Assert.Equal(
            ExitCode.NotFound,
            (await Run([], Entries(["cfimages"], args, Real), null, args)).ExitCode
        );
    }

    [Theory]
    [InlineData("CLOUDFLARE_ACCOUNT_ID")]
    [InlineData("CLOUDFLARE_API_TOKEN")]
    [InlineData("CLOUDFLARE_EMAIL")]
    [InlineData("CLOUDFLARE_API_KEY")]
    [InlineData("CLOUDFLARE_BASE_URL")]
    public async Task A_variable_that_is_not_UTF8_is_refused_by_name(string name)
    {
        var variables = new Dictionary<string, string> { [name] = Read };
        byte[] environ = [.. Encoding.UTF8.GetBytes($"A=b\0{name}="), .. NotUtf8, 0];
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                $"error: {name} is not valid UTF-8\nNothing was sent.\n"
            ),
            await Run(variables, null, environ, "get", "id")
        );
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                $"error: {name} is not valid UTF-8, or holds U+FFFD\nNothing was sent.\n"
            ),
            await Run(variables, null, null, "get", "id")
        );
        Assert.Equal(
            ExitCode.NotFound,
            (await Run(variables, null, environ, "get", "id", "--sandbox")).ExitCode
        );
    }

    [Theory]
    [MemberData(nameof(Calls.Names), MemberType = typeof(Calls))]
    public async Task An_invalid_variable_of_every_command_is_refused(string name) =>
        Assert.Equal(
            new Outcome(
                ExitCode.Usage,
                "",
                "error: CLOUDFLARE_API_TOKEN is not valid UTF-8, or holds U+FFFD\nNothing was sent.\n"
            ),
            await Run(
                new Dictionary<string, string> { ["CLOUDFLARE_API_TOKEN"] = Read },
                null,
                null,
                Calls.Of(name).Args
            )
        );

    [Fact]
    public async Task An_account_variable_that_the_option_replaces_is_not_read()
    {
        var outcome = await Run(
            new Dictionary<string, string> { ["CLOUDFLARE_ACCOUNT_ID"] = Read },
            null,
            null,
            "get",
            "id",
            "--account=a"
        );
        Assert.DoesNotContain("UTF-8", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CLOUDFLARE_EMAIL")]
    [InlineData("CLOUDFLARE_API_KEY")]
    public async Task A_variable_that_the_token_replaces_is_not_read(string name)
    {
        var outcome = await Run(
            new Dictionary<string, string>
            {
                ["CLOUDFLARE_API_TOKEN"] = "5ecret-token",
                ["CLOUDFLARE_ACCOUNT_ID"] = "account",
                ["CLOUDFLARE_BASE_URL"] = "http://127.0.0.1:1",
                [name] = Read,
            },
            null,
            null,
            "get",
            "id"
        );
        Assert.Equal(ExitCode.Unreachable, outcome.ExitCode);
    }

    [Theory]
    [InlineData(
        @"cfimages get ""$(printf 'caf\351')"" --sandbox",
        "error: argument 2 is not valid UTF-8\nTry 'cfimages get --help'.\n"
    )]
    [InlineData(
        @"CLOUDFLARE_ACCOUNT_ID=$(printf 'caf\351') cfimages get id",
        "error: CLOUDFLARE_ACCOUNT_ID is not valid UTF-8\nNothing was sent.\n"
    )]
    public async Task A_real_process_reads_the_bytes_that_the_system_shows(
        string script,
        string error
    )
    {
        if (OperatingSystem.IsLinux())
            Assert.Equal(new Outcome(ExitCode.Usage, "", error), await Shell.Run(script));
    }

    [Fact]
    public async Task A_line_with_a_NUL_is_no_id()
    {
        var outcome = await Process.RunWithInput("a\0b\0", "get", "-", "--sandbox");
        Assert.Contains(
            "image_id: it holds a NUL; write one on each line\n",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_id_of_standard_input_that_is_not_UTF8_fails_and_the_others_do_not()
    {
        if (OperatingSystem.IsWindows())
            return;
        var outcome = await Shell.Run(
            $"printf 'caf\\351\\n{Documented.Id}\\ncaf\\357\\277\\275\\n' | cfimages get - --json --sandbox"
        );
        Assert.Equal(ExitCode.SomeFailed, outcome.ExitCode);
        Assert.Contains($"{Documented.Id}", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(
            "error: caf\uFFFF: image_id: it is not valid UTF-8, or holds U+FFFF\n",
            outcome.Error,
            StringComparison.Ordinal
        );
        // A real replacement character is asked for.
        Assert.Contains(
            "error: caf\uFFFD: Cloudflare says: ",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    private static byte[] Entries(string[] program, string[] args, byte[] text) =>
        [
            .. program.SelectMany(static word => Encoding.UTF8.GetBytes(word + '\0')),
            .. args.SelectMany(arg =>
                arg.EndsWith(Read, StringComparison.Ordinal)
                    ? [.. Encoding.UTF8.GetBytes(arg[..^Read.Length]), .. text, (byte)0]
                    : Encoding.UTF8.GetBytes(arg + '\0')
            ),
        ];

    private static async Task<Outcome> Run(
        Dictionary<string, string> variables,
        byte[]? commandLine,
        byte[]? environ,
        params string[] args
    )
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.Run(
            args,
            new Host(
                output,
                error,
                static () => new MemoryStream(),
                name => variables.GetValueOrDefault(name),
                false,
                false
            )
            {
                ProcessFile = name => name == "cmdline" ? commandLine : environ,
            }
        );
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }
}
