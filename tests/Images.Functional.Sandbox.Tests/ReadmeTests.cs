using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Every snippet of the README is built and run, as <see cref="ReadmeSnippets"/>.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Every_snippet_of_the_README_is_code_that_is_built()
    {
        var shown = Blocks(ReadmeText, @"^```csharp\n(.*?)^```$");
        var built = Blocks(SnippetsText, @"^ *// <snippet>\n(.*?)^ *// </snippet>$");
        Assert.NotEmpty(shown);
        Assert.Equal(built, shown);
    }

    private static string[] Blocks(string text, string pattern) =>
        [
            .. Regex
                .Matches(text, pattern, RegexOptions.Multiline | RegexOptions.Singleline)
                .Select(static match => Unspaced(match.Groups[1].Value)),
        ];

    // The formatter lays the built code out anew.
    private static string Unspaced(string code) => Regex.Replace(code, @"\s+|,(?=\s*\))", "");

    private static string ReadmeText => Resource("README.md");

    private static string SnippetsText => Resource("ReadmeSnippets.cs");

    private static string Resource(string name)
    {
        using var reader = new StreamReader(
            typeof(ReadmeTests).Assembly.GetManifestResourceStream(name)!
        );
        return reader.ReadToEnd();
    }
}
