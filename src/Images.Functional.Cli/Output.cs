using System;
using System.IO;
using System.Text;
using System.Threading;

namespace Images.Functional.Cli;

/// <summary>
/// A standard stream for writing. It never throws: it remembers the first failure and ignores everything after it, so that
/// the command decides once, at its end, what the failure means.
/// </summary>
internal sealed class Output(Func<Stream> open) : Stream
{
    private readonly Lock gate = new();
    private Stream? stream;
    private volatile bool isStopped;

    /// <summary>Why something could not be written; null if everything was.</summary>
    public string? Failure { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The text is UTF-8 whatever the locale is, without a byte order mark, and is written line by line.</summary>
    public TextWriter Writer() =>
        TextWriter.Synchronized(
            new StreamWriter(
                this,
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                bufferSize: 16_384
            )
            {
                AutoFlush = true,
            }
        );

    /// <summary>Ignores everything from now on. A write that waits for its reader does not hold this up.</summary>
    public void Stop() => isStopped = true;

    // .NET's console stream ignores a closed pipe (EPIPE): that its reader has enough is not a failure.
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (gate)
        {
            if (isStopped || Failure is not null)
                return;
            try
            {
                stream ??= open();
                stream.Write(buffer);
            }
            catch (ArgumentOutOfRangeException)
            {
                // .NET's word for EFBIG.
                Failure = "the file would be larger than the system allows";
            }
            catch (Exception e)
                when (e
                        is IOException
                            or UnauthorizedAccessException
                            or ObjectDisposedException
                            or OperationCanceledException
                )
            {
                Failure = e.Message;
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) =>
        Write(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
