using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>Where in a document something is wrong.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 100 / Law.Share, EndSize = 40)]
public class JsonWalkLaws
{
    [Property]
    public void Every_byte_of_a_document_has_the_pointer_of_a_value_in_it(JsonText json)
    {
        var utf8 = Encoding.UTF8.GetBytes(json.Value);
        using var document = JsonDocument.Parse(utf8, Deep);
        Assert.All(
            Enumerable.Range(0, Math.Min(utf8.Length, 200)),
            offset =>
                Assert.True(
                    Leads(document.RootElement, JsonWalk.PointerAt(utf8, offset)),
                    $"{offset}"
                )
        );
        Assert.Equal("", JsonWalk.PointerAt(utf8, utf8.Length));
    }

    [Fact]
    public void The_pointer_is_that_of_the_token_in_which_the_byte_stands()
    {
        // To a name belongs its colon, and to any token the comma before it. A name alone is not read yet.
        (string Text, string Pointer)[] parts =
        [
            ("{\"a\":", ""),
            ("[", "/a"),
            ("1", "/a/0"),
            (",{\"b~/\":", "/a/1"),
            ("22", "/a/1/b~0~1"),
            ("}", "/a/1"),
            ("]", "/a"),
            (",\"c\":", ""),
            ("null", "/c"),
            ("}", ""),
        ];
        var utf8 = Encoding.UTF8.GetBytes(string.Concat(parts.Select(static p => p.Text)));
        Assert.Equal(
            parts.SelectMany(static p => Enumerable.Repeat(p.Pointer, p.Text.Length)),
            Enumerable.Range(0, utf8.Length).Select(at => JsonWalk.PointerAt(utf8, at))
        );
    }

    [Property]
    public void The_walk_blames_nothing_in_a_whole_document(JsonText json) =>
        Assert.Null(JsonWalk.SyntaxError(Encoding.UTF8.GetBytes(json.Value), 3));

    [Theory]
    [InlineData("", "", 0, "one JSON value", "the end")]
    [InlineData(" \r\n\t", "", 4, "one JSON value", "the end")]
    [InlineData("[", "", 1, "the rest of the JSON value", "the end")]
    [InlineData("{\"a\":", "/a", 5, "the rest of the JSON value", "the end")]
    [InlineData("{\"a\":1", "/a", 6, "the rest of the JSON value", "the end")]
    [InlineData("{\"a\":[]", "", 7, "the rest of the JSON value", "the end")]
    [InlineData("[1,[[]", "/1/0", 6, "the rest of the JSON value", "the end")]
    [InlineData("[1,x]", "/1", 3, "valid JSON", "\"x\"")]
    [InlineData("[1,[],x]", "/2", 6, "valid JSON", "\"x\"")]
    [InlineData("[1,é]", "/1", 3, "valid JSON", "\"é\"")]
    [InlineData("{\"a\":{\"b\":1},\"c\":x}", "/c", 17, "valid JSON", "\"x\"")]
    [InlineData("{\"a\":1,x}", "", 7, "valid JSON", "\"x\"")]
    [InlineData("1 x", "", 2, "only white space after the JSON value", "\"x\"")]
    [InlineData("[] \n\n x", "", 6, "only white space after the JSON value", "\"x\"")]
    [InlineData("{} {", "", 3, "only white space after the JSON value", "\"{\"")]
    [InlineData("[\n1,\n\nx]", "/1", 6, "valid JSON", "\"x\"")]
    [InlineData("\uFEFF[x]", "/0", 4, "valid JSON", "\"x\"")]
    public void Broken_json_is_blamed_where_it_breaks(
        string json,
        string pointer,
        int offset,
        string expected,
        string found
    ) =>
        Assert.Equal(
            new CfError.Malformed(pointer, offset, expected, found) { IsSyntax = true },
            JsonText.Parse(json).Left().Only<CfError.Malformed>()
        );

    [Theory]
    [InlineData('[', "at most 1,024 levels of nesting", "more")]
    [InlineData('{', "at most 1,024 levels of nesting", "more")]
    [InlineData('x', "valid JSON", "\"x\"")]
    public void Only_one_level_too_many_is_too_deep(char at, string expected, string found)
    {
        var error = JsonText.Parse(new string('[', 1024) + at).Left().Only<CfError.Malformed>();
        Assert.Equal((1024, expected, found), (error.Offset, error.Expected, error.Found));
        Assert.Equal(string.Concat(Enumerable.Repeat("/0", 1024)), error.Pointer);
    }

    // No theory: an attribute's strings are UTF-8, which can't carry what this is about.
    [Fact]
    public void Half_a_surrogate_pair_in_a_string_is_found_by_its_byte() =>
        Assert.All(
            [("\ud800", 0), ("\"é\ude00\"", 3), ("{\"success\":\ud83d", 11)],
            static half =>
            {
                var (text, offset) = half;
                var expected = new CfError.Malformed("", offset, "Unicode text", "a lone surrogate")
                {
                    IsSyntax = true,
                };
                Assert.Equal(expected, JsonText.Parse(text).Left().Only<CfError.Malformed>());
                Assert.Equal(expected, ImagesV1.ParseImage(text).Left().Only<CfError.Malformed>());
            }
        );

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = FieldLimits.JsonDepth };

    private static bool Leads(JsonElement value, string pointer) =>
        pointer.Length == 0
        || (pointer.IndexOf('/', 1) is var next and > 0 ? next : pointer.Length) is var end
            && Members(value)
                .Any(member =>
                    $"/{Escaped(member.Name)}" == pointer[..end]
                    && Leads(member.Value, pointer[end..])
                );

    private static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().Select(static m => (m.Name, m.Value)),
            JsonValueKind.Array => value.EnumerateArray().Select(static (v, i) => ($"{i}", v)),
            _ => [],
        };

    private static string Escaped(string name) =>
        string.Concat(
            name.Select(static c =>
                c switch
                {
                    '~' => "~0",
                    '/' => "~1",
                    _ => $"{c}",
                }
            )
        );
}
