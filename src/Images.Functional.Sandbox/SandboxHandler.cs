using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>
/// The sandbox as the handler of any <see cref="HttpClient"/>: <c>new HttpClient(new SandboxHandler(state))</c>. No socket is
/// opened, whatever the address.
/// </summary>
/// <param name="state">What the sandbox knows at first.</param>
public sealed class SandboxHandler(SandboxState state) : HttpMessageHandler
{
    private readonly Lock gate = new();
    private SandboxState state = state ?? throw new ArgumentNullException(nameof(state));

    /// <summary>What the sandbox knows now.</summary>
    public SandboxState State
    {
        get
        {
            lock (gate)
                return state;
        }
    }

    /// <summary>Changes what the sandbox knows, between two requests.</summary>
    public void Update(Func<SandboxState, SandboxState> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (gate)
            state = change(state);
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        cancellationToken.IsCancellationRequested
            ? Task.FromCanceled<HttpResponseMessage>(cancellationToken)
            : Task.FromResult(Answer(request));

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Answer(request);
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = new SandboxRequest(
            request.Method.Method,
            request.RequestUri?.AbsolutePath ?? "",
            toSeq(request.Headers.NonValidated)
                .Map(static header => (header.Key, header.Value.ToString()))
                .Strict()
        );
        lock (gate)
        {
            (state, var reply) = CloudflareSandbox.Handle(state, asked);
            return Response(request, reply);
        }
    }

    private static HttpResponseMessage Response(HttpRequestMessage request, SandboxReply reply)
    {
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(reply.Body)),
        };
        foreach (var (name, value) in reply.Headers)
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}
