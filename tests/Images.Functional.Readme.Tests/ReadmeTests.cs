namespace Gallery;

/// <summary>Every C# snippet of a README is code of this project, and every such snippet is in a README.</summary>
public sealed class ReadmeTests
{
    private const string Top = "README.md";

    private const string Repository =
        "https://github.com/images-functional/images-functional/blob/main/";

    // A worked example longer than this would not show that an operation is easy to add.
    private const int MostLinesOfAnOperation = 40;

    private const int MostWords = 1_200;

    public static TheoryData<string> Names => [.. All];

    private static IEnumerable<string> All =>
        [
            Top,
            .. Directory
                .GetDirectories(Path.Combine(Root, "src"))
                .Select(static folder => $"src/{Path.GetFileName(folder)}/README.md"),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_snippet_is_code_that_is_built(string name) =>
        Assert.Empty(Shown(name).Select(Unspaced).Except(Built.Select(Unspaced)));

    [Fact]
    public void Every_snippet_that_is_built_is_shown() =>
        Assert.Empty(Built.Select(Unspaced).Except(All.SelectMany(Shown).Select(Unspaced)));

    [Fact]
    public void The_snippets_have_no_usings_but_the_stated_ones() =>
        Assert.All(
            Sources.Where(static file =>
                File.ReadAllText(file).Contains("// <snippet>\n", StringComparison.Ordinal)
                && Path.GetFileName(file) is not ("ReadmeTests.cs" or "AddAnOperation.cs")
            ),
            static file =>
                Assert.StartsWith(
                    "namespace Gallery;",
                    File.ReadAllText(file).TrimStart('\uFEFF'),
                    StringComparison.Ordinal
                )
        );

    [Fact]
    public void The_program_has_at_most_fifteen_lines() =>
        Assert.InRange(Shown(Top)[0].TrimEnd().Split('\n').Length, 1, 15);

    [Fact]
    public void The_README_at_the_top_is_short()
    {
        var text = Regex.Replace(
            File.ReadAllText(Path.Combine(Root, Top)),
            "^```.*?^```$|^[|].*?$",
            "",
            RegexOptions.Multiline | RegexOptions.Singleline
        );
        var words = Regex.Replace(text, @"\]\([^)]*\)", "]").Split((char[])[' ', '\n']);
        Assert.InRange(words.Count(static word => word.Any(char.IsLetterOrDigit)), 1, MostWords);
    }

    [Fact]
    public void An_operation_is_added_in_few_lines()
    {
        var example = Assert.Single(
            Shown("src/Images.Functional/README.md"),
            static block => block.Contains("record Likes", StringComparison.Ordinal)
        );
        Assert.InRange(example.TrimEnd().Split('\n').Length, 1, MostLinesOfAnOperation);
    }

    [Fact]
    public void The_examples_of_the_documentation_are_code_that_is_built()
    {
        var shown = Directory
            .GetFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(static file =>
                Blocks(File.ReadAllText(file), "<example>(.*?)</example>")
                    .Select(static block =>
                        System.Net.WebUtility.HtmlDecode(Regex.Replace(block, "///|</?code>", ""))
                    )
            )
            .Select(Unspaced)
            .ToArray();
        Assert.Equal(
            Blocks(Source("Examples.cs"), "// <example>(.*?)// </example>")
                .Select(Unspaced)
                .Order(StringComparer.Ordinal),
            shown.Order(StringComparer.Ordinal)
        );
        Assert.True(shown.Length >= 20);
    }

    // The READMEs of the projects are in the packages, where a relative link leads nowhere.
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_link_leads_to_a_file_and_a_heading(string name) =>
        Assert.All(
            Regex
                .Matches(File.ReadAllText(Path.Combine(Root, name)), @"\]\(([^)]*)\)")
                .Select(static link => link.Groups[1].Value),
            target =>
            {
                if (name != Top)
                    Assert.StartsWith("https://", target, StringComparison.Ordinal);
                var path = target.Replace(Repository, "", StringComparison.Ordinal);
                if (path.StartsWith("https://", StringComparison.Ordinal))
                    return;
                var parts = path.Split('#');
                var file = Path.Combine(Root, parts[0]);
                Assert.True(File.Exists(file), target);
                if (parts.Length > 1)
                    Assert.Contains(parts[1], Headings(file));
            }
        );

    private static IEnumerable<string> Headings(string file) =>
        Regex
            .Matches(File.ReadAllText(file), "^#+ (.*)$", RegexOptions.Multiline)
            .Select(static heading =>
                Regex
                    .Replace(heading.Groups[1].Value.ToLowerInvariant(), @"[^\w\- ]", "")
                    .Replace(' ', '-')
            );

    private static string[] Sources { get; } =
        Directory.GetFiles(Path.Combine(Root, "tests", "Images.Functional.Readme.Tests"), "*.cs");

    private static string[] Built { get; } =
    [
        Source("Program.cs"),
        Source("Usings.cs").Replace("global using", "using", StringComparison.Ordinal),
        .. Sources
            .Where(static file => Path.GetFileName(file) != "ReadmeTests.cs")
            .SelectMany(static file =>
                Blocks(File.ReadAllText(file), @"^ *// <snippet>\n(.*?)^ *// </snippet>$")
            ),
    ];

    private static string Source(string name) =>
        File.ReadAllText(Path.Combine(Root, "tests", "Images.Functional.Readme.Tests", name));

    private static string[] Shown(string name) =>
        Blocks(File.ReadAllText(Path.Combine(Root, name)), @"^```csharp\n(.*?)^```$");

    private static string[] Blocks(string text, string pattern) =>
        [
            .. Regex
                .Matches(text, pattern, RegexOptions.Multiline | RegexOptions.Singleline)
                .Select(static match => match.Groups[1].Value),
        ];

    // The formatter lays the built code out anew.
    private static string Unspaced(string code) => Regex.Replace(code, @"\s+|,(?=\s*[)}])", "");

    private static string Root => Up(AppContext.BaseDirectory);

    private static string Up(string folder) =>
        File.Exists(Path.Combine(folder, "Images.Functional.sln"))
            ? folder
            : Up(Path.GetDirectoryName(folder)!);
}
