using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects.Tests;

/// <summary>A handler that answers by a script, the last step again and again, and notes what it was asked.</summary>
internal sealed class ScriptedHandler(
    params Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>[] steps
) : HttpMessageHandler
{
    private readonly ConcurrentQueue<string> authorizations = [];
    private int attempts;

    public ScriptedHandler(params Func<HttpResponseMessage>[] steps)
        : this([.. steps.Select(Step)]) { }

    public int Attempts => attempts;

    public bool IsDisposed { get; private set; }

    /// <summary>The credentials of each attempt.</summary>
    public IReadOnlyList<string> Authorizations => [.. authorizations];

    public static HttpResponseMessage Right() => Reply(200, Documented.Response);

    public static HttpResponseMessage Reply(int status, string body = "") =>
        new((HttpStatusCode)status) { Content = new StringContent(body) };

    public static HttpResponseMessage Reply(int status, byte[] body) =>
        new((HttpStatusCode)status) { Content = new ByteArrayContent(body) };

    /// <summary>Headers that never come.</summary>
    public static async Task<HttpResponseMessage> Never(
        HttpRequestMessage request,
        CancellationToken cancel
    )
    {
        await Task.Delay(Timeout.Infinite, cancel);
        return Right();
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        authorizations.Enqueue(request.Headers.NonValidated["Authorization"].ToString());
        var attempt = Interlocked.Increment(ref attempts) - 1;
        return steps[Math.Min(attempt, steps.Length - 1)](request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Step(
        Func<HttpResponseMessage> reply
    ) => (_, _) => Task.FromResult(reply());
}
