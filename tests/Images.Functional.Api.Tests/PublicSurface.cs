using System;
using System.IO;
using System.Linq;
using System.Reflection;
using PublicApiGenerator;
using Xunit;

namespace Images.Functional.Api.Tests;

/// <summary>
/// The whole public surface of each assembly stands in a file beside this one. A change of it is deliberate: run the tests with
/// <c>ACCEPT_API=true</c>, read what changed in the files as a stranger would, and say it in CHANGELOG.md.
/// </summary>
public sealed class PublicSurface
{
    [Theory]
    [InlineData("Images.Functional")]
    [InlineData("Images.Functional.Effects")]
    [InlineData("Images.Functional.Sandbox")]
    [InlineData("Images.Functional.Sandbox.Server")]
    [InlineData("Images.Functional.Generators")]
    [InlineData("Images.Functional.DependencyInjection")]
    public void Is_what_was_reviewed(string assembly)
    {
        var surface = Assembly
            .Load(assembly)
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n");
        var file = Path.Combine(Folder, $"{assembly}.txt");
        if (Environment.GetEnvironmentVariable("ACCEPT_API") == "true")
            File.WriteAllText(file, surface);

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), surface);
        // Its operator true means "is some": an access decision by it would be inverted in silence.
        Assert.DoesNotContain("Option<bool>", surface, StringComparison.Ordinal);
    }

    private static string Folder { get; } =
        typeof(PublicSurface)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static one => one.Key == "Folder")
            .Value!;
}
