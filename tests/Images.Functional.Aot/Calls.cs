using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Http;
using Images.Functional.Effects;
using Images.Functional.Sandbox;
using LanguageExt;
using LanguageExt.Common;
using static LanguageExt.Prelude;

namespace Images.Functional.Aot;

/// <summary>Calls, through the real client code, of a Cloudflare in memory.</summary>
internal static class Calls
{
    public static Operation<Image> Get { get; } = ImagesV1.Get(Documented.Account, Documented.Id);

    public static IEnumerable<Check> Checks =>
        [
            Check.That(
                "get, by the plain client",
                true,
                static async () =>
                {
                    using var http = new HttpMessageInvoker(
                        new SandboxHandler(SandboxState.WithDocumentedImage)
                    );
                    using var client = new CloudflareClient(http, Documented.Credentials);
                    return await client.Send(Get) == Documented.Image;
                }
            ),
            Check.That(
                "get, by Aff and LINQ, with guard",
                Documented.Image.Variant("thumbnail"),
                static async () =>
                    (await Thumbnail<SandboxRuntime>(Documented.Id).Run(Runtime)).ToOption()
            ),
            Check.That(
                "@catchOf finds a failure by its type",
                (true, true),
                static async () =>
                    (
                        (await Find<SandboxRuntime>(Documented.Id).Run(Runtime))
                            == FinSucc(Some(Documented.Image)),
                        (await Find<SandboxRuntime>(Other).Run(Runtime))
                            == FinSucc(Option<Image>.None)
                    )
            ),
            Check.That(
                "@catch finds a timeout by its code",
                true,
                static async () =>
                    (
                        await (
                            Cloudflare<SandboxRuntime>.send(Get)
                            | @catch(Errors.TimedOut, SuccessAff(Image.Empty))
                        ).Run(
                            SandboxRuntime.New(
                                SandboxState.WithDocumentedImage.WithScript(
                                    SandboxStep.Slow(TimeSpan.FromDays(1))
                                ),
                                options: new CloudflareOptions
                                {
                                    Retry = RetryPolicy.None,
                                    Time = new SandboxClock { AutoAdvance = true },
                                }
                            )
                        )
                    ) == FinSucc(Image.Empty)
            ),
            Check.That(
                "an operation's result is mapped and refined",
                "logo.png",
                static async () =>
                    (
                        await Cloudflare<SandboxRuntime>
                            .send(
                                Get.Refine(static i =>
                                        i.Filename.ToEither(
                                            CfErrors.Of(new CfError.Other(Error.New("unnamed")))
                                        )
                                    )
                                    .Map(static f => f.Value)
                            )
                            .Run(Runtime)
                    ).IfFail("")
            ),
            Check.That(
                "the rate limit's headers are read",
                ("\"default\";r=1200;t=300", "\"default\";q=1200;w=300"),
                static async () =>
                    (
                        await Cloudflare<SandboxRuntime>
                            .sendForReply(Get)
                            .Map(static reply =>
                                (
                                    string.Join(", ", reply.Response.RateLimits),
                                    string.Join(", ", reply.Response.RateLimitPolicies)
                                )
                            )
                            .Run(
                                SandboxRuntime.New(
                                    SandboxState.WithDocumentedImage with
                                    {
                                        Remaining = 5000,
                                    }
                                )
                            )
                    ).IfFail(("", ""))
            ),
            Check.That(
                "a rate limit is waited for, and the request made again",
                (true, 2, TimeSpan.FromSeconds(30)),
                static async () =>
                {
                    var clock = new SandboxClock { AutoAdvance = true };
                    var runtime = SandboxRuntime.New(
                        SandboxState.WithDocumentedImage.WithScript(
                            SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromSeconds(30)))
                        ),
                        options: new CloudflareOptions { Time = clock }
                    );
                    var image = await Cloudflare<SandboxRuntime>.send(Get).Run(runtime);
                    return (image.IsSucc, runtime.State.Requests, clock.Elapsed);
                }
            ),
            Check.That(
                "a call is a span",
                "GET /accounts/{account_id}/images/v1/{image_id}",
                static async () =>
                {
                    var name = "";
                    using var listener = new ActivityListener
                    {
                        ShouldListenTo = static source =>
                            source.Name == CloudflareClient.ActivitySourceName,
                        Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                            ActivitySamplingResult.AllData,
                        ActivityStopped = span => name = span.DisplayName,
                    };
                    ActivitySource.AddActivityListener(listener);
                    await Cloudflare<SandboxRuntime>.send(Get).Run(Runtime);
                    return name;
                }
            ),
        ];

    private static Aff<RT, VariantUrl> Thumbnail<RT>(ImageId id)
        where RT : struct, HasCloudflare<RT> =>
        from image in Cloudflare<RT>.send(ImagesV1.Get(Documented.Account, id))
        from _ in guard(!image.IsDraft, Error.New("the file has not arrived yet"))
        from url in image.Variant("thumbnail").ToAff(Error.New("the image has no thumbnail"))
        select url;

    private static Aff<RT, Option<Image>> Find<RT>(ImageId id)
        where RT : struct, HasCloudflare<RT> =>
        Cloudflare<RT>.send(ImagesV1.Get(Documented.Account, id)).Map(Some)
        | @catchOf<RT, CfErrors, Option<Image>>(errors =>
            errors.IsNotFound
                ? SuccessAff<RT, Option<Image>>(None)
                : FailAff<RT, Option<Image>>(errors)
        );

    private static ImageId Other { get; } =
        ImageId.Create("other").IfLeft(static e => throw e.ToException());

    private static SandboxRuntime Runtime => SandboxRuntime.New(SandboxState.WithDocumentedImage);
}
