using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using Images.Functional.Effects;
using Images.Functional.Sandbox;
using LanguageExt.Common;

namespace Images.Functional.Aot;

/// <summary>Every case of <see cref="CfError"/>, come by as users come by it, from the client and through <c>Aff</c>.</summary>
internal static class Failures
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(1);

    public static IEnumerable<Check> Checks =>
        [
            Fails("api", ImagesV1.Get(Documented.Account, Other), SandboxStep.Usual),
            Fails(
                "status",
                Calls.Get,
                SandboxStep.Reply(new SandboxReply(502, Body: "<h1>Bad gateway</h1>"))
            ),
            Fails(
                "constraint",
                ImagesV1.Get(AccountId.Create("a"), ImageId.Create("..")),
                SandboxStep.Usual
            ),
            Fails("malformed", Calls.Get, SandboxStep.Reply(new SandboxReply(200, Body: "{"))),
            Fails("transport", Calls.Get, SandboxStep.Drop),
            Fails("timeout", Calls.Get, SandboxStep.Slow(Long)),
            Fails("cancelled", Calls.Get, SandboxStep.Usual, isCancelled: true),
            Fails(
                "tooLarge",
                Calls.Get,
                SandboxStep.Reply(new SandboxReply(200, Body: new string(' ', 2000)))
            ),
            Check.That(
                "other, of a LanguageExt error",
                "other: somebody else's",
                static () => Told(CfErrors.From(Error.New("somebody else's")))
            ),
        ];

    private static Check Fails(
        string kind,
        Operation<Image> operation,
        SandboxStep step,
        bool isCancelled = false
    ) =>
        Check.That(
            $"{kind}, from the client and as the failure of Aff",
            (kind, true),
            async () =>
            {
                var state = SandboxState.WithDocumentedImage.WithScript(step);
                using var source = new CancellationTokenSource();
                if (isCancelled)
                    await source.CancelAsync();
                var options = Options;
                using var http = new HttpMessageInvoker(new SandboxHandler(state, options.Time));
                using var client = new CloudflareClient(http, Documented.Credentials, options);
                var plain = await client.Send(operation, source.Token);
                var aff = await Cloudflare<SandboxRuntime>
                    .send(operation)
                    .Run(SandboxRuntime.New(state, options: Options, source: source));
                return (
                    plain.Match(static _ => "right", static e => Kind(e.Items.Head)),
                    plain == aff.ToCfEither()
                );
            }
        );

    private static CloudflareOptions Options =>
        new()
        {
            Retry = RetryPolicy.None,
            MaximumReplyBytes = 1000,
            Time = new SandboxClock { AutoAdvance = true },
        };

    private static ImageId Other { get; } =
        ImageId.Create("other").IfLeft(static e => throw e.ToException());

    private static string Told(CfErrors errors) => $"{Kind(errors.Items.Head)}: {errors.Message}";

    private static string Kind(CfError error) =>
        error.Match(
            api: static _ => "api",
            constraint: static _ => "constraint",
            malformed: static _ => "malformed",
            status: static _ => "status",
            transport: static _ => "transport",
            timeout: static _ => "timeout",
            cancelled: static _ => "cancelled",
            tooLarge: static _ => "tooLarge",
            file: static _ => "file",
            other: static _ => "other"
        );
}
