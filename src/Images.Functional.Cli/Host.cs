using System;
using System.IO;
using System.Threading;

namespace Images.Functional.Cli;

/// <summary>The process around the command. Tests replace it.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Input">Opens standard input.</param>
/// <param name="Variable">An environment variable; null if it is not set.</param>
/// <param name="OutputIsTerminal">Whether a person reads the output.</param>
/// <param name="ErrorIsTerminal">Whether a person reads the errors.</param>
internal sealed record Host(
    TextWriter Output,
    TextWriter Error,
    Func<Stream> Input,
    Func<string, string?> Variable,
    bool OutputIsTerminal,
    bool ErrorIsTerminal
)
{
    /// <summary>The options that every command has.</summary>
    public CommonOptions Common { get; } = new();

    /// <summary>Prints an error on standard error.</summary>
    public void Alarm(string message) => Error.WriteLine(ErrorView.Line(message, ErrorPaint));

    /// <summary>Prints a remark on standard error, unless the command is quiet.</summary>
    public void Note(string line)
    {
        if (!Common.IsQuiet)
            Error.WriteLine(line);
    }

    /// <summary>What to do after a signal.</summary>
    public Advice AfterSignal { get; } = new();

    /// <summary>Cancelled by a signal, for commands that can stop cleanly.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Standard output, for bytes.</summary>
    public Stream OutputBytes { get; init; } = Stream.Null;

    /// <summary>Whether a write of the output failed. A reader that has closed it is no failure.</summary>
    public Func<bool> OutputHasFailed { get; init; } = static () => false;

    /// <summary>Whether the output can't be written any more: its reader closed it, or a write failed.</summary>
    public Func<bool> OutputIsClosed { get; init; } = static () => false;

    /// <summary>Whether a person types the input.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>
    /// The bytes of one of the system's files about this process (<c>cmdline</c>, <c>environ</c>); null if there is none.
    /// </summary>
    public Func<string, byte[]?> ProcessFile { get; init; } = static _ => null;

    public Paint Paint => PaintFor(OutputIsTerminal);

    public Paint ErrorPaint => PaintFor(ErrorIsTerminal);

    /// <summary>This process, with these standard streams.</summary>
    public static Host Process(TextWriter output, TextWriter error, Func<Stream> input) =>
        new(
            output,
            error,
            input,
            Environment.GetEnvironmentVariable,
            !Console.IsOutputRedirected,
            !Console.IsErrorRedirected
        )
        {
            InputIsTerminal = !Console.IsInputRedirected,
            ProcessFile = ReadProcessFile,
        };

    /// <summary>What a run sets for the case that a signal ends it: how to continue, in a line, and whether it ends cleanly.</summary>
    internal sealed class Advice
    {
        private volatile string text = "";
        private volatile bool isClean;
        private volatile bool showsCursor;

        public string Text
        {
            get => text;
            set => text = value;
        }

        /// <summary>Whether the cursor is hidden, and is to be shown again.</summary>
        public bool ShowsCursor
        {
            get => showsCursor;
            set => showsCursor = value;
        }

        /// <summary>Whether the command ends cleanly if it is cancelled: it records what is under way, or deletes a part of a file.</summary>
        public bool IsClean
        {
            get => isClean;
            set => isClean = value;
        }
    }

    // Linux has them; other systems don't.
    private static byte[]? ReadProcessFile(string name)
    {
        try
        {
            return File.ReadAllBytes($"/proc/self/{name}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // https://no-color.org: present and not empty, whatever its value.
    private Paint PaintFor(bool isTerminal) =>
        isTerminal && string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb"
            ? Paint.Colour
            : Paint.None;
}
