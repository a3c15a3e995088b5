using System;
using System.Linq;
using FsCheck;
using FsCheck.Experimental;
using FsCheck.Fluent;
using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>
/// Random programs of calls, through the whole client, come to what the model says: answers, requests and time. The suite runs 200;
/// <c>PROGRAMS=10000 dotnet test tests/Images.Functional.Sandbox.Tests --filter FullyQualifiedName~.ProgramLaws</c> runs more.
/// </summary>
public sealed class ProgramLaws
{
    [Fact]
    public void The_sandbox_and_its_client_agree_with_the_model() =>
        Run(Mistake.None, Campaign.Programs);

    [Theory]
    [InlineData(Mistake.NoRetry)]
    [InlineData(Mistake.LongerWaits)]
    [InlineData(Mistake.LostChange)]
    public void A_planted_mistake_is_detected(Mistake planted) =>
        Assert.Contains(
            "Falsifiable",
            Assert.ThrowsAny<Exception>(() => Run(planted, Campaign.Usual)).ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_programs_meet_every_answer_and_every_reason_to_try_again()
    {
        var calls = StateMachine
            .Generate(new Programs(Mistake.None))
            .Sample(50, new Rnd(20140102022000123UL, 7UL), 50)
            .SelectMany(static run =>
                run.Operations.Zip(
                    run.Operations.Select(static step => step.Item2).Prepend(run.Setup.Item1),
                    static (step, before) => (Before: before, After: step.Item2)
                )
            )
            .Where(static step => step.After.Requests > step.Before.Requests)
            .ToArray();

        var answers = calls
            .GroupBy(static call => call.After.Answer.StartsWith('{') ? "image" : call.After.Answer)
            .ToDictionary(static group => group.Key, static group => 100.0 * group.Count());
        Assert.All(
            new[] { "image", "404", "401", "429", "503", "dropped", "timeout" },
            answer =>
                Assert.True(answers[answer] >= calls.Length, $"{answer}: under 1 % of the calls")
        );
        Assert.All(
            new[] { 1, 2, 3 },
            requests =>
                Assert.True(
                    20 * calls.Count(call => call.After.Requests - call.Before.Requests == requests)
                        >= calls.Length,
                    $"{requests} requests: under 5 % of the calls"
                )
        );
    }

    private static void Run(Mistake planted, int programs) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(programs),
            new Programs(planted).ToProperty()
        );
}
