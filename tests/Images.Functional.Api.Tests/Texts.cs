using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace Images.Functional.Api.Tests;

/// <summary>
/// Every text that a user can see is in <c>Texts.txt</c>: of errors, exceptions, help and log. A change of words is deliberate: run the tests with
/// <c>ACCEPT_API=true</c>, and read what changed in the file as a user would.
/// </summary>
public sealed partial class Texts
{
    // Their strings are values for tests.
    private const string Generators = "Images.Functional.Generators";

    [Fact]
    public void Are_what_was_reviewed()
    {
        var file = Path.Combine(Folder, "Texts.txt");
        var texts = string.Concat(Lines().Select(static line => line + "\n"));
        if (Environment.GetEnvironmentVariable("ACCEPT_API") == "true")
            File.WriteAllText(file, texts);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), texts);
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
            .GetFiles(Path.Combine(Folder, "..", "..", "src"), "*.cs", SearchOption.AllDirectories)
            .Select(static path =>
                Path.GetRelativePath(Path.Combine(Folder, "..", "..", "src"), path)
                    .Replace('\\', '/')
            )
            .Where(static path =>
                !path.Contains("/obj/", StringComparison.Ordinal)
                && !path.StartsWith(Generators, StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal)
            .SelectMany(Of);

    private static IEnumerable<string> Of(string path)
    {
        var texts = Literals
            .Of(File.ReadAllText(Path.Combine(Folder, "..", "..", "src", path)))
            .Where(static text => Words().IsMatch(text))
            .SelectMany(static text => text.Split('\n').Select(static line => line.Trim()))
            .Where(static line => line.Length > 0)
            .ToArray();
        return texts.Length == 0 ? [] : texts.Prepend($"== {path}");
    }

    // Two words, or a word and a value: the rest are names.
    [GeneratedRegex(@"[A-Za-z,:;.)] +[A-Za-z({]|} +[A-Za-z]")]
    private static partial Regex Words();

    private static string Folder { get; } =
        typeof(Texts)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static one => one.Key == "Folder")
            .Value!;
}
