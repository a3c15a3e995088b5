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

    public static async Task<int> Run(
        string file,
        bool asJson,
        bool isStrict,
        Host host,
        CancellationToken cancel
    )
    {
        byte[] envelope;
        try
        {
            envelope = await Read(file, host, cancel).ConfigureAwait(false);
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
                    $"can't read {Printable.Line(file)}: {(Directory.Exists(file) ? "it is a directory" : Printable.Line(e.Message))}",
                    host.ErrorPaint
                )
            );
            return ExitCode.Usage;
        }

        return ImagesV1
            .ParseImage(envelope, isStrict ? FieldLimits.Documented : FieldLimits.Default)
            .Match(
                Right: image => Report.Image(image, asJson, host),
                Left: errors => Report.Errors(errors, host)
            );
    }

    private static async Task<byte[]> Read(string file, Host host, CancellationToken cancel)
    {
        if (file != StandardInput)
            return await File.ReadAllBytesAsync(file, cancel).ConfigureAwait(false);
        var input = host.Input();
        await using (input.ConfigureAwait(false))
        {
            using var bytes = new MemoryStream();
            await input.CopyToAsync(bytes, cancel).ConfigureAwait(false);
            return bytes.ToArray();
        }
    }
}
