using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>
/// The sandbox as the handler of any <see cref="HttpClient"/>: <c>new HttpClient(new SandboxHandler(state))</c>. It
/// opens no socket, whatever the address. A dropped connection is the exception that .NET's own handler throws.
/// </summary>
/// <example>
/// <code>
/// using var http = new HttpClient(new SandboxHandler(SandboxState.WithDocumentedImage));
/// using var client = new CloudflareClient(http, Documented.Credentials);
/// </code>
/// </example>
/// <param name="state">The state to begin with.</param>
/// <param name="time">
/// The clock that delays slow replies and dates requests; the system's by default. With a <see cref="SandboxClock"/>, slow replies take no
/// real time.
/// </param>
public sealed class SandboxHandler(SandboxState state, TimeProvider? time = null)
    : HttpMessageHandler
{
    private readonly Lock gate = new();
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private SandboxState state = state.NotNull();

    /// <summary>The current state.</summary>
    public SandboxState State
    {
        get
        {
            lock (gate)
                return state;
        }
    }

    /// <summary>Changes the state. Requests that arrive meanwhile wait for it.</summary>
    /// <param name="change">Takes the current state and returns the new one.</param>
    public void Update(Func<SandboxState, SandboxState> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (gate)
            state = change(state);
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is { } content
            ? await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false)
            : [];
        var outcome = Receive(request, new Blob(body));
        await Pause.For(outcome.Delay, time, cancellationToken).ConfigureAwait(false);
        return outcome
            .Reply.Map(reply => Response(request, reply))
            .IfNone(static () => throw Dropped());
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => SendAsync(request, cancellationToken).GetAwaiter().GetResult();

    private SandboxOutcome Receive(HttpRequestMessage request, Blob body)
    {
        var asked = new SandboxRequest(
            request.Method.Method,
            request.RequestUri?.AbsolutePath ?? "",
            toSeq([
                    .. request.Headers.NonValidated,
                    .. request.Content?.Headers.NonValidated ?? default,
                ])
                .Map(static header => (header.Key, header.Value.ToString()))
                .Strict()
        )
        {
            Query = request.RequestUri?.Query.TrimStart('?') ?? "",
            Host = request.RequestUri?.Authority ?? "",
            Content = body,
        };
        lock (gate)
        {
            (state, var outcome) = CloudflareSandbox.Handle(
                state,
                asked with
                {
                    At = time.GetUtcNow(),
                }
            );
            return outcome;
        }
    }

    private static HttpResponseMessage Response(HttpRequestMessage request, SandboxReply reply)
    {
        var content = reply.Content.Bytes;
        var isHead = request.Method == HttpMethod.Head;
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status)
        {
            RequestMessage = request,
            Content = new ReadOnlyMemoryContent(isHead ? default : content),
        };
        if (isHead)
            response.Content.Headers.ContentLength = content.Length;
        foreach (var (name, value) in reply.Headers)
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    private static HttpRequestException Dropped() =>
        new(
            HttpRequestError.ResponseEnded,
            "The sandbox dropped the connection.",
            new HttpIOException(HttpRequestError.ResponseEnded)
        );
}
