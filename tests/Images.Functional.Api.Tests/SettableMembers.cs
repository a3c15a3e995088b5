using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Images.Functional.Effects;
using Images.Functional.Sandbox;
using Xunit;

namespace Images.Functional.Api.Tests;

/// <summary>F# has no <c>with</c> for C# records: it can set a member only where it calls a constructor.</summary>
public sealed class SettableMembers
{
    [Fact]
    public void Can_be_set_with_a_public_constructor()
    {
        var withoutConstructor = new[]
        {
            typeof(Image),
            typeof(CloudflareClient),
            typeof(SandboxState),
        }
            .SelectMany(static one => one.Assembly.GetExportedTypes())
            .Where(static type =>
                type is { IsClass: true, IsAbstract: false }
                && type.GetConstructors() is []
                && type.GetProperties().Any(IsInitOnly)
            );

        // The library makes these two.
        Assert.Equal(
            [typeof(ApiRequest), typeof(CfErrors)],
            withoutConstructor.OrderBy(static type => type.Name)
        );
    }

    private static bool IsInitOnly(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } setter
        && setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
