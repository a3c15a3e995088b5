using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit;

namespace Images.Functional.Api.Tests;

/// <summary>Files beside these tests that were reviewed. <c>ACCEPT_API=true</c> writes them anew.</summary>
internal static class Reviewed
{
    /// <summary>The folder of these tests' sources.</summary>
    public static string Folder { get; } =
        typeof(Reviewed)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static one => one.Key == "Folder")
            .Value!;

    public static void Is(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("ACCEPT_API") == "true")
            File.WriteAllText(file, text);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }
}
