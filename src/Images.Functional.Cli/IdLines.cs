using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>The ids, or other texts, of a command line. <c>-</c> means those of standard input, one a line, as they arrive.</summary>
internal static class IdLines
{
    // Stands for each invalid byte of standard input, because no text has it. U+FFFD would be the id of another image.
    private const string Undecodable = "\uFFFF";

    // Far more than an id or a URL has.
    private const int LongestLine = 16_384;

    private static readonly Encoding Utf8 = Encoding.GetEncoding(
        Encoding.UTF8.WebName,
        EncoderFallback.ExceptionFallback,
        new DecoderReplacementFallback(Undecodable)
    );

    /// <summary>Checks an id.</summary>
    public static Either<CfErrors, ImageId> Id(string line) =>
        Text("image_id", line).Bind(ImageId.Any);

    /// <summary>Checks that a line is a text.</summary>
    public static Either<CfErrors, string> Text(string name, string line) =>
        line.Contains(Undecodable, StringComparison.Ordinal)
            ? Wrong.With(name, "it is not valid UTF-8, or holds U+FFFF")
        : line.Contains('\0', StringComparison.Ordinal)
            ? Wrong.With(name, "it holds a NUL; write one on each line")
        : line;

    /// <summary>The ids, as they arrive.</summary>
    /// <param name="ids">Those of the command line.</param>
    /// <param name="host">Whose standard input to read.</param>
    /// <param name="eachOnce">Whether to leave out an id that comes again.</param>
    /// <param name="cancel">Cancels the reading.</param>
    public static async IAsyncEnumerable<string> Of(
        string[] ids,
        Host host,
        bool eachOnce,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        var seen = new System.Collections.Generic.HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (id != InputFile.StandardInput)
            {
                if (!eachOnce || seen.Add(id))
                    yield return id;
                continue;
            }

            await foreach (var line in Lines(host, cancel).ConfigureAwait(false))
                if (line.Length > 0 && (!eachOnce || seen.Add(line)))
                    yield return line;
        }
    }

    /// <summary>The lines of standard input, as they arrive, also empty ones.</summary>
    public static async IAsyncEnumerable<string> Lines(
        Host host,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        // It is not disposed: a read of a terminal or a pipe can't be cancelled, only abandoned.
        var reader = Readable(() =>
            new StreamReader(host.Input(), Utf8, detectEncodingFromByteOrderMarks: false)
        );
        while (
            await Task.Run(() => Readable(() => Line(reader)), cancel)
                .WaitAsync(cancel)
                .ConfigureAwait(false)
                is { } line
        )
            yield return line;
    }

    // ReadLine would hold an input without line breaks in memory as a whole.
    private static string? Line(StreamReader reader)
    {
        var line = new StringBuilder();
        while (reader.Read() is var next and >= 0)
        {
            if (next is '\r' && reader.Peek() is '\n')
                reader.Read();
            if (next is '\r' or '\n')
                return line.ToString();
            if (line.Length == LongestLine)
                throw new IOException("a line is too long");
            line.Append((char)next);
        }

        return line.Length > 0 ? line.ToString() : null;
    }

    private static A Readable<A>(Func<A> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new InputFile.UnreadableException(e);
        }
    }

    /// <summary>How many there are; null if standard input is among them.</summary>
    public static int? Count(string[] ids) =>
        ids.Contains(InputFile.StandardInput) ? null : ids.Length;

    /// <summary>Checks the ids of the command line before anything is sent. Those of standard input are checked one by one as they arrive.</summary>
    public static Either<CfErrors, string[]> Checked(string[] ids) =>
        Every
            .Of(ids.Where(static id => id != InputFile.StandardInput).Select(ImageId.Any))
            .Map(_ => ids);

    /// <summary>Checks also that the operation accepts the ids: some are names of endpoints.</summary>
    public static Either<CfErrors, RunPlan> Sendable<A>(
        string[] ids,
        RunPlan plan,
        Func<string, Operation<A>> operation
    ) =>
        Every
            .Of(
                ids.Where(static id => id != InputFile.StandardInput)
                    .Select(id => operation(id).Request)
            )
            .Map(_ => plan);
}
