namespace Images.Functional.Cli;

/// <summary>A URL as a result: the bare URL, or <c>{"url":"…"}</c>.</summary>
internal static class UrlView
{
    public static Printer<VariantUrl> Printer { get; } =
        new(
            Functional.Json.Object(
                Functional.Json.Required("url", VariantUrl.Codec, static (VariantUrl url) => url),
                static url => url
            ),
            static (url, _) => [Printable.All(url.Value)]
        );

    /// <summary>Prints a URL, and returns the exit code.</summary>
    public static int Report(string url, bool asJson, Host host) =>
        VariantUrl
            .Create(url)
            .Match(
                Right: text => Cli.Report.Result(Envelope.Of(text), Printer, asJson, host),
                Left: errors => Refuse(errors, host)
            );

    /// <summary>Prints one of several URLs: a line.</summary>
    public static void Line(VariantUrl url, bool asJson, Host host) =>
        host.Output.WriteLine(asJson ? Printer.JsonLine(url) : Printable.All(url.Value));

    /// <summary>Prints what is wrong with the command, and returns the exit code.</summary>
    public static int Refuse(CfErrors errors, Host host)
    {
        Cli.Report.Errors(errors, host);
        return ExitCode.Usage;
    }
}
