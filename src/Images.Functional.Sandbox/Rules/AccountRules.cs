using System;
using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;
using Endpoints = Images.Functional.ImagesV1.Endpoints;

namespace Images.Functional.Sandbox;

/// <summary>The rules for an account: its statistics, its configuration, its batch tokens.</summary>
internal static class AccountRules
{
    public static Seq<SandboxRule> All { get; } =
        Seq(
            SandboxRule.On(
                Endpoints.Stats,
                static (s, account) =>
                    (s, new ImagesStats(s.Account(account).Allowed, s.Count(account)))
            ),
            SandboxRule.On(
                Endpoints.UpdateConfig,
                static (s, of) => Configure(s, of.Item1, of.Item2)
            ),
            SandboxRule.On(
                Endpoints.GetBatchToken,
                static (s, account) =>
                {
                    var token = Generated.Token(s.Seed, account, s.Serial);
                    var until = InAnHour(s);
                    return (
                        s.WithBatchToken(token, account, until.Instant),
                        new BatchToken(token, until)
                    );
                }
            )
        );

    private static (SandboxState, Either<SandboxReply, JsonText>) Configure(
        SandboxState s,
        AccountId account,
        ImagesConfig update
    )
    {
        var old = s.Account(account).Config;
        var config = new ImagesConfig(
            update.FlexibleVariants.IsStated ? update.FlexibleVariants : old.FlexibleVariants,
            update.BrowserTtl || old.BrowserTtl,
            update.PreserveContentCredentials.IsStated
                ? update.PreserveContentCredentials
                : old.PreserveContentCredentials
        );
        return (
            s.With(account, s.Account(account) with { Config = config }),
            // Assumed: the reply is the configuration. No document says what it is.
            Documented.Valid(JsonText.Parse(ImagesConfig.Codec.ToJson(config)))
        );
    }

    // The service writes nine digits of a second; .NET has seven.
    private static Timestamp InAnHour(SandboxState s) =>
        Documented.Valid(
            Timestamp.Create(
                Times
                    .End(s.Now, TimeSpan.FromHours(1))
                    .UtcDateTime.ToString(
                        "yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'",
                        CultureInfo.InvariantCulture
                    )
            )
        );
}
