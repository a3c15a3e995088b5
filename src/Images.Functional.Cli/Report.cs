namespace Images.Functional.Cli;

/// <summary>Prints an outcome: results to standard output, errors to standard error.</summary>
internal static class Report
{
    public static int Image(Image image, bool asJson, Host host)
    {
        if (asJson)
            host.Output.WriteLine(image.ToJson(indented: true));
        else
            foreach (var line in ImageView.Lines(image, host.Paint))
                host.Output.WriteLine(line);
        return ExitCode.Success;
    }

    public static int Errors(CfErrors errors, Host host)
    {
        foreach (var line in ErrorView.Lines(errors, host.ErrorPaint))
            host.Error.WriteLine(line);
        return ExitCode.Of(errors);
    }
}
