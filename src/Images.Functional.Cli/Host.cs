using System;
using System.IO;
using System.Threading;

namespace Images.Functional.Cli;

/// <summary>What the command has of the process around it; tests give it another.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Input">Opens standard input.</param>
/// <param name="Variable">An environment variable, null where it is missing.</param>
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
    /// <summary>The options that say how much to print, and in which form.</summary>
    public CommonOptions Say { get; } = new();

    /// <summary>Prints a line beside a success, unless the command is quiet.</summary>
    public void Note(string line)
    {
        if (!Say.IsQuiet)
            Error.WriteLine(line);
    }

    /// <summary>What to say after a signal: how to go on.</summary>
    public Advice AfterSignal { get; } = new();

    /// <summary>Cancelled by a signal, for what can end in order.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Whether the reader of the output has gone: it wants no more.</summary>
    public Func<bool> OutputIsClosed { get; init; } = static () => false;

    /// <summary>Whether a person types the input.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>
    /// The bytes of a file that the system has about this process (<c>cmdline</c>, <c>environ</c>), null if it has none.
    /// </summary>
    public Func<string, byte[]?> ProcessFile { get; init; } = static _ => null;

    public Paint Paint => PaintFor(OutputIsTerminal);

    public Paint ErrorPaint => PaintFor(ErrorIsTerminal);

    /// <summary>The process's own, over these standard streams.</summary>
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

    /// <summary>A line that a command that takes its time leaves for its end by a signal.</summary>
    internal sealed class Advice
    {
        private volatile string text = "";

        public string Text
        {
            get => text;
            set => text = value;
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
