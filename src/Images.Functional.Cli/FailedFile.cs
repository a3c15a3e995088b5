using System;
using System.IO;
using System.Text;

namespace Images.Functional.Cli;

/// <summary>The list of what failed, one a line.</summary>
internal sealed class FailedFile(string path) : IDisposable
{
    // Without a buffer, so that closing it writes nothing.
    private readonly FileStream file = new(
        path,
        FileMode.Create,
        FileAccess.Write,
        FileShare.Read,
        bufferSize: 0
    );

    /// <summary>Why a line could not be written; null if all were.</summary>
    public string? Failure { get; private set; }

    public void Add(string key)
    {
        if (Failure is not null)
            return;
        try
        {
            file.Write(Encoding.UTF8.GetBytes(key + "\n"));
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            Failure = e.Message;
        }
    }

    public void Dispose() => file.Dispose();
}
