using System.Linq;
using Xunit;

namespace Images.Functional.Generators.Tests;

/// <summary>Envelopes that are no JSON.</summary>
public class Unparsable
{
    [Fact]
    public void One_break_is_all_that_a_reader_finds() =>
        Assert.All(
            Generate.UnparsableEnvelopes.Values(200),
            static broken =>
            {
                Assert.Equal(BreakKind.Syntax, Assert.Single(broken.Breaks).Kind);
                Assert.True(Reading.FindsTheBreaks(broken), $"{broken}");
            }
        );

    [Fact]
    public void They_stay_so_as_they_get_smaller() =>
        Assert.All(
            Generate
                .UnparsableEnvelopes.Values(5)
                .SelectMany(static broken =>
                    Arbitraries.BrokenEnvelope().Shrinker(broken).Take(40)
                ),
            static broken =>
            {
                Assert.Equal(BreakKind.Syntax, Assert.Single(broken.Breaks).Kind);
                Assert.True(Reading.FindsTheBreaks(broken), $"{broken}");
            }
        );
}
