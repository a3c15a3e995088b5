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

    public static TheoryData<string> UploadNames { get; } =
    [.. FaultMatrix.UploadRows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(UploadNames))]
    public async Task Every_fault_of_an_upload_has_its_outcome_and_leaves_nothing_open(string name)
    {
        var fault = FaultMatrix.UploadRows.Single(row => row.Name == name);
        using var run = new UploadUnderTest(fault);
        var start = run.Clock.GetUtcNow();

        var result = await run.Run();

        Assert.Equal(fault.Expected, UploadFault.OutcomeOf(result));
        Assert.DoesNotContain("secret", $"{result}", StringComparison.Ordinal);
        Assert.Equal(fault.Takes, run.Clock.GetUtcNow() - start);
        Assert.Equal(0, run.Clock.Running);
        Assert.Equal(1, run.Disposals);
    }

    [Fact]
    public void The_README_says_how_many_faults_there_are_of_each_class()
    {
        Assert.Contains(
            $"{FaultMatrix.Rows.Count + FaultMatrix.UploadRows.Count} faults of servers and of files",
            Readme.Text,
            StringComparison.Ordinal
        );
        Assert.All(
            FaultMatrix
                .Classes.Select(static one => (one.Name, one.Rows.Count))
                .Concat(FaultMatrix.UploadClasses.Select(static one => (one.Name, one.Rows.Count))),
            static one =>
                Assert.Contains(
                    $"| {one.Name} | {one.Count} |",
                    Readme.Text,
                    StringComparison.Ordinal
                )
        );
    }
}
