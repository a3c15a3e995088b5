using System;
using System.Collections.Generic;
using System.IO;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>Tests with a folder of their own, in which a sandbox keeps its images. What could not be read or written is in <see cref="Problems"/>.</summary>
public abstract class DataFolderTest : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cfimages");

    private protected List<string> Problems { get; } = [];

    private protected string Root => folder.FullName;

    private protected static string Hash { get; } = SandboxAccount.New(Documented.Account).Hash;

    private protected static StoredFile Gif { get; } = new(new Blob(Served.Gif), "image/gif");

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected SandboxFolder Folder() => new(Root, errors => Problems.Add(errors.Message));
}
