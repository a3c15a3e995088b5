using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace Images.Functional.Tests.Codecs;

/// <summary>Every text at both its limits and one beyond them, counted in Unicode characters: one of two UTF-16 units is one.</summary>
public class Limits
{
    // Texts that are numbers, words or names: the laws of listings are theirs.
    private static readonly string[] OfAForm =
    [
        nameof(PageSize),
        nameof(SortOrders),
        nameof(MetadataField),
    ];

    private static readonly Dictionary<string, object> All = typeof(Text<>)
        .Assembly.GetTypes()
        .Where(static type => !type.ContainsGenericParameters)
        .SelectMany(static type =>
            type.GetProperties(
                BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly
            )
        )
        .Where(static property =>
            property.PropertyType.IsGenericType
            && property.PropertyType.GetGenericTypeDefinition() == typeof(Text<>)
        )
        .Where(static property => !OfAForm.Contains(property.DeclaringType!.Name))
        .ToDictionary(
            static property => property.DeclaringType!.Name,
            static property => property.GetValue(null)!
        );

    // What such a text begins with, where its length is not all that is checked.
    private static readonly Dictionary<string, (string Before, string After)> Forms = new()
    {
        [nameof(UploadUrl)] = ("https://a/", ""),
        [nameof(SourceUrl)] = ("https://a/", ""),
        [nameof(VariantUrl)] = ("https://a/", ""),
        [nameof(Timestamp)] = ("2014-01-02T02:20:00.1", "Z"),
    };

    // What such a text is made of, where only some characters are allowed.
    private static readonly Dictionary<string, string[]> Units = new()
    {
        [nameof(Timestamp)] = ["7"],
        [nameof(AccountHash)] = ["a", "_"],
    };

    public static TheoryData<string> Names => new(All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_text_is_read_from_its_least_to_its_largest_length(string text) =>
        typeof(Limits)
            .GetMethod(nameof(Hold), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(All[text].GetType().GetGenericArguments())
            .Invoke(null, [text, All[text]]);

    [Fact]
    public void A_lone_surrogate_is_refused() =>
        VariantId.Create("a\ud83d").Left().Only<CfError.Constraint>();

    [Theory]
    [InlineData("0.9999999999999999999999999999", false)]
    [InlineData("1", true)]
    [InlineData("1.0000000000000000000000000001", true)]
    [InlineData("79228162514264337593543950335", true)]
    public void Pixels_are_one_or_more(string json, bool isRead) =>
        Assert.Equal(isRead, Pixels.Codec.Parse(json).IsRight);

    [Theory]
    [InlineData("3599", false)]
    [InlineData("3600", true)]
    [InlineData("31536000", true)]
    [InlineData("31536001", false)]
    public void Browsers_cache_for_an_hour_to_a_year(string json, bool isRead) =>
        Assert.Equal(isRead, BrowserTtl.Codec.Parse(json).IsRight);

    private static void Hold<A>(string name, Text<A> text)
    {
        var form = Forms.GetValueOrDefault(name, ("", ""));
        var fixedLength = form.Item1.Length + form.Item2.Length;
        var codec = Json.Of(text);
        foreach (var unit in Units.GetValueOrDefault(name, ["a", "é", "😀"]))
        foreach (var characters in Lengths(text).Where(n => n >= fixedLength || n < text.Minimum))
        {
            var isRight = characters >= text.Minimum && characters <= text.Maximum;
            var value =
                isRight || characters > text.Maximum
                    ? form.Item1
                        + string.Concat(Enumerable.Repeat(unit, characters - fixedLength))
                        + form.Item2
                    : string.Concat(Enumerable.Repeat(unit, characters));
            Assert.Equal(
                (name, unit, characters, isRight),
                (name, unit, characters, text.Create(value).IsRight)
            );
            Assert.Equal(
                isRight,
                codec.Parse(System.Text.Json.JsonSerializer.Serialize(value)).IsRight
            );
            text.Create(value).IfRight(made => Assert.Equal(value, text.Show(made)));
        }
    }

    private static IEnumerable<int> Lengths<A>(Text<A> text) =>
        new[] { text.Minimum - 1, text.Minimum, text.Minimum + 1 }
            .Concat(
                text.Maximum == int.MaxValue
                    ? [5000]
                    : [text.Maximum - 1, text.Maximum, text.Maximum + 1]
            )
            .Where(static length => length >= 0);
}
