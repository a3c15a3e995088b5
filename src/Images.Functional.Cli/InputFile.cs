using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>A file that a command reads whole, or standard input.</summary>
internal static class InputFile
{
    /// <summary>Standard input, by the usual sign.</summary>
    public const string StandardInput = "-";

    /// <summary>
    /// The name, for the user, of a file that was open before the command, such as standard input. Null for any other file: its path leads to it
    /// in a later run too.
    /// </summary>
    public static string? Opened(string file) =>
        IsStandardInput(file) ? Name(StandardInput)
        : StandardHandles.Number(file) is null ? null
        : Name(file);

    /// <summary>Whether the file is standard input, by one of its names.</summary>
    public static bool IsStandardInput(string file) =>
        file == StandardInput || StandardHandles.Number(file) == StandardHandles.Input;

    /// <summary>Why a file was not read.</summary>
    /// <param name="Text">The reason in words.</param>
    /// <param name="IsTooLarge">Whether it was opened, and has more bytes than the limit.</param>
    public sealed record Failure(string Text, bool IsTooLarge);

    /// <summary>Standard input can't be read. Its message says so.</summary>
    public sealed class UnreadableException(Exception cause) : Exception(Unreadable(cause), cause);

    /// <summary>The error for standard input that can't be read.</summary>
    public static string Unreadable(Exception cause) =>
        $"can't read standard input: {Printable.Line(cause.Message)}";

    public static async Task<Either<Failure, ReadOnlyMemory<byte>>> Read(
        string file,
        int maxBytes,
        Host host,
        CancellationToken cancel
    )
    {
        if (file.Length == 0)
            return new Failure(Wrong.EmptyPath, IsTooLarge: false);
        try
        {
            return await Bytes(file, maxBytes, host, cancel).ConfigureAwait(false) is { } read
                ? read
                : new Failure(
                    $"{Name(file)} is larger than {ByteSize.Write(maxBytes)}",
                    IsTooLarge: true
                );
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            return new Failure(
                $"can't read {Name(file)}: {(Directory.Exists(file) ? "it is a directory" : Printable.Line(e.Message))}",
                IsTooLarge: false
            );
        }
    }

    private static string Name(string file) =>
        IsStandardInput(file) ? "standard input" : Printable.Line(file);

    private static async Task<ReadOnlyMemory<byte>?> Bytes(
        string file,
        int maxBytes,
        Host host,
        CancellationToken cancel
    )
    {
        var input = IsStandardInput(file)
            ? host.Input()
            : new FileStream(
                file,
                new FileStreamOptions { Share = FileShare.ReadWrite, BufferSize = 0 }
            );
        await using (input.ConfigureAwait(false))
            return await BoundedReader.Read(input, maxBytes, cancel).ConfigureAwait(false);
    }
}
