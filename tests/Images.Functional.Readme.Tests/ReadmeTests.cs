namespace Gallery;

/// <summary>Every C# snippet of the README is code of this project, in the README's order, with the README's usings.</summary>
public sealed class ReadmeTests
{
    private static readonly string[] Files =
    [
        "Snippets.cs",
        "Workflow.cs",
        "OwnProperty.cs",
        "RetryOnAClock.cs",
        "WebApi.cs",
    ];

    [Fact]
    public void Every_snippet_is_code_that_is_built() =>
        Assert.Equal(
            Files
                .SelectMany(static file =>
                    Blocks(Resource(file), @"^ *// <snippet>\n(.*?)^ *// </snippet>$")
                )
                .Prepend(Resource("Usings.cs").Replace("global using", "using"))
                .Prepend(Resource("Program.cs"))
                .Select(Unspaced),
            Shown.Select(Unspaced)
        );

    [Fact]
    public void The_snippets_have_no_usings_but_the_stated_ones() =>
        Assert.All(
            Files,
            static file =>
                Assert.StartsWith("namespace Gallery;", Resource(file).TrimStart('\uFEFF'))
        );

    [Fact]
    public void The_first_program_has_at_most_ten_lines() =>
        Assert.InRange(Shown[0].TrimEnd().Split('\n').Length, 1, 10);

    // The README is in the packages, where a relative link leads nowhere.
    [Fact]
    public void Every_link_is_absolute() =>
        Assert.All(
            Regex
                .Matches(
                    Resource("README.md"),
                    @"\]\(([^)]*)\)|^\[[^]]+\]: *(\S+)|(?:href|src)=""([^""]*)""",
                    RegexOptions.Multiline
                )
                .Select(static link => string.Concat(link.Groups.Values.Skip(1))),
            static target => Assert.StartsWith("https://", target)
        );

    private static string[] Shown { get; } =
        Blocks(Resource("README.md"), @"^```csharp\n(.*?)^```$");

    private static string[] Blocks(string text, string pattern) =>
        [
            .. Regex
                .Matches(text, pattern, RegexOptions.Multiline | RegexOptions.Singleline)
                .Select(static match => match.Groups[1].Value),
        ];

    // The formatter lays the built code out anew.
    private static string Unspaced(string code) => Regex.Replace(code, @"\s+|,(?=\s*\))", "");

    private static string Resource(string name)
    {
        using var reader = new StreamReader(
            typeof(ReadmeTests).Assembly.GetManifestResourceStream(name)!
        );
        return reader.ReadToEnd();
    }
}
