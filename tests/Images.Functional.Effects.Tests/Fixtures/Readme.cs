using System.IO;

namespace Images.Functional.Effects.Tests;

/// <summary>The README, whose figures are held to what they count.</summary>
internal static class Readme
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var reader = new StreamReader(
            typeof(Readme).Assembly.GetManifestResourceStream("README.md")!
        );
        return reader.ReadToEnd();
    }
}
