using System.IO;
using System.Linq;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>How much there is to read: the machine that describes operations, and three operations that it carries.</summary>
public class MachineSize
{
    private const int Most = 2_496;

    private static readonly string[] Machine =
    [
        "Json/Text.cs",
        "Json/Codec.cs",
        "Json/Json.cs",
        "Json/Json.Objects.cs",
        "Json/Member.cs",
        "Json/ObjectCodec.cs",
        "Json/Containers.cs",
        "Json/Leaves.cs",
        "Json/CheckedCodec.cs",
        "Json/CodecJsonConverter.cs",
        "Json/ICodecVisitor.cs",
        "Json/Unreadable.cs",
        "Json/JsonReading.cs",
        "Json/Violations.cs",
        "Api/Endpoint.cs",
        "Api/Input.cs",
        "Api/Output.cs",
        "Api/Form.cs",
        "Api/Taking.cs",
        "Http/Route.cs",
        "Http/Body.cs",
        "Http/Repeat.cs",
        "Api/Access.cs",
        "Http/ApiRequest.cs",
        "Api/Operation.cs",
    ];

    [Fact]
    public void The_machine_stays_small() => Assert.InRange(Machine.Sum(Lines), 1, Most);

    [Fact]
    public void No_file_is_larger_than_one_idea() =>
        Assert.All(Machine, static file => Assert.InRange(Lines(file), 1, 270));

    [Theory]
    [InlineData("Images/ImagesStats.cs", 1, "Stats")]
    [InlineData("Images/SigningKey.cs", 3, "ListKeys", "CreateKey", "DeleteKey")]
    [InlineData(
        "Images/Variant.cs",
        6,
        "ListVariants",
        "GetVariant",
        "GetFlatVariant",
        "CreateVariant",
        "UpdateVariant",
        "DeleteVariant"
    )]
    public void An_operation_costs_at_most_40_lines_that_are_not_empty(
        string types,
        int count,
        params string[] operations
    ) =>
        Assert.InRange(
            (double)(
                Written(types)
                + operations.Sum(static name =>
                    Block("Images/ImagesV1.cs", $" {name}(")
                    + Block("Images/ImagesV1.Endpoints.cs", $" {name} {{ get; }}")
                )
            ) / count,
            1,
            40
        );

    private static int Lines(string file) => Read(file).Length;

    private static int Written(string file) => Read(file).Count(static line => line.Length > 0);

    // A member from its documentation to the empty line after it.
    private static int Block(string file, string declaration)
    {
        var lines = Read(file);
        var at = Enumerable
            .Range(0, lines.Length)
            .Single(i => lines[i].Contains(declaration, System.StringComparison.Ordinal));
        return lines.Take(at).Reverse().TakeWhile(IsInside).Count()
            + lines.Skip(at).TakeWhile(IsInside).Count();
    }

    private static bool IsInside(string line) => line.Length > 0 && line.Trim() is not ("{" or "}");

    private static string[] Read(string file) =>
        File.ReadAllLines(Path.Combine(CoreSources.Folder, file));
}
