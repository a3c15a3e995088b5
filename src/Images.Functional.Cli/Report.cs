using System.Globalization;
using System.Linq;

namespace Images.Functional.Cli;

/// <summary>Prints an outcome: results to standard output, errors and messages to standard error.</summary>
internal static class Report
{
    private const int BesideLimit = 100;

    public static int Result<A>(Envelope<A> envelope, Printer<A> printer, bool asJson, Host host)
    {
        foreach (var other in printer.Other(envelope.Result))
        {
            host.Error.WriteLine(ErrorView.Usage($"/result: {other}", host.ErrorPaint));
            Beside(envelope, host);
            return ExitCode.Unreadable;
        }

        if (asJson)
            host.Output.WriteLine(
                host.Common.IsCompact
                    ? printer.JsonLine(envelope.Result)
                    : printer.Json(envelope.Result)
            );
        else
            foreach (var line in printer.View(envelope.Result, host.Paint))
                host.Output.WriteLine(line);
        foreach (var remark in printer.Remark(envelope.Result))
            host.Note(remark);
        Beside(envelope, host);
        return ExitCode.Success;
    }

    public static int Errors(CfErrors errors, Host host)
    {
        foreach (var line in ErrorView.Lines(errors, host.ErrorPaint))
            host.Error.WriteLine(line);
        if (OtherReply.MayBeVariants(errors))
            host.Error.WriteLine("If this is a list of variants: it is not image details.");
        return ExitCode.Of(errors);
    }

    /// <summary>Prints what is wrong with the command, before anything is sent.</summary>
    public static int Usage(CfErrors errors, Host host)
    {
        Errors(errors, host);
        host.Error.WriteLine("Nothing was sent.");
        return ExitCode.Usage;
    }

    // The API's errors and messages beside a success are neither a result nor a failure.
    private static void Beside<A>(Envelope<A> envelope, Host host)
    {
        var all = envelope
            .Errors.AsEnumerable()
            .Select(error => $"{host.ErrorPaint.Alarm("error beside the result:")} {error}")
            .Concat(
                envelope
                    .Messages.AsEnumerable()
                    .Select(message => $"{host.ErrorPaint.Label("message:")} {message}")
            );
        foreach (var line in all.Take(BesideLimit))
            host.Note(line);
        var more = envelope.Errors.Count + envelope.Messages.Count - BesideLimit;
        if (more > 0)
            host.Note(string.Create(CultureInfo.InvariantCulture, $"… and {more} more."));
    }
}
