using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;
using Command = System.CommandLine.Command;

namespace Images.Functional.Cli;

/// <summary><c>cfimages sign</c>: signs the URLs of private images, with the key of the variable or one of the account's.</summary>
internal static class SignCommand
{
    private const string KeyVariable = Variables.SigningKey;

    private const string AnyUrl =
        "https://imagedelivery.net/h/107b9558-dd06-4bbd-5fef-9c2c16bb7900/public";

    // Shows whether a URL can be signed, before the key is fetched.
    private static readonly SigningKeyValue AnyKey = SigningKeyValue
        .Create("any")
        .IfLeft(default(SigningKeyValue));

    public static Command Of(Host host)
    {
        var urls = CallCommand.Urls();
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
                "Signs the URLs of private images. Everyone who has a signed URL can view the image until it expires.",
                "cfimages sign https://imagedelivery.net/ZWd9g1K7eljCn_KDTu_MWA/107b9558-dd06-4bbd-5fef-9c2c16bb7900/public --expires 1h --round 1d --sandbox",
                "cfimages sign https://images.example.com/cdn-cgi/imagedelivery/ZWd9g1K7eljCn_KDTu_MWA/107b9558-dd06-4bbd-5fef-9c2c16bb7900/public --until 2030-01-31 --key-name blog",
                "cfimages list --ids | cfimages url - public | cfimages sign - --expires 7d --round 1d"
            )
            {
                Variables = { KeyVariable },
            },
            [urls, expires, until, round, name],
            Flag.JsonUrls(),
            (parsed, target, cancel) =>
            {
                var now = DateTimeOffset.UtcNow;
                var given = parsed.GetRequiredValue(urls);
                return Run(
                    (
                        Ending.Of(
                            expires.Read(parsed),
                            until.Read(parsed),
                            round.Read(parsed),
                            now
                        ),
                        name.Read(parsed),
                        Every.Of(
                            given
                                .Where(static url => url != InputFile.StandardInput)
                                .Select(DeliveryUrl.Create)
                        )
                    ).Apply((ending, key, _) => new Asked(ending, key, now)),
                    given,
                    target,
                    host,
                    cancel
                );
            }
        );
    }

    private sealed record Asked(Ending Ending, Option<SigningKeyName> KeyName, DateTimeOffset Now)
    {
        public EachUrl With(SigningKeyValue key, string keyName = "key") =>
            new(
                "url",
                "signed",
                AnyUrl,
                url =>
                    DeliveryUrl
                        .Create(url)
                        .Bind(at => SignedUrl.Sign(at, key, Ending.Expiry, Now, Ending.RoundUp))
                        .MapLeft(errors =>
                            CheckedOption.Rename(
                                "key",
                                keyName,
                                CheckedOption.Rename("expiry", Ending.OptionName, errors)
                            )
                        )
                        .Map(static signed => $"{signed}")
            );
    }

    private static Task<int> Run(
        Either<CfErrors, Asked> asked,
        string[] urls,
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
            return Fetched(asked, urls, target, host, cancel);
        foreach (var error in Undecodable.Variable([KeyVariable], host))
        {
            host.Alarm(error);
            return Task.FromResult(ExitCode.Usage);
        }

        var key = SigningKeyValue
            .Create(host.Variable(KeyVariable))
            .MapLeft(static errors => CheckedOption.Name(KeyVariable, errors));
        return (Checked(asked, urls), key, target.Client)
            .Apply(
                (a, value, _) => a.With(value, KeyVariable).Print(urls, target.AsJson, host, cancel)
            )
            .IfLeft(errors => Task.FromResult(UrlView.Refuse(errors, host)));
    }

    // All that can be wrong, before the key is fetched.
    private static Either<CfErrors, Asked> Checked(Either<CfErrors, Asked> asked, string[] urls) =>
        asked.Bind(a => a.With(AnyKey).Check(urls).Map(_ => a));

    private static Task<int> Fetched(
        Either<CfErrors, Asked> asked,
        string[] urls,
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
                return (keys.Request, Checked(asked, urls)).Apply((_, a) => (Keys: keys, Asked: a));
            },
            async (client, call) =>
            {
                var reply = await client.Send(call.Keys, cancel).ConfigureAwait(false);
                return reply.IsRight
                    ? await Signed(call.Asked, (Arr<SigningKey>)reply, urls, target, host, cancel)
                        .ConfigureAwait(false)
                    : Report.Errors(reply.ErrorsOrBottom(), host);
            }
        );

    private static Task<int> Signed(
        Asked asked,
        Arr<SigningKey> keys,
        string[] urls,
        Target target,
        Host host,
        CancellationToken cancel
    )
    {
        var name = asked.KeyName.Match(static name => name.Value, static () => "default");
        if (
            keys.Find(key => key.Name.Exists(one => one.Value == name))
                .Bind(static key => key.Value)
                .Case
            is SigningKeyValue value
        )
            return asked.With(value).Print(urls, target.AsJson, host, cancel);
        host.Alarm(
            $"the account has no signing key {Printable.Excerpt(name)}; pass another --key-name"
        );
        return Task.FromResult(ExitCode.NotFound);
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
