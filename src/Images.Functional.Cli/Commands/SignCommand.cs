using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;
using Command = System.CommandLine.Command;

namespace Images.Functional.Cli;

/// <summary><c>cfimages sign</c>: signs the URL of a private image, with the key of the variable or one of the account's.</summary>
internal static class SignCommand
{
    private const string KeyVariable = Variables.SigningKey;

    // Shows whether a URL can be signed, before the key is fetched.
    private static readonly SigningKeyValue AnyKey = SigningKeyValue
        .Create("any")
        .IfLeft(default(SigningKeyValue));

    public static Command Of(Host host)
    {
        var url = CallCommand.Name("url", "The URL of an image's variant.");
        var expires = new CheckedOption<TimeSpan>(
            "--expires",
            "time",
            "How long the URL is valid from now, such as 90s, 30m, 1h or 7d. Without it and --until, it is valid forever.",
            Span
        );
        var until = new CheckedOption<DateTimeOffset>(
            "--until",
            "date",
            "When the URL becomes invalid, such as 2030-01-31T12:00:00Z, or 2030-01-31 for the beginning of that day in UTC.",
            Date
        );
        var round = new CheckedOption<TimeSpan>(
            "--round",
            "time",
            "Rounds the expiry up to a multiple of this time since 1970, such as 1h or 1d in UTC, so that all viewers share the URL and caches work.",
            static text =>
                Span(text)
                    .Bind(span =>
                        span > TimeSpan.Zero
                            ? span
                            : (Either<CfErrors, TimeSpan>)
                                Wrong.Value("a time above zero, such as 1h or 1d", text)
                    )
        );
        var name = new CheckedOption<SigningKeyName>(
            "--key-name",
            "name",
            $"The name of the account's key to sign with, which is fetched. Unless given, {KeyVariable} is the key; without both, the key \"default\" is fetched.",
            SigningKeyName.Create
        );
        return CallCommand.Of(
            new ExampleCommand(
                "sign",
                "Signs the URL of a private image. Everyone who has the signed URL can view the image until it expires.",
                "cfimages sign https://imagedelivery.net/ZWd9g1K7eljCn_KDTu_MWA/107b9558-dd06-4bbd-5fef-9c2c16bb7900/public --expires 1h --round 1d --sandbox",
                "cfimages sign https://images.example.com/cdn-cgi/imagedelivery/ZWd9g1K7eljCn_KDTu_MWA/107b9558-dd06-4bbd-5fef-9c2c16bb7900/public --until 2030-01-31 --key-name blog"
            )
            {
                Variables = { KeyVariable },
            },
            [url, expires, until, round, name],
            Flag.Json(),
            (parsed, target, cancel) =>
            {
                var now = DateTimeOffset.UtcNow;
                return Run(
                    (
                        DeliveryUrl.Create(parsed.GetRequiredValue(url)),
                        Ending.Of(
                            expires.Read(parsed),
                            until.Read(parsed),
                            round.Read(parsed),
                            now
                        ),
                        name.Read(parsed)
                    ).Apply((at, ending, key) => new Asked(at, ending, key, now)),
                    target,
                    host,
                    cancel
                );
            }
        );
    }

    private sealed record Asked(
        DeliveryUrl Url,
        Ending Ending,
        Option<SigningKeyName> KeyName,
        DateTimeOffset Now
    )
    {
        public Either<CfErrors, DeliveryUrl> Sign(SigningKeyValue key) =>
            SignedUrl
                .Sign(Url, key, Ending.Expiry, Now, Ending.RoundUp)
                .MapLeft(errors => CheckedOption.Rename("expiry", Ending.OptionName, errors));
    }

