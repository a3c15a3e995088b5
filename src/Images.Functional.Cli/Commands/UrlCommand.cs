using System;
using System.CommandLine;
using Images.Functional.Sandbox;
using LanguageExt;
using static LanguageExt.Prelude;
using Command = System.CommandLine.Command;

namespace Images.Functional.Cli;

/// <summary><c>cfimages url</c>: prints the URLs at which images are served. It sends nothing.</summary>
internal static class UrlCommand
{
    private const string DeliveryVariable = Variables.Delivery;
    private const string Made = "made";

    public static Command Of(Host host)
    {
        var id = CallCommand.Name(
            "image-id",
            "The image's id: a UUID, or a custom id of up to 1,024 characters. - reads ids from standard input, one a line."
        );
        var last = CallCommand.Name(
            "variant",
            "A variant's name (public), or options (w=400,h=300,fit=cover)."
        );
        var hash = new System.CommandLine.Option<string?>("--hash")
        {
            Description =
                $"The account's hash, from the URLs of its images; {AccountHash.Variable} unless given.",
        };
        var domain = new System.CommandLine.Option<string?>("--domain")
        {
            Description =
                $"Your own host that serves the images, such as images.example.com; {DeliveryVariable} unless given, or imagedelivery.net.",
        };
        var zone = new System.CommandLine.Option<string?>("--zone")
        {
            Description =
                "Your own zone, such as example.com, that transforms an image which Cloudflare Images does not store. The image is then a URL, or a path on the zone.",
        };
        var isUnchecked = Flag.Of(
            "--unchecked",
            "Use options as they are, also with values that are not documented."
        );
        var sandbox = Flag.Of("--sandbox", "Use the account of the in-memory Cloudflare.");
        var json = Flag.JsonUrls();
        var command = new ExampleCommand(
            "url",
            "Prints the URL at which an image is served. It sends nothing.",
            "cfimages url 107b9558-dd06-4bbd-5fef-9c2c16bb7900 public --sandbox",
            "cfimages url path/to/cat w=400,h=300,fit=cover --hash ZWd9g1K7eljCn_KDTu_MWA --domain images.example.com",
            "cfimages url https://example.org/cat.png w=400,onerror=redirect --zone example.com",
            "cfimages list --ids | cfimages url - w=400 --hash ZWd9g1K7eljCn_KDTu_MWA"
        )
        {
            id,
            last,
            hash,
            domain,
            zone,
            isUnchecked,
            sandbox,
            json,
        };
        command.Variables.AddRange([AccountHash.Variable, DeliveryVariable]);
        command.SetAction(
            async (parsed, cancel) =>
            {
                foreach (
                    var error in Undecodable.Variable(
                        [AccountHash.Variable, DeliveryVariable],
                        host
                    )
                )
                {
                    host.Alarm(error);
                    return ExitCode.Usage;
                }

                var text = parsed.GetRequiredValue(last);
                var asIs = parsed.GetValue(isUnchecked);
                var options = new Lazy<Either<CfErrors, Transformation>>(() =>
                    Options(text, asIs, host)
                );
                var each = parsed.GetValue(zone) is { } name
                    ? new EachUrl(
                        "source",
                        Made,
                        "/any",
                        parsed.GetValue(hash) is null && parsed.GetValue(domain) is null
                            ? source => Remote(source, options.Value, name)
                            : static _ =>
                                Wrong.With("--zone", "not together with --hash or --domain")
                    )
                    : new EachUrl(
                        "image_id",
                        Made,
                        "any",
                        Hosted(
                            text,
                            options,
                            parsed.GetValue(sandbox) && parsed.GetValue(hash) is null
                                ? SandboxHash
                                : Given(hash, AccountHash.Variable, parsed, host),
                            Given(domain, DeliveryVariable, parsed, host)
                        )
                    );
                var code = await each.Print(
                        [parsed.GetRequiredValue(id)],
                        parsed.GetValue(json),
                        host,
                        cancel
                    )
                    .ConfigureAwait(false);
                if (
                    code == ExitCode.Usage
                    && !asIs
                    && Transformation.Create(text).IsLeft
                    && Transformation.Read(text).IsRight
                )
                    host.Note("With --unchecked, options are used as they are.");
                return code;
            }
        );
        return command;
    }

    // A value, and the option or variable that it comes from.
    private sealed record Named(string Name, string Text);

    private static Named? Given(
        System.CommandLine.Option<string?> option,
        string variable,
        ParseResult parsed,
        Host host
    ) =>
        parsed.GetValue(option) is { } text ? new Named(option.Name, text)
        : host.Variable(variable) is { Length: > 0 } value ? new Named(variable, value)
        : null;

    private static Either<CfErrors, Transformation> Options(
        string text,
        bool isUnchecked,
        Host host
    )
    {
        if (isUnchecked)
            return Transformation.Read(text);
        var made = Transformation.Create(text);
        made.IfRight(all =>
            // They may be newer than this program, or mistyped.
            all.Options.Filter(static option => !option.IsDocumented)
                .Iter(option =>
                    host.Note($"{Printable.Line($"{option}")} is not a documented option.")
                )
        );
        return made;
    }

    private static Either<CfErrors, string> Remote(
        string source,
        Either<CfErrors, Transformation> options,
        string zone
    ) => options.Bind(made => RemoteImageUrl.Of(zone, made, source)).Map(static url => $"{url}");

    private static Func<string, Either<CfErrors, string>> Hosted(
        string last,
        Lazy<Either<CfErrors, Transformation>> options,
        Named? hash,
        Named? domain
    )
    {
        var account = hash is null
            ? Wrong.With("account_hash", $"set {AccountHash.Variable} or pass --hash")
            : AccountHash
                .Create(hash.Text)
                .MapLeft(errors => CheckedOption.Name(hash.Name, errors));
        var variant = VariantId.Create(last);
        return id =>
            (
                last.Contains('=', StringComparison.Ordinal)
                    ? (account, ImageId.Any(id), options.Value).Apply(
                        (a, i, made) => DeliveryUrl.Of(a, i, made, domain?.Text)
                    )
                    : (account, ImageId.Any(id), variant).Apply(
                        (a, i, named) => DeliveryUrl.Of(a, i, named, domain?.Text)
                    )
            )
                .Bind(identity)
                .MapLeft(errors => CheckedOption.Rename("domain", domain?.Name ?? "", errors))
                .Map(static url => $"{url}");
    }

    private static Named SandboxHash { get; } =
        new("--sandbox", SandboxAccount.New(Documented.Account).Hash);
}
