using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>The core's folders are a line: each uses only those before it.</summary>
public partial class FolderTests
{
    private static readonly string[] Line =
    [
        "Errors",
        "Json",
        "Values",
        "Http",
        "Api",
        "Images",
        "Delivery",
    ];

    // The converter of envelopes is named by an attribute of the envelope, and knows the one type that needs no set-up.
    private static readonly (string File, string Type)[] Allowed =
    [
        ("EnvelopeJsonConverter", "Image"),
    ];

    // A word of these files is the name of a member, not of the type.
    private static readonly (string File, string Type)[] OtherWords =
    [
        ("ApiMessage", "Text"),
        ("Body", "Form"),
        ("CfError", "Body"),
    ];

    [Fact]
    public void Every_file_is_in_a_folder_of_the_line() =>
        Assert.Equal(
            Line.Order(),
            Sources().Select(static source => source.Folder).Distinct().Order()
        );

    [Fact]
    public void Each_folder_uses_only_those_before_it() =>
        Assert.Equal(
            Allowed.Concat(OtherWords).Order(),
            Sources()
                .SelectMany(source =>
                    Words(source.Code)
                        .Where(word =>
                            Types.TryGetValue(word, out var folder)
                            && Place(folder) > Place(source.Folder)
                        )
                        .Select(word => (source.File, word))
                )
                .Order()
        );

    [Fact]
    public void The_types_are_found()
    {
        Assert.Equal("Json", Types["Codec"]);
        Assert.Equal("Api", Types["Endpoint"]);
        Assert.Equal("Images", Types["ImagesStats"]);
        Assert.True(Types.Count > 100);
    }

    private static readonly Dictionary<string, string> Types = Sources()
        .SelectMany(static source =>
            Declaration()
                .Matches(source.Code)
                .Select(match => (Name: match.Groups["name"].Value, source.Folder))
        )
        .GroupBy(static type => type.Name)
        .ToDictionary(static group => group.Key, static group => group.First().Folder);

    private static int Place(string folder) => System.Array.IndexOf(Line, folder);

    private static IEnumerable<(string Folder, string File, string Code)> Sources() =>
        Directory
            .EnumerateFiles(CoreSources.Folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(CoreSources.Folder, path))
            .Where(static path => !path.StartsWith("obj", System.StringComparison.Ordinal))
            .Where(static path => !path.StartsWith("bin", System.StringComparison.Ordinal))
            .Select(path =>
                (
                    Path.GetDirectoryName(path)!,
                    Path.GetFileNameWithoutExtension(path),
                    NoCode().Replace(File.ReadAllText(Path.Combine(CoreSources.Folder, path)), "")
                )
            );

    // A name after a dot is a member's, or ends a namespace.
    private static IEnumerable<string> Words(string code) =>
        Word().Matches(code).Select(static match => match.Value).Distinct();

    [GeneratedRegex(@"//[^\n]*|\busing [\w.]+;|""(?:\\.|[^""\\\n])*""")]
    private static partial Regex NoCode();

    [GeneratedRegex(@"(?<![.\w])[A-Z]\w*")]
    private static partial Regex Word();

    [GeneratedRegex(
        @"^(?:public|internal)\s[\w\s]*?\b(?:class|record struct|record|struct|enum|interface|delegate\s+(?:ref\s+)?[\w<>?]+)\s+(?<name>\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Declaration();
}