    private static Task<int> Run(
        Either<CfErrors, Asked> asked,
        Target target,
        Host host,
        CancellationToken cancel
    )
    {
        var isFetched =
            target.IsSandbox
            || asked.Exists(static a => a.KeyName.IsSome)
            || host.Variable(KeyVariable) is not { Length: > 0 };
        if (isFetched)
            return Fetched(asked, target, host, cancel);
        foreach (var error in Undecodable.Variable([KeyVariable], host))
        {
            host.Alarm(error);
            return Task.FromResult(ExitCode.Usage);
        }

        var key = SigningKeyValue
            .Create(host.Variable(KeyVariable))
            .MapLeft(static errors => CheckedOption.Name(KeyVariable, errors));
        return Task.FromResult(
            (asked, key, target.Client)
                .Apply(static (a, value, _) => a.Sign(value))
                .Bind(identity)
                .MapLeft(static errors => CheckedOption.Rename("key", KeyVariable, errors))
                .Match(
                    Right: url => UrlView.Report($"{url}", target.AsJson, host),
                    Left: errors => UrlView.Refuse(errors, host)
                )
        );
    }

    private static Task<int> Fetched(
        Either<CfErrors, Asked> asked,
        Target target,
        Host host,
        CancellationToken cancel
    ) =>
        Caller.Connect(
            target,
            host,
            account =>
            {
                var keys = ImagesV1.ListKeys(account);
                return (keys.Request, asked.Bind(static a => a.Sign(AnyKey))).Apply((_, _) => keys);
            },
            async (client, operation) =>
                (await client.Send(operation, cancel).ConfigureAwait(false)).Match(
                    // Without an Asked, nothing was sent.
                    Right: keys => Signed((Asked)asked, keys, target, host),
                    Left: errors => Report.Errors(errors, host)
                )
        );

    private static int Signed(Asked asked, Arr<SigningKey> keys, Target target, Host host)
    {
        var name = asked.KeyName.Match(static name => name.Value, static () => "default");
        if (
            keys.Find(key => key.Name.Exists(one => one.Value == name))
                .Bind(static key => key.Value)
                .Case
            is not SigningKeyValue value
        )
        {
            host.Alarm(
                $"the account has no signing key {Printable.Excerpt(name)}; pass another --key-name"
            );
            return ExitCode.NotFound;
        }

        return asked
            .Sign(value)
            .Match(
                Right: url => UrlView.Report($"{url}", target.AsJson, host),
                Left: errors => Report.Errors(errors, host)
            );
    }

    /// <summary>When the URL becomes invalid, if ever.</summary>
    private sealed record Ending(Option<DateTimeOffset> Expiry, TimeSpan RoundUp, string OptionName)
    {
        public static Either<CfErrors, Ending> Of(
            Either<CfErrors, Option<TimeSpan>> expires,
            Either<CfErrors, Option<DateTimeOffset>> until,
            Either<CfErrors, Option<TimeSpan>> round,
            DateTimeOffset now
        ) =>
            (expires, until, round)
                .Apply(
                    (span, date, step) =>
                        span.IsSome && date.IsSome
                            ? Wrong.With("--until", "not together with --expires")
                        : step.IsSome && span.IsNone && date.IsNone
                            ? Wrong.With("--round", "only with --expires or --until")
                        : (Either<CfErrors, Ending>)
                            new Ending(
                                date || span.Map(time => now + time),
                                step.IfNone(default(TimeSpan)),
                                date.IsSome ? "--until" : "--expires"
                            )
                )
                .Bind(identity);
    }

    private static Either<CfErrors, TimeSpan> Span(string text) =>
        Duration.Read(text) is { } span
            ? span
            : Wrong.Value("a time such as 90s, 30m, 1h or 7d, of at most 100 years", text);

    private static Either<CfErrors, DateTimeOffset> Date(string text) =>
        DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? new DateTimeOffset(day, default, TimeSpan.Zero)
            : Timestamp
                .Create(text)
                .Map(static at => at.Instant)
                .MapLeft(_ =>
                    (CfErrors)Wrong.Value("a date such as 2030-01-31 or 2030-01-31T12:00:00Z", text)
                );
}
