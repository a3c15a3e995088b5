using System;
using System.Linq;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class FaultTests
{
    public static TheoryData<string> Names { get; } = [.. FaultMatrix.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_fault_has_its_outcome_in_its_time_and_leaves_nothing_running(
        string name
    )
    {
        var fault = FaultMatrix.Rows.Single(row => row.Name == name);
        var start = new ManualClock().GetUtcNow();

        var (result, clock) = await fault.Run(Calls.Token);

        Assert.Equal(fault.Expected, Outcome.Of(result.Map(static reply => reply.Value)));
        Assert.Equal(fault.Takes, clock.GetUtcNow() - start);
        Assert.InRange(fault.Takes, TimeSpan.Zero, Fault.Timeout);
        Assert.Equal(0, clock.Running);
    }

    [Fact]
    public void The_README_says_how_many_faults_there_are_of_each_class()
    {
        Assert.Contains(
            $"{FaultMatrix.Rows.Count} faults that a raw TCP server makes",
            Readme.Text,
            StringComparison.Ordinal
        );
        Assert.All(
            FaultMatrix.Classes,
            static one =>
                Assert.Contains(
                    $"| {one.Name} | {one.Rows.Count} |",
                    Readme.Text,
                    StringComparison.Ordinal
                )
        );
    }
}
