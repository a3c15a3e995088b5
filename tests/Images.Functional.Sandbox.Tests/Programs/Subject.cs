using System;
using System.Net.Http;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;
using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>The subject: the whole client, plain or as Aff, above a sandbox on a clock that advances by itself.</summary>
internal sealed class Subject : IDisposable
{
    private static readonly Credentials Unknown = Credentials.Token("unknown").Right();

    private readonly SandboxClock clock = new() { AutoAdvance = true };
    private readonly SandboxHandler sandbox;
    private readonly HttpMessageInvoker http;
    private readonly bool isAff;

    public Subject(bool isAff, bool isHttpClient)
    {
        this.isAff = isAff;
        sandbox = new SandboxHandler(Calls.Known, clock);
        http = isHttpClient ? new HttpClient(sandbox) : new HttpMessageInvoker(sandbox);
    }

    public int Requests => sandbox.State.Requests;

    public int Elapsed => (int)clock.Elapsed.TotalMilliseconds;

    public static ImageId Id(int image) => ImageId.Any($"image/{image}").Right();

    public void Update(Func<SandboxState, SandboxState> change) => sandbox.Update(change);

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
            Calls.On(clock)
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
