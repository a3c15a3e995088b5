using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Sandbox;

namespace Images.Functional.DependencyInjection.Tests;

/// <summary>Replies one after another, instead of the network.</summary>
internal sealed class Replies(Queue<HttpResponseMessage> replies) : HttpMessageHandler
{
    /// <summary>A failure that is retried, a success, and an error of the API; the last two have a ray.</summary>
    public static Replies Script() =>
        new(
            new Queue<HttpResponseMessage>([
                Reply(503, "", null),
                Reply(200, Envelope.Of(Documented.Image).ToJson(), "ray-1"),
                Reply(404, "ERROR 5404: Image not found", "ray-1"),
            ])
        );

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => Task.FromResult(replies.Dequeue());

    private static HttpResponseMessage Reply(int status, string body, string? ray)
    {
        var reply = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body),
        };
        if (ray is not null)
            reply.Headers.Add("cf-ray", ray);
        return reply;
    }
}
