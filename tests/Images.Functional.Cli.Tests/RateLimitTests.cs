using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary>Commands that the API answers with 429.</summary>
public sealed class RateLimitTests : TempFolderTest
{
    [Theory]
    [InlineData("get", "image-0")]
    [InlineData("upload", "a.gif")]
    [InlineData("download", "image-0", "--output", "down.gif")]
    public async Task A_single_one_fails_with_its_own_code(params string[] args)
    {
        Write("a.gif");
        using var server = new ApiServer(State(1))
        {
            Fate = static () => SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromMinutes(5))),
        };
        var outcome = await server.Run(
            "",
            [
                .. args.Select(arg =>
                    arg.EndsWith(".gif", StringComparison.Ordinal) ? Place(arg) : arg
                ),
            ]
        );
        Assert.Equal((ExitCode.RateLimited, 1), (outcome.ExitCode, server.State.Requests));
    }

    [Theory]
    [InlineData("", "^The rate limit is reached: waiting [123] s\\.\n2 fetched\n$")]
    [InlineData("--quiet", "^$")]
    public async Task A_run_of_many_says_that_it_waits(string option, string said)
    {
        var requests = 0;
        using var server = new ApiServer(State(2))
        {
            Fate = () =>
                Interlocked.Increment(ref requests) == 1
                    ? SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromSeconds(3)))
                    : SandboxStep.Usual,
        };
        string[] get = ["get", "image-0", "image-1", option];
        var outcome = await server.Run("", [.. get.Where(static arg => arg.Length > 0)]);
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Matches(said, outcome.Error);
    }

    [Fact]
    public async Task A_single_one_is_retried_only_as_often_as_asked()
    {
        Write("a.gif");
        var requests = 0;
        using var server = new ApiServer(State(1))
        {
            Fate = () =>
                requests++ == 0
                    ? SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromSeconds(1)))
                    : SandboxStep.Usual,
        };
        var outcome = await server.Run("", "upload", Place("a.gif"), "--retries=0");
        Assert.Equal((ExitCode.RateLimited, 1), (outcome.ExitCode, requests));
    }
}
