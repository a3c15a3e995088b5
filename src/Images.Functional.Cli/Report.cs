using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Images.Functional.Cli;

/// <summary>Prints an outcome: results to standard output, errors and messages to standard error.</summary>
internal static class Report
{
    private const int BesideLimit = 100;

    /// <param name="envelope">The result, and what is beside it.</param>
    /// <param name="printer">Prints the result.</param>
    /// <param name="asJson">Whether to print JSON.</param>
    /// <param name="host">Where to print.</param>
    /// <param name="isOneOfSeveral">Whether the command prints several results. Then each is one line of JSON.</param>
    public static int Result<A>(
        Envelope<A> envelope,
        Printer<A> printer,
        bool asJson,
        Host host,
        bool isOneOfSeveral = false
    )
    {
        foreach (var other in printer.Other(envelope.Result))
        {
            host.Alarm($"/result: {other}");
            PrintBeside(envelope, host);
            return ExitCode.Unreadable;
        }

        if (asJson)
            host.Output.WriteLine(printer.Json(envelope.Result, host, isOneOfSeveral));
        else
            foreach (var line in printer.View(envelope.Result, host.Paint))
                host.Output.WriteLine(line);
        foreach (var remark in printer.Remark(envelope.Result))
            host.Note(remark);
        PrintBeside(envelope, host);
        return ExitCode.Success;
    }

    public static int Errors(CfErrors errors, Host host)
    {
        // The signal says so.
        if (!errors.IsUncertain && errors.Items.ForAll(static error => error is CfError.Cancelled))
            return ExitCode.Cancelled;
        foreach (var line in ErrorView.Lines(errors, host.ErrorPaint))
            host.Error.WriteLine(line);
        if (OtherReply.MayBeVariants(errors))
            host.Error.WriteLine("If this is a list of variants: it is not image details.");
        if (
            errors.Items.Exists(static error => error is CfError.Transport { IsUnsent: true })
            && Variables.Proxies.FirstOrDefault(name => host.Variable(name) is { Length: > 0 })
                is { } proxy
        )
            host.Error.WriteLine($"{proxy} is set: the connection may have been to this proxy.");
        return ExitCode.Of(errors);
    }

    /// <summary>Prints what is wrong with the command, before anything is sent.</summary>
    public static int Usage(CfErrors errors, Host host)
    {
        Errors(errors, host);
        host.Error.WriteLine("Nothing was sent.");
        return ExitCode.Usage;
    }

    /// <summary>Lines for the API's errors and messages beside a success. They are neither a result nor a failure. A quiet command has no messages.</summary>
    public static IEnumerable<string> Beside<A>(Envelope<A> envelope, Host host)
    {
        var messages = host.Common.IsQuiet ? [] : envelope.Messages;
        var more = envelope.Errors.Count + messages.Count - BesideLimit;
        return envelope
            .Errors.AsEnumerable()
            .Select(error => $"{host.ErrorPaint.Alarm("error beside the result:")} {error}")
            .Concat(
                messages
                    .AsEnumerable()
                    .Select(message => $"{host.ErrorPaint.Label("message:")} {message}")
            )
            .Take(BesideLimit)
            .Concat(
                more > 0 ? [string.Create(CultureInfo.InvariantCulture, $"… and {more} more.")] : []
            );
    }

    private static void PrintBeside<A>(Envelope<A> envelope, Host host)
    {
        foreach (var line in Beside(envelope, host))
            host.Error.WriteLine(line);
    }
}
