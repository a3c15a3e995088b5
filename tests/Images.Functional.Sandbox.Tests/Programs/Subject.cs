using System;
using System.Net.Http;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;
using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A mistake that is made on purpose, to show that the programs find it.</summary>
public enum Mistake
{
    /// <summary>No mistake.</summary>
    None,

    /// <summary>The client retries nothing.</summary>
    NoRetry,

    /// <summary>The client waits twice as long before it retries.</summary>
    LongerWaits,

    /// <summary>The sandbox loses a change that takes an image away.</summary>
    LostChange,
}

/// <summary>The subject: the whole client, plain or as Aff, above a sandbox on a clock that advances by itself.</summary>
internal sealed class Subject : IDisposable
{
    private static readonly Credentials Unknown = Credentials.Token("unknown").Right();

    private readonly SandboxClock clock = new() { AutoAdvance = true };
    private readonly SandboxHandler sandbox;
    private readonly HttpMessageInvoker http;
    private readonly bool isAff;
    private readonly Mistake planted;

    public Subject(bool isAff, bool isHttpClient, Mistake planted)
    {
        (this.isAff, this.planted) = (isAff, planted);
        sandbox = new SandboxHandler(Calls.Known, clock);
        http = isHttpClient ? new HttpClient(sandbox) : new HttpMessageInvoker(sandbox);
    }

    public int Requests => sandbox.State.Requests;

    public int Elapsed => (int)clock.Elapsed.TotalMilliseconds;

    public static ImageId Id(int image) => ImageId.Any($"image/{image}").Right();

    public void Update(Func<SandboxState, SandboxState> change) =>
        sandbox.Update(state =>
            change(state) is var after
            && planted == Mistake.LostChange
            && after.Images.Count < state.Images.Count
                ? state
                : after
        );

    /// <summary>The answer to a call, in the model's words.</summary>
    public string Call(int image, bool isKnown)
    {
        var asked = Ask(ImagesV1.Get(Documented.Account, Id(image)), isKnown);
        Assert.True(asked.IsCompleted, "the call waits for something else than the clock");
        return asked.Result.Match(Right: static found => found.ToJson(), Left: InWords);
    }

    public void Dispose() => http.Dispose();

    private async Task<Either<CfErrors, Image>> Ask(Operation<Image> get, bool isKnown)
    {
        using var client = new CloudflareClient(
            http,
            isKnown ? Documented.Credentials : Unknown,
            Calls.On(clock) with
            {
                Retry = planted switch
                {
                    Mistake.NoRetry => RetryPolicy.None,
                    Mistake.LongerWaits => RetryPolicy.Exponential(2, TimeSpan.FromSeconds(1)),
                    _ => RetryPolicy.Default,
                },
            }
        );
        return isAff
            ? (
                await Cloudflare<CloudflareRuntime>.send(get).Run(CloudflareRuntime.New(client))
            ).ToCfEither()
            : await client.Send(get);
    }

    private static string InWords(CfErrors errors) =>
        errors
            .StatusCode.Map(static status => $"{status}")
            .IfNone(() =>
                Assert.Single(errors.Items) switch
                {
                    CfError.Timeout => "timeout",
                    CfError.Transport => "dropped",
                    var other => other.Message,
                }
            );
}
