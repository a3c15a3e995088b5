using System;
using System.Linq;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Faults by chance: as often as they should be, and the same for equal states.</summary>
public sealed class FaultLaws
{
    private static readonly SandboxRequest Request = new(
        "GET",
        $"/accounts/{Documented.Account}/images/v1/batch_token",
        Seq1(("Authorization", "Bearer sandbox"))
    );

    [Fact]
    public void Each_fault_is_as_often_as_it_should_be()
    {
        var outcomes = Run(
            new SandboxFaults(
                0.1,
                0.05,
                0.02,
                TimeSpan.FromMilliseconds(20),
                TimeSpan.FromMilliseconds(200)
            ),
            7
        );
        Assert.Equal(
            [(None, false), (None, true), (Some(200), true), (Some(429), false)],
            outcomes.Select(static one => (one.Status, one.HasEffect)).Distinct().Order()
        );
        Assert.InRange(outcomes.Count(static one => one.Status == 429), 900, 1100);
        Assert.InRange(
            outcomes.Count(static one => one is { Status.IsNone: true, HasEffect: false }),
            430,
            570
        );
        Assert.InRange(
            outcomes.Count(static one => one is { Status.IsNone: true, HasEffect: true }),
            150,
            250
        );
        Assert.All(outcomes, static one => Assert.InRange(one.Delay.TotalMilliseconds, 20, 200));
        Assert.True(outcomes.Average(static one => one.Delay.TotalMilliseconds) is > 105 and < 115);
    }

    [Property(MaxTest = 20)]
    public void Equal_states_have_equal_faults(long seed)
    {
        var faults = new SandboxFaults(0.3, 0.3, 0.3);
        Assert.Equal(Run(faults, seed, 50), Run(faults, seed, 50));
        Assert.NotEqual(Run(faults, seed, 50), Run(faults, unchecked(seed + 1), 50));
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0, 50, 0, 50)]
    [InlineData(50, 0, 50, 50)]
    [InlineData(50, 50, 50, 50)]
    [InlineData(50, 60, 50, 60)]
    public void A_delay_is_at_least_the_shortest_and_at_most_the_longest(
        int fastest,
        int slowest,
        int least,
        int most
    ) =>
        Assert.All(
            Run(
                new SandboxFaults(
                    Fastest: TimeSpan.FromSeconds(fastest),
                    Slowest: TimeSpan.FromSeconds(slowest)
                ),
                1,
                20
            ),
            one => Assert.InRange(one.Delay.TotalSeconds, least, most)
        );

    [Fact]
    public void A_step_of_the_script_comes_first()
    {
        var (_, outcome) = CloudflareSandbox.Handle(
            (Service.Empty with { Faults = new SandboxFaults(Drop: 1) }).WithScript(
                SandboxStep.Usual
            ),
            Request
        );
        Assert.Equal(200, outcome.Reply.Map(static reply => reply.Status));
    }

    // The effect of the request is a token.
    private static (Option<int> Status, bool HasEffect, TimeSpan Delay)[] Run(
        SandboxFaults faults,
        long seed,
        int requests = 10_000
    )
    {
        var state = Service.Empty with
        {
            Faults = faults,
            Seed = seed,
            Record = SandboxRecord.Last(1),
        };
        return
        [
            .. Enumerable
                .Range(0, requests)
                .Select(_ =>
                {
                    (state, var outcome) = CloudflareSandbox.Handle(
                        state with
                        {
                            BatchTokens = default,
                        },
                        Request
                    );
                    return (
                        outcome.Reply.Map(static reply => reply.Status),
                        !state.BatchTokens.IsEmpty,
                        outcome.Delay
                    );
                }),
        ];
    }
}
