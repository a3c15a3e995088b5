using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Every snippet of the README is built and run, as <see cref="ReadmeSnippets"/> and the samples.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Every_snippet_of_the_README_is_code_that_is_built()
    {
        var shown = Blocks(ReadmeText, @"^```csharp\n(.*?)^```$");
        var built = Built.SelectMany(static file =>
            Blocks(Resource(file), @"^ *// <snippet>\n(.*?)^ *// </snippet>$")
        );
        Assert.NotEmpty(shown);
        Assert.Equal(built, shown);
    }

    // In the README's order.
    private static readonly string[] Built =
    [
        "ReadmeSnippets.cs",
        "Workflow.cs",
        "OwnProperty.cs",
        "RetryOnAClock.cs",
        "WebApi.cs",
    ];

    private static string[] Blocks(string text, string pattern) =>
        [
            .. Regex
                .Matches(text, pattern, RegexOptions.Multiline | RegexOptions.Singleline)
                .Select(static match => Unspaced(match.Groups[1].Value)),
        ];

    // The formatter lays the built code out anew.
    private static string Unspaced(string code) => Regex.Replace(code, @"\s+|,(?=\s*\))", "");

    private static string ReadmeText => Resource("README.md");

    private static string Resource(string name)
    {
        using var reader = new StreamReader(
            typeof(ReadmeTests).Assembly.GetManifestResourceStream(name)!
        );
        return reader.ReadToEnd();
    }
}
