using System.Globalization;
using System.Linq;

namespace Images.Functional.Cli;

/// <summary>Prints an outcome: results to standard output, errors and messages to standard error.</summary>
internal static class Report
{
    private const int BesideLimit = 100;

    public static int Image(Envelope<Image> envelope, bool asJson, Host host) =>
        OtherReply
            .Of(envelope.Result)
            .Match(
                Some: reply =>
                {
                    host.Error.WriteLine(
                        ErrorView.Usage(
                            $"/result: this is {reply}, not image details",
                            host.ErrorPaint
                        )
                    );
                    Beside(envelope, host);
                    return ExitCode.Unreadable;
                },
                None: () =>
                {
                    Result(envelope.Result, asJson, host);
                    Beside(envelope, host);
                    return ExitCode.Success;
                }
            );

    public static int Errors(CfErrors errors, Host host)
    {
        foreach (var line in ErrorView.Lines(errors, host.ErrorPaint))
            host.Error.WriteLine(line);
        if (OtherReply.MayBeVariants(errors))
            host.Error.WriteLine("If this is a list of variants: it is not image details.");
        return ExitCode.Of(errors);
    }

    private static void Result(Image image, bool asJson, Host host)
    {
        if (asJson)
            host.Output.WriteLine(image.ToJson(indented: true));
        else
            foreach (var line in ImageView.Lines(image, host.Paint))
                host.Output.WriteLine(line);
    }

    // What the API says beside a success is no result, and no failure either.
    private static void Beside(Envelope<Image> envelope, Host host)
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
            host.Error.WriteLine(line);
        var more = envelope.Errors.Count + envelope.Messages.Count - BesideLimit;
        if (more > 0)
            host.Error.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"… and {more} more.")
            );
    }
}
