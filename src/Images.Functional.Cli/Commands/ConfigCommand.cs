using System.CommandLine;

namespace Images.Functional.Cli;

/// <summary><c>cfimages config</c>: changes the account's configuration.</summary>
internal static class ConfigCommand
{
    public static Command Of(Host host)
    {
        var flexible = CheckedOption.Boolean(
            "--flexible-variants",
            "Whether a URL may hold the options of a variant that has no name."
        );
        var ttl = CheckedOption.BrowserTtl(
            "How long browsers cache images: 3600 (an hour) to 31536000 (a year)."
        );
        var preserve = CheckedOption.Boolean(
            "--preserve-content-credentials",
            "Whether variants keep an image's content credentials (C2PA)."
        );
        return CallCommand.Of(
            new ExampleCommand(
                "config",
                "Changes the account's configuration and prints the API's answer. What is not given stays as it is.",
                "cfimages config --flexible-variants true --sandbox",
                "cfimages config --browser-ttl 86400 --json"
            ),
            [flexible, ttl, preserve],
            host,
            parsed =>
            {
                var config = (flexible.Read(parsed), ttl.Read(parsed), preserve.Read(parsed)).Apply(
                    static (isFlexible, seconds, preserves) =>
                        new ImagesConfig(
                            Setting.Of(isFlexible.ToNullable()),
                            seconds,
                            Setting.Of(preserves.ToNullable())
                        )
                );
                return new Call<JsonText>(
                    account =>
                        ImagesV1.UpdateConfig(
                            account,
                            Change.Of(parsed, config, "nothing to change", flexible, ttl, preserve)
                        ),
                    // The reply is not documented.
                    new Printer<JsonText>(
                        ImagesV1.Endpoints.UpdateConfig.Result,
                        static (reply, paint) =>
                            JsonView.Lines(reply, "(changed; the reply is empty)", paint)
                    )
                );
            }
        );
    }
}
