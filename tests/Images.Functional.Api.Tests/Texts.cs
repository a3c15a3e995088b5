using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Images.Functional.Api.Tests;

/// <summary>
/// Every text that a user can see is in <c>Texts.txt</c>: of errors, exceptions, help and log. A change of words is deliberate: run the tests with
/// <c>ACCEPT_API=true</c>, and read what changed in the file as a user would.
/// </summary>
public sealed partial class Texts
{
    private static readonly string Source = Path.Combine(Reviewed.Folder, "..", "..", "src");

    // Their strings are values for tests.
    private const string Generators = "Images.Functional.Generators";

    [Fact]
    public void Are_what_was_reviewed()
    {
        Reviewed.Is("Texts.txt", string.Concat(Lines().Select(static line => line + "\n")));
    }

    [Theory]
    [InlineData("""var a = "no such id"; // "a comment" """, "no such id")]
    [InlineData(
        """var a = $"{(b ? "one of" : "none of")} the ids";""",
        "one of|none of|{} the ids"
    )]
    [InlineData("""var a = @"a ""b"" c"; var c = '"'; var d = "d e";""", "a \"\"b\"\" c|d e")]
    [InlineData(""""var a = $$"""{"b c": {{d("e f")}}}""";"""", "e f|{\"b c\": {}}")]
    public void Are_found_in_code(string code, string expected) =>
        Assert.Equal(expected.Split('|'), Literals.Of(code));

    private static IEnumerable<string> Lines() =>
        Directory
            .GetFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Source, path).Replace('\\', '/'))
            .Where(static path =>
                !path.Contains("/obj/", StringComparison.Ordinal)
                && !path.StartsWith(Generators, StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal)
            .SelectMany(Of);

    private static IEnumerable<string> Of(string path)
    {
        var texts = Literals
            .Of(File.ReadAllText(Path.Combine(Source, path)))
            .Where(static text => Words().IsMatch(text))
            .SelectMany(static text => text.Split('\n').Select(static line => line.Trim()))
            .Where(static line => line.Length > 0)
            .ToArray();
        return texts.Length == 0 ? [] : texts.Prepend($"== {path}");
    }

    // Two words, or a word and a value: the rest are names.
    [GeneratedRegex(@"[A-Za-z,:;.)] +[A-Za-z({]|} +[A-Za-z]")]
    private static partial Regex Words();
}
