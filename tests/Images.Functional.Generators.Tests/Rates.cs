using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Images.Functional.Generators.Tests;

/// <summary>
/// Each class that a tester looks for occurs at the rate that the generator's documentation states, or more often: of 600 values
/// of size 50, which a fixed seed makes the same on every run.
/// </summary>
public class Rates
{
    private static readonly Dictionary<string, Rated> All = new[]
    {
        RatesOfIds.All,
        RatesOfFields.All,
        RatesOfDelivery.All,
        RatesOfImages.All,
        RatesOfErrors.All,
        RatesOfEnvelopes.All,
        RatesOfRequests.All,
        RatesOfFiles.All,
    }
        .SelectMany(static rates => rates)
        .ToDictionary(static rated => rated.Name);

    private static readonly XDocument Documentation = XDocument.Load(
        Path.ChangeExtension(typeof(Generate).Assembly.Location, ".xml")
    );

    public static TheoryData<string> Names => new(All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_class_occurs_at_its_rate(string generator) => All[generator].Check();

    [Theory]
    [MemberData(nameof(Names))]
    public void The_documentation_states_the_rates(string generator) =>
        Assert.Equal(All[generator].Rates, Documented.Single(one => one.Name == generator).Rates);

    [Fact]
    public void Every_stated_rate_and_every_narrow_generator_is_tested() =>
        Assert.Equal(
            Documented
                .Where(static one =>
                    one.Name.StartsWith("Generate.", StringComparison.Ordinal)
                    || one.Rates?.StartsWith("Of a hundred", StringComparison.Ordinal) == true
                )
                .Select(static one => one.Name)
                .Order(StringComparer.Ordinal),
            All.Keys.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_same_seed_makes_the_same_values() =>
        Assert.Equal(
            Arbitraries.EnvelopeText().Generator.Values(20).Select(static t => t.Text),
            Arbitraries.EnvelopeText().Generator.Values(20).Select(static t => t.Text)
        );

    [Fact]
    public void A_text_without_a_limit_has_no_values_at_it() =>
        Assert.Throws<ArgumentException>(static () => Generate.AtTheLimit(Timestamp.Text));

    private static IEnumerable<(string Name, string? Rates)> Documented =>
        from member in Documentation.Descendants("member")
        let name = Regex.Match(
            (string)member.Attribute("name")!,
            @"^[PM]:Images\.Functional\.Generators\.((Arbitraries|Generate)\.\w+)"
        )
        where name.Success
        select (
            name.Groups[1].Value,
            member.Element("remarks") is { Value: var remarks }
                ? Regex.Replace(remarks.Trim(), @"\s+", " ")
                : null
        );
}
