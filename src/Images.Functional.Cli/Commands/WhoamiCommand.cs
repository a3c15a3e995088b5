using System.CommandLine;
using System.Globalization;

namespace Images.Functional.Cli;

/// <summary><c>cfimages whoami</c>: checks the credentials.</summary>
internal static class WhoamiCommand
{
    public static Command Of(Host host) =>
        CallCommand.Of(
            new ExampleCommand(
                "whoami",
                "Checks the credentials: whether the API accepts them, whether the account has Cloudflare Images, and whether they may read.",
                "cfimages whoami --sandbox",
                "cfimages whoami --json --compact"
            ),
            [],
            Flag.Json(),
            (parsed, target, cancel) =>
                Caller.Connect(
                    target,
                    host,
                    static account => account,
                    async (client, account) =>
                        (
                            await client
                                .SendForReply(ImagesV1.Stats(account), cancel)
                                .ConfigureAwait(false)
                        ).Match(
                            Right: reply =>
                                Report.Result(
                                    reply.Envelope.Map(stats => new Identity(
                                        account,
                                        Kind(target, host),
                                        stats
                                    )),
                                    Printer,
                                    target.AsJson,
                                    host
                                ),
                            Left: errors => Report.Errors(errors, host)
                        )
                )
        );

    private static string Kind(Target target, Host host) =>
        target.IsSandbox ? "sandbox"
        : host.Variable(Credentials.TokenVariable) is { Length: > 0 }
        || host.Variable(Credentials.TokenFileVariable) is { Length: > 0 }
            ? "API token"
        : "email and API key";

    private static Printer<Identity> Printer { get; } =
        new(
            Identity.Codec,
            static (identity, paint) =>
                Columns.Rows(
                    [
                        ("account", Printable.Line(identity.Account.Value)),
                        ("credentials", $"accepted ({identity.Credentials})"),
                        ("images", "enabled" + Count(identity.Images)),
                        ("reading", "allowed"),
                        ("writing", "unknown: only a change would show it"),
                    ],
                    paint
                )
        );

    private static string Count(ImagesStats stats) =>
        stats
            .Current.Bind(current =>
                stats.Allowed.Map(allowed =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $": {current:N0} of {allowed:N0} images"
                    )
                )
            )
            .IfNone("");

    /// <summary>The API's answer.</summary>
    private sealed record Identity(AccountId Account, string Credentials, ImagesStats Images)
    {
        public static Codec<Identity> Codec { get; } =
            Json.Object(
                Json.Required("account", Json.Of(AccountId.Text), static (Identity i) => i.Account),
                Json.Required("credentials", Json.String, static (Identity i) => i.Credentials),
                Json.Required("images", ImagesStats.Codec, static (Identity i) => i.Images),
                static (account, credentials, images) => new Identity(account, credentials, images)
            );
    }
}
