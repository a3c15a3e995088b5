using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Images.Functional.Effects;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Images.Functional.Cli;

/// <summary>
/// Shows the progress of a run, if standard error is a terminal: a bar with rate and time left, and a line for each file in transfer.
/// </summary>
internal sealed class ProgressDisplay
{
    private const int NameWidth = 32;

    // The length of a bar whose end is unknown.
    private const double Endless = 1e15;

    private readonly Host host;
    private readonly IAnsiConsole? console;
    private readonly ProgressContext? files;
    private readonly ProgressTask? all;

    private ProgressDisplay(
        Host host,
        IAnsiConsole? console,
        ProgressContext? context,
        RunPlan? plan
    )
    {
        (this.host, this.console) = (host, console);
        if (context is null || plan is null)
            return;
        files = plan.MovesFiles ? context : null;
        if (plan.Total == 1)
            return;
        all = context.AddTask(plan.Past, maxValue: plan.Total ?? Endless);
        all.IsIndeterminate = plan.Total is null;
    }

    /// <summary>A display that shows nothing.</summary>
    public static ProgressDisplay None(Host host) => new(host, null, null, null);

    /// <summary>Shows the progress of a run, and removes it before the summary.</summary>
    public static async Task<int> Show(
        Host host,
        RunPlan plan,
        Func<ProgressDisplay, Task> run,
        Func<int> end
    )
    {
        // The lines of --verbose would come into the middle of it.
        if (
            !host.ErrorIsTerminal
            || host.Common.IsQuiet
            || host.Common.IsVerbose
            || host.Variable("TERM") == "dumb"
        )
        {
            await run(None(host)).ConfigureAwait(false);
            return end();
        }

        var console = Console(host);
        host.AfterSignal.ShowsCursor = true;
        await console
            .Progress()
            .AutoClear(true)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new Figures()
            )
            .StartAsync(context => run(new ProgressDisplay(host, console, context, plan)))
            .ConfigureAwait(false);
        return end();
    }

    /// <summary>Adds a line for a file in transfer.</summary>
    public FileLine Begin(string name) =>
        new(files, files?.AddTask(Markup.Escape(Short(Printable.Line(name))), maxValue: 1));

    /// <summary>Counts one more job.</summary>
    public void Advance() => all?.Increment(1);

    /// <summary>Prints lines of the output.</summary>
    public void Print(IEnumerable<string> lines) =>
        Print(host.Output, host.OutputIsTerminal, lines);

    /// <summary>Prints an error.</summary>
    public void PrintError(string line) => Print(host.Error, isTerminal: true, [line]);

    // On a terminal, the console prints the lines above the progress, and draws that again below.
    private void Print(TextWriter to, bool isTerminal, IEnumerable<string> lines)
    {
        if (console is not null && isTerminal)
            console.Write(
                new ControlCode("\e[J" + string.Concat(lines.Select(static l => l + "\n")))
            );
        else
            foreach (var line in lines)
                to.WriteLine(line);
    }

    // Spectre.Console would examine standard output instead of standard error.
    private static IAnsiConsole Console(Host host) =>
        AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem =
                    host.ErrorPaint == Paint.None
                        ? ColorSystemSupport.NoColors
                        : ColorSystemSupport.Standard,
                Interactive = InteractionSupport.Yes,
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
                Out = new Terminal(host.Error),
            }
        );

    private static string Short(string name) =>
        name.Length <= NameWidth ? name : "…" + name[^(NameWidth - 1)..];

    /// <summary>The line of a file.</summary>
    internal sealed class FileLine(ProgressContext? context, ProgressTask? task) : IDisposable
    {
        /// <summary>Receives the progress of the file; null if it is not shown.</summary>
        public Action<TransferProgress>? Report { get; } = task is null ? null : Show(task);

        public void Dispose()
        {
            if (task is not null)
                context?.RemoveTask(task);
        }

        private static Action<TransferProgress> Show(ProgressTask task)
        {
            task.Tag = new TransferProgress();
            return progress =>
            {
                task.Tag = progress;
                task.MaxValue = Math.Max(1, progress.Total.IfNone(0));
                task.IsIndeterminate = progress.Total.IsNone;
                task.Value = progress.Bytes;
            };
        }
    }

    // How many of how many, the rate, and the time left; for a file, its bytes.
    private sealed class Figures : ProgressColumn
    {
        public override IRenderable Render(
            RenderOptions options,
            ProgressTask task,
            TimeSpan deltaTime
        ) =>
            new Spectre.Console.Text(
                task.Tag is TransferProgress file ? Of(file)
                : task.IsIndeterminate ? $"{Number(task.Value)}{Rate(task)}"
                : $"{Number(task.Value)} of {Number(task.MaxValue)}{Rate(task)}{Left(task)}"
            );

        private static string Of(TransferProgress file) =>
            Number(file.Bytes)
            + file.Total.Map(static all => $" of {Number(all)}").IfNone("")
            + " bytes";

        private static string Number(double number) =>
            number.ToString("N0", CultureInfo.InvariantCulture);

        private static string Rate(ProgressTask task) =>
            task.Speed is { } speed
                ? string.Create(CultureInfo.InvariantCulture, $"  {speed:N1}/s")
                : "";

        private static string Left(ProgressTask task) =>
            task.RemainingTime is { } left
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {(long)left.TotalHours}:{left:mm\\:ss} left"
                )
                : "";
    }

    private sealed class Terminal(TextWriter writer) : IAnsiConsoleOutput
    {
        private const int UsualWidth = 80;
        private const int UsualHeight = 24;

        public TextWriter Writer => writer;

        public bool IsTerminal => true;

        public int Width => Size(static () => System.Console.WindowWidth, UsualWidth);

        public int Height => Size(static () => System.Console.WindowHeight, UsualHeight);

        public void SetEncoding(System.Text.Encoding encoding) { }

        private static int Size(Func<int> ask, int usual)
        {
            try
            {
                return ask() is var size and > 0 ? size : usual;
            }
            catch (Exception e) when (e is IOException or PlatformNotSupportedException)
            {
                return usual;
            }
        }
    }
}
