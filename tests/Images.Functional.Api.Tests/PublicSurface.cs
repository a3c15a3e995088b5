using System;
using System.Reflection;
using PublicApiGenerator;
using Xunit;

namespace Images.Functional.Api.Tests;

/// <summary>
/// The public surface of each assembly is in a file beside this one. A change of it is deliberate: run the tests with
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
        Reviewed.Is($"{assembly}.txt", surface);
        // In an if, an Option<bool> is true if it has a value, also Some(false): an access decision would silently be wrong.
        Assert.DoesNotContain("Option<bool>", surface, StringComparison.Ordinal);
    }
}
