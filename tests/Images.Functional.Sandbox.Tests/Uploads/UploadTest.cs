using System;
using System.Net.Http;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A client without retries, on a sandbox with an empty account.</summary>
public abstract class UploadTest : IDisposable
{
    protected UploadTest()
    {
        Sandbox = new SandboxHandler(Service.Empty, Clock);
        Http = new HttpMessageInvoker(Sandbox);
        Client = new CloudflareClient(
            Http,
            Documented.Credentials,
            Calls.On(Clock) with
            {
                Retry = RetryPolicy.None,
            }
        );
    }

    protected SandboxClock Clock { get; } = new();

    protected SandboxHandler Sandbox { get; }

    protected HttpMessageInvoker Http { get; }

    protected CloudflareClient Client { get; }

    protected static ImageFile Gif => ImageFile.Of("GIF89a"u8.ToArray()) with { Name = "a.gif" };

    protected static CfErrors Missing => CfErrors.Of(new CfError.Transport("no id"));

    public void Dispose()
    {
        Client.Dispose();
        Http.Dispose();
        GC.SuppressFinalize(this);
    }

    protected Either<CfErrors, A> Send<A>(Operation<A> operation) => Ended(Client.Send(operation));

    // The sandbox waits only for its clock.
    protected static A Ended<A>(Task<A> task) => task.Soon().GetAwaiter().GetResult();

    protected A Do<A>(Operation<A> operation) => Send(operation).Right();

    protected (int Status, int Code) Refused<A>(Operation<A> operation)
    {
        var errors = Send(operation).Left();
        return (errors.StatusCode.IfNone(0), errors.Code);
    }
}
