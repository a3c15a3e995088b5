using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using Xunit;

namespace Images.Functional.Api.Tests;

/// <summary>.NET's convention: a token is the last parameter and is called <c>cancellationToken</c>.</summary>
public sealed class CancellationTokens
{
    private const BindingFlags All =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData("Images.Functional", 0)]
    [InlineData("Images.Functional.Effects", 21)]
    [InlineData("Images.Functional.Sandbox", 2)]
    [InlineData("Images.Functional.Sandbox.Server", 1)]
    [InlineData("Images.Functional.Generators", 0)]
    [InlineData("Images.Functional.DependencyInjection", 0)]
    public void Are_the_last_parameter_and_have_its_usual_name(string assembly, int count)
    {
        var tokens = Assembly
            .Load(assembly)
            .GetExportedTypes()
            .SelectMany(static type =>
                type.GetConstructors(All).Cast<MethodBase>().Concat(type.GetMethods(All))
            )
            .Where(static method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
            .SelectMany(Tokens)
            .ToArray();

        Assert.All(
            tokens,
            static token =>
                Assert.True(
                    token.Name == "cancellationToken"
                        && token.Position == ((MethodBase)token.Member).GetParameters().Length - 1,
                    $"{token.Member.DeclaringType}.{token.Member.Name}: {token.Name}"
                )
        );
        Assert.Equal(count, tokens.Length);
    }

    private static IEnumerable<ParameterInfo> Tokens(MethodBase method) =>
        method
            .GetParameters()
            .Where(static parameter => parameter.ParameterType == typeof(CancellationToken));
}
