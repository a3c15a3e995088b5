using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
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
        Assert.Equal((ExitCode.SomeFailed, 1), (outcome.ExitCode, server.State.Requests));
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
    public async Task A_token_without_the_permission_ends_the_run_too()
    {
        using var server = new ApiServer(State(60)) { Fate = static () => Denied };
        var outcome = await server.Run(Ids, "delete", "-", "--yes", "--at-once", "1");
        Assert.Equal((ExitCode.SomeFailed, 1), (outcome.ExitCode, server.State.Requests));
        Assert.EndsWith($"{Rest}\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denial_after_a_success_is_the_images()
    {
        var requests = 0;
        using var server = new ApiServer(State(60))
        {
            Fate = () => requests++ == 5 ? Denied : SandboxStep.Usual,
        };
        var outcome = await server.Run(Ids, "delete", "-", "--yes", "--at-once", "1");
        Assert.Equal((ExitCode.SomeFailed, 60), (outcome.ExitCode, server.State.Requests));
        Assert.EndsWith("59 deleted, 1 failed\n", outcome.Error, StringComparison.Ordinal);
    }

    private static SandboxStep Denied { get; } =
        SandboxStep.Reply(
            new SandboxReply(
                403,
                Body: """{"success":false,"errors":[{"code":10000,"message":"Denied"}],"messages":[],"result":null}"""
            )
        );
}
