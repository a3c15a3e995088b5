#pragma warning disable IDE0005 // One project has implicit usings.
using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace Images.Functional.Recording;

/// <summary>
/// Records the texts that a test run produces, so that <c>.ci/secrets</c> can search them for credentials: every exception that is thrown,
/// every span, and what the command prints. Only if the variable <c>RECORDED_TEXTS</c> names a folder.
/// </summary>
internal static class Recorder
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("RECORDED_TEXTS");
    private static readonly Lock Gate = new();
    private static readonly ThreadLocal<bool> IsBusy = new();
    private static StreamWriter? file;

    /// <summary>Records a text.</summary>
    public static void Record(string kind, string text)
    {
        // An exception thrown while writing must not be recorded: that would never end.
        if (file is null || IsBusy.Value)
            return;
        IsBusy.Value = true;
        lock (Gate)
            file.WriteLine($"{kind}: {text}");
        IsBusy.Value = false;
    }

#pragma warning disable CA2255 // A test assembly is not a library.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Begin()
    {
        if (Folder is null)
            return;
        var name = typeof(Recorder).Assembly.GetName().Name;
        file = new StreamWriter(
            Path.Combine(
                Folder,
                string.Create(CultureInfo.InvariantCulture, $"{name}-{Environment.ProcessId}.txt")
            )
        )
        {
            AutoFlush = true,
        };
        AppDomain.CurrentDomain.FirstChanceException += static (_, thrown) => Record(thrown);
        // Otherwise, each request would have one more header.
        DistributedContextPropagator.Current =
            DistributedContextPropagator.CreateNoOutputPropagator();
        ActivitySource.AddActivityListener(
            new ActivityListener
            {
                ShouldListenTo = static _ => true,
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                    ActivitySamplingResult.AllData,
                ActivityStopped = Record,
            }
        );
    }

    private static void Record(FirstChanceExceptionEventArgs thrown)
    {
        for (var one = thrown.Exception; one is not null; one = one.InnerException)
            Record("exception", $"{one.GetType()}: {one.Message}");
    }

    private static void Record(Activity span)
    {
        Record("span", $"{span.DisplayName} {span.StatusDescription}");
        foreach (var (name, value) in span.TagObjects)
            Record("span", $"{span.DisplayName} {name}={value}");
        foreach (var one in span.Events)
        foreach (var (name, value) in one.Tags)
            Record("span", $"{span.DisplayName} {one.Name} {name}={value}");
    }
}
