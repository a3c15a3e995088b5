using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Benchmarks;

/// <summary>Answers every call with the documented envelope, at once and in this process, and keeps the last message.</summary>
internal sealed class StubHandler : HttpMessageHandler
{
    /// <summary>What Cloudflare sends with every response.</summary>
    public static (string Name, string Value)[] Headers { get; } =
    [
        ("cf-ray", "8f2a4c6e8a1b3c5d-AMS"),
        ("Ratelimit", "\"default\";r=50;t=30"),
        ("Ratelimit-Policy", "\"burst\";q=100;w=60"),
    ];

    public HttpRequestMessage? Last { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Last = request;
        var response = new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new ByteArrayContent(Documented.Bytes),
            RequestMessage = request,
        };
        foreach (var (name, value) in Headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return Task.FromResult(response);
    }
}
