using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Xunit;
using static Images.Functional.Cli.Tests.ManyImages;

namespace Images.Functional.Cli.Tests;

/// <summary>Runs of many whose credentials are refused.</summary>
public sealed class RefusedRunTests : TempFolderTest
{
    private const string Rest = "The credentials are refused: the rest was not sent.";

    private static readonly string Ids = string.Concat(
        Enumerable.Range(0, 60).Select(static i => $"image-{i}\n")
    );

    [Fact]
    public async Task A_wrong_token_ends_the_run_and_the_list_says_that_it_is_not_complete()
    {
        using var server = new ApiServer(State(60));
        var list = Place("failed");
        string[] delete = ["delete", "-", "--yes", "--at-once", "1", "--failed", list];
        var outcome = await Process.Run(
            new Dictionary<string, string>(server.Variables)
            {
                ["CLOUDFLARE_API_TOKEN"] = "another-token",
            },
            Ids,
            false,
            delete
        );
        Assert.Equal((ExitCode.Refused, 1), (outcome.ExitCode, server.State.Requests));
        Assert.Equal(
            [
                "0 deleted, 1 failed",
                Rest,
                $"{list} is not complete: the run ended before its whole input was read",
            ],
            Lines(outcome.Error)[1..]
        );
        Assert.Equal("image-0\n", await File.ReadAllTextAsync(list));
    }

    [Fact]
    public async Task If_nothing_was_left_out_nothing_says_so()
    {
        using var server = new ApiServer(State(1));
        await File.WriteAllTextAsync(Place("failed"), "earlier\n");
        var outcome = await Process.Run(
            new Dictionary<string, string>(server.Variables)
            {
                ["CLOUDFLARE_API_TOKEN"] = "another-token",
            },
            "",
            false,
            "delete",
            "image-0",
            "--failed",
            Place("failed")
        );
        Assert.Equal(ExitCode.Refused, outcome.ExitCode);
        Assert.Equal("0 deleted, 1 failed", Lines(outcome.Error)[^1]);
        Assert.Equal("image-0\n", await File.ReadAllTextAsync(Place("failed")));
        Assert.Single(Folder.GetFiles());
    }

    [Fact]
    public async Task What_waited_when_the_run_ended_was_not_done()
    {
        var requests = 0;
        using var server = new ApiServer(
            State(6) with
            {
                Limit = new RateLimitPolicy("default", 2, TimeSpan.FromMinutes(5)),
            }
        )
        {
            Fate = () => Interlocked.Increment(ref requests) == 1 ? SandboxStep.Usual : Refused,
        };
        var resume = Place("resume");
        string[] get = ["get", "-", "--at-once", "4", "--resume", resume];
        var outcome = await server.Run(Ids, get);
        Assert.Equal(2, requests);
        Assert.Contains("1 fetched, 1 failed", outcome.Error, StringComparison.Ordinal);
        var states = (await File.ReadAllLinesAsync(resume))
            .Skip(1)
            .Select(static line => line.Split('"'))
            .GroupBy(static parts => parts[3], static parts => parts[7]);
        Assert.All(states, static states => Assert.NotEqual("started", states.Last()));
    }

    [Fact]
    public async Task A_denial_is_of_one_image()
    {
        var requests = 0;
        using var server = new ApiServer(State(60))
        {
            Fate = () => requests++ is 0 or 5 ? Denied : SandboxStep.Usual,
        };
        var outcome = await server.Run(Ids, "delete", "-", "--yes", "--at-once", "1");
        Assert.Equal((ExitCode.SomeFailed, 60), (outcome.ExitCode, server.State.Requests));
        Assert.EndsWith("58 deleted, 2 failed\n", outcome.Error, StringComparison.Ordinal);
    }

    private static SandboxStep Refused { get; } =
        SandboxStep.Reply(SandboxReply.Refusal(401, 10000, "Authentication error"));

    private static SandboxStep Denied { get; } =
        SandboxStep.Reply(SandboxReply.Refusal(403, 10000, "Denied"));
}
