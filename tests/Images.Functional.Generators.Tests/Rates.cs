using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
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
        Assert.Equal(All[generator].Rates, Remarks(generator));

    [Fact]
    public void Every_generator_has_its_rates() =>
        Assert.Equal(
            typeof(Generate)
                .GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(static member =>
                    member is PropertyInfo or MethodInfo { IsSpecialName: false }
                )
                .Select(static member => member.Name)
                .Order(StringComparer.Ordinal),
            All.Keys.Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_same_seed_makes_the_same_values() =>
        Assert.Equal(
            Generate.EnvelopeTexts.Values(20).Select(static t => t.Text),
            Generate.EnvelopeTexts.Values(20).Select(static t => t.Text)
        );

    private static string? Remarks(string generator) =>
        Documentation
            .Descendants("member")
            .Single(member =>
                Regex.IsMatch(
                    (string)member.Attribute("name")!,
                    $@"^[PM]:Images\.Functional\.Generators\.Generate\.{generator}(`|$)"
                )
            )
            .Element("remarks")
            is { Value: var remarks }
            ? Regex.Replace(remarks.Trim(), @"\s+", " ")
            : null;
}
