using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>A file that can be read only once: standard input, a pipe or a device.</summary>
internal static class PipedFile
{
    // More than the service takes.
    private const int MostBytes = 32 * 1024 * 1024;

    /// <summary>Reads the content into memory, so that an upload can be sent again. Returns any other upload unchanged.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="name">The file's name for the user.</param>
    /// <param name="cancel">Ends the wait for a pipe that says nothing.</param>
    public static async Task<Either<CfErrors, Upload>> Read(
        Upload upload,
        string name,
        CancellationToken cancel
    )
    {
        try
        {
            return upload.File.Case is ImageFile file
                ? await Read(upload, file, InputFile.Opened(name) ?? name, cancel)
                    .ConfigureAwait(false)
                : upload;
        }
        catch (OperationCanceledException)
        {
            return CfErrors.Of(new CfError.Cancelled { IsUnsent = true });
        }
    }

    private static async Task<Either<CfErrors, Upload>> Read(
        Upload upload,
        ImageFile file,
        string name,
        CancellationToken cancel
    )
    {
        Stream? stream;
        try
        {
            // Opening a pipe waits for its writer.
            stream = file.Source switch
            {
                Source.Once once => once.Open,
                Source.AtPath at when !RegularFile.Is(at.Path) => await Task.Run(
                        () => Opened(at.Path),
                        CancellationToken.None
                    )
                    .WaitAsync(cancel)
                    .ConfigureAwait(false),
                _ => null,
            };
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            // The upload reports it.
            return upload;
        }

        if (stream is null)
            return upload;
        try
        {
            await using (stream.ConfigureAwait(false))
                return
                    await BoundedReader
                        .Read(stream, MostBytes, cancel)
                        .WaitAsync(cancel)
                        .ConfigureAwait(false)
                        is { } content
                    ? Of(upload, file, name, content)
                    : Failed(name, $"it is larger than {ByteSize.Write(MostBytes)}");
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            return Failed(name, Printable.Line(e.Message));
        }
    }

    private static FileStream Opened(string path) =>
        new(
            path,
            new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 }
        );

    private static Either<CfErrors, Upload> Of(
        Upload upload,
        ImageFile file,
        string name,
        ReadOnlyMemory<byte> content
    ) =>
        content.IsEmpty
            ? Failed(name, "it is empty")
            : Upload.Of(file with { Source = ImageFile.Of(content).Source }) with
            {
                Id = upload.Id,
                Metadata = upload.Metadata,
                Creator = upload.Creator,
                RequireSignedUrls = upload.RequireSignedUrls,
            };

    private static Either<CfErrors, Upload> Failed(string name, string reason) =>
        CfErrors.Of(new CfError.File(name, reason));
}
