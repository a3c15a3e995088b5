using System;
using System.IO;

namespace Images.Functional.Tests;

/// <summary>Where the sources of the core are, for tests over them. (A deterministic build does not tell a file its own path.)</summary>
internal static class CoreSources
{
    public static string Folder { get; } = Path.Combine(Root(), "src", "Images.Functional");

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Images.Functional.sln")))
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("These tests run inside the repository.");
        return folder;
    }
}
