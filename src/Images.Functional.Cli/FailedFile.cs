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

    /// <returns>Whether the key fits a line. One of two lines would be fed to the next command as two.</returns>
    public bool Add(string key)
    {
        if (key.AsSpan().ContainsAny('\n', '\r'))
            return false;
        if (Failure is not null)
            return true;
        try
        {
            file.Write(Encoding.UTF8.GetBytes(key + "\n"));
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            Failure = e.Message;
        }

        return true;
    }

    public void Dispose() => file.Dispose();
}
