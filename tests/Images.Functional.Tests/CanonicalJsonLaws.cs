using System.Text;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>JSON in canonical form stays as it is; white space between tokens and unnecessary escapes go.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 300 / Law.Share)]
public class CanonicalJsonLaws
{
    [Property]
    public void A_canonical_text_stays(JsonText json) =>
        Assert.Equal(json.Value, Canonical(json.Value));

    [Property]
    public void White_space_between_tokens_goes(JsonText json) =>
        Assert.Equal($"[{json.Value}]", Canonical($"[ {json.Value}\t]\r\n"));

    [Theory]
    [InlineData("null", "null")]
    [InlineData("-1.5E+3", "-1.5E+3")]
    [InlineData("\" , : \"", "\" , : \"")]
    [InlineData("[ ]", "[]")]
    [InlineData("{ }", "{}")]
    [InlineData("[1 , [ ] , { } , [2, \"3\"], true]", """[1,[],{},[2,"3"],true]""")]
    [InlineData("""{"a" :[{"b": " "},{}],"c d":{}}""", """{"a":[{"b":" "},{}],"c d":{}}""")]
    [InlineData("[\n1]", "[1]")]
    [InlineData("\"\\u0061\"", "\"a\"")]
    [InlineData("[[\"\\u000A\"]]", "[[\"\\n\"]]")]
    [InlineData("{\"\\\"\":1}", "{\"\\\"\":1}")]
    public void A_text_becomes_canonical(string json, string canonical) =>
        Assert.Equal(canonical, Canonical(json));

    private static string Canonical(string json) => CanonicalJson.Of(Encoding.UTF8.GetBytes(json));
}
