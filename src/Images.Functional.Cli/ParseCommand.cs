using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Cli;

/// <summary><c>cfimages parse</c>: reads any envelope of <em>Image details</em> and reports everything that is wrong with it.</summary>
internal static class ParseCommand
{
    /// <summary>Standard input, by the usual sign.</summary>
    public const string StandardInput = "-";

    public const string MaxBytesOption = "--max-bytes";

    /// <summary>Far more than an API's reply has, and little enough to hold in memory.</summary>
    public const int DefaultMaxBytes = 64 << 20;

    public static async Task<int> Run(
        string file,
        bool asJson,
        bool isStrict,
        int maxBytes,
        Host host,
        CancellationToken cancel
    )
    {
        ReadOnlyMemory<byte>? read;
        try
        {
            read = await Read(file, maxBytes, host, cancel).ConfigureAwait(false);
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            host.Error.WriteLine(
                ErrorView.Usage(
                    $"can't read {Name(file)}: {(Directory.Exists(file) ? "it is a directory" : Printable.Line(e.Message))}",
                    host.ErrorPaint
                )
            );
            return ExitCode.Usage;
        }

        if (read is not { } envelope)
        {
            host.Error.WriteLine(
                ErrorView.Usage(
                    $"{Name(file)} is larger than {ByteSize.Write(maxBytes)}. If that is right, raise the limit with {MaxBytesOption}.",
                    host.ErrorPaint
                )
            );
            return ExitCode.Unreadable;
        }

        return ImagesV1
            .ParseEnvelope(
                envelope.Span,
                limits: isStrict ? FieldLimits.Documented : FieldLimits.Default
            )
            .Match(
                Right: image => Report.Image(image, asJson, host),
                Left: errors => Report.Errors(errors, host)
            );
    }

    private static string Name(string file) =>
        file == StandardInput ? "standard input" : Printable.Line(file);

    private static async Task<ReadOnlyMemory<byte>?> Read(
        string file,
        int maxBytes,
        Host host,
        CancellationToken cancel
    )
    {
        var input =
            file == StandardInput
                ? host.Input()
                : new FileStream(
                    file,
                    new FileStreamOptions { Share = FileShare.ReadWrite, BufferSize = 0 }
                );
        await using (input.ConfigureAwait(false))
            return await BoundedReader.Read(input, maxBytes, cancel).ConfigureAwait(false);
    }
}
