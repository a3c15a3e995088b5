using System;
using System.IO;
using System.Text;
using System.Threading;

namespace Images.Functional.Cli;

/// <summary>A file to which lines are added. After a failure, nothing more is written.</summary>
/// <param name="file">The file, at its end. Without a buffer, so that closing it writes nothing.</param>
/// <param name="handle">The handle by which others write to the file too; null if it is this file's own.</param>
internal sealed class LineFile(FileStream file, int? handle = null) : IDisposable
{
    private readonly Lock gate = new();

    /// <summary>Why a line could not be written; null if all were.</summary>
    public string? Failure { get; private set; }

    public void Add(string line)
    {
        lock (gate)
        {
            if (Failure is not null)
                return;
            var end = file.CanSeek ? file.Position : 0;
            try
            {
                var bytes = Encoding.UTF8.GetBytes(line + "\n");
                if (handle is { } number)
                    StandardHandles.Write(number, bytes);
                else
                    file.Write(bytes);
            }
            // Also .NET's ArgumentOutOfRangeException for a file as large as the system allows.
            catch (Exception e) when (FileFailure.Is(e))
            {
                Failure = e.Message;
                if (file.CanSeek && handle is null)
                    CutBack(end);
            }
        }
    }

    public void Dispose() => file.Dispose();

    // A part of an id may be the id of another image.
    private void CutBack(long end)
    {
        try
        {
            file.SetLength(end);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            // A device.
        }
    }
}
