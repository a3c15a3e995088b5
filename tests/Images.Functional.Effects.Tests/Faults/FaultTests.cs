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
    public async Task Every_fault_has_its_outcome_and_leaves_no_timer(string name)
    {
        var fault = FaultMatrix.Rows.Single(row => row.Name == name);

        var (result, clock) = await fault.Run(Calls.Token);

        Assert.Equal(fault.Expected, Outcome.Of(result.Map(static reply => reply.Value)));
        Assert.Equal(0, clock.Running);
    }
}
