using System;
using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>
/// The reader notices whether a value is already canonical while it skips the value. A canonical value is not rewritten, and is decoded only
/// when it is read.
/// </summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 300 / Law.Share)]
public class CanonicalJsonLaws
{
    [Property]
    public void A_canonical_text_without_escapes_is_known_for_one(JsonText json) =>
        Assert.Equal(!json.Value.Contains('\\', StringComparison.Ordinal), Pass(json.Value));

    [Property]
    public void White_space_between_tokens_is_not_canonical(JsonText json) =>
        Assert.False(Pass($"[{json.Value} ]"));

    [Theory]
    [InlineData("null", true)]
    [InlineData("-1.5E+3", true)]
    [InlineData("\" , : \"", true)]
    [InlineData("[]", true)]
    [InlineData("{}", true)]
    [InlineData("""[1,[],{},[2,"3"],true]""", true)]
    [InlineData("""{"a":[{"b":" "},{}],"c d":{"e":null,"f":false}}""", true)]
    [InlineData("[ ]", false)]
    [InlineData("{ }", false)]
    [InlineData("[1, 2]", false)]
    [InlineData("[1 ,2]", false)]
    [InlineData("""{"a" :1}""", false)]
    [InlineData("""{"a": 1}""", false)]
    [InlineData("[\n1]", false)]
    [InlineData("\"\\u0061\"", false)]
    [InlineData("[[\"\\n\"]]", false)]
    [InlineData("{\"\\\"\":1}", false)]
    public void A_text_is_canonical_or_not(string json, bool isCanonical) =>
        Assert.Equal(isCanonical, Pass(json));

    // As one of two elements: neither the first byte nor the last one is the document's.
    private static bool Pass(string json)
    {
        var utf8 = Encoding.UTF8.GetBytes($"[ {json} , 7 ]");
        var reader = new Utf8JsonReader(utf8, JsonBytes.Options);
        reader.Read();
        reader.Read();
        var isCanonical = CanonicalJson.Pass(ref reader);
        Assert.Equal(utf8.Length - " , 7 ]".Length, reader.BytesConsumed);
        return isCanonical;
    }
}
