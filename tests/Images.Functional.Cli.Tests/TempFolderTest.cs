using System;
using System.IO;

namespace Images.Functional.Cli.Tests;

/// <summary>A test with a folder of its own, which is deleted after it.</summary>
public abstract class TempFolderTest : IDisposable
{
    private protected TempFolderTest() { }

    private protected DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("folder");

    public void Dispose()
    {
        Folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected string Place(params string[] names) =>
        Path.Combine([Folder.FullName, .. names]);

    /// <summary>Writes images with these names, in folders that are made.</summary>
    private protected void Write(params string[] names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Place(name))!);
            File.WriteAllText(Place(name), "GIF89a");
        }
    }
}
