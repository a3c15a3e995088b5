using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>
/// The plain client: operations as <c>Task</c> of <c>Either</c>; and the live I/O of <c>Aff</c>
/// (<c>CloudflareRuntime.New(client)</c>). Safe to share between threads; one for a process is right.
/// </summary>
/// <example>
/// <code>
/// using var client = new CloudflareClient(Credentials.Token(token));
/// Either&lt;CfErrors, ImagesStats&gt; stats = await client.Send(ImagesV1.Stats(account));
/// </code>
/// </example>
public sealed partial class CloudflareClient : CloudflareIO, IDisposable
{
    /// <summary>
    /// The name of the <see cref="System.Diagnostics.ActivitySource"/> that has one span for each call; the attempts are spans of
    /// <c>System.Net.Http</c> below it. Of OpenTelemetry: <c>AddSource(CloudflareClient.ActivitySourceName)</c>.
    /// </summary>
    /// <remarks>
    /// A span is called <c>GET /accounts/{account_id}/images/v1/{image_id}</c>. Its tags: <c>http.request.method</c>,
    /// <c>url.template</c>, <c>server.address</c>, <c>server.port</c>, <c>http.response.status_code</c> if there was a response,
    /// <c>http.request.resend_count</c> if there were retries, <c>cloudflare.ray_id</c>, and <c>error.type</c> if the call
    /// failed: the first error's case (<c>api</c>, <c>constraint</c>, <c>malformed</c>, <c>status</c>, <c>transport</c>,
    /// <c>timeout</c>, <c>cancelled</c>, <c>too_large</c>, <c>file</c>, <c>other</c>). It contains no ids, credentials or messages, and costs
    /// nothing without a listener.
    /// </remarks>
    public const string ActivitySourceName = "Images.Functional";

    /// <summary>
    /// The name of the <see cref="System.Diagnostics.Metrics.Meter"/> of all calls. Of OpenTelemetry: <c>AddMeter(CloudflareClient.MeterName)</c>.
    /// </summary>
    /// <remarks>
    /// Its instruments: <c>cloudflare.client.calls</c>, <c>cloudflare.client.call.duration</c> (seconds), <c>cloudflare.client.retries</c>,
    /// <c>cloudflare.client.request.body.size</c> and <c>cloudflare.client.response.body.size</c> (bytes), and
    /// <c>cloudflare.client.ratelimit.remaining</c> (by policy). Their tags are those of the span, without the ray's id and the number of retries. They
    /// cost nothing without a listener.
    /// </remarks>
    public const string MeterName = "Images.Functional";

    private readonly HttpMessageInvoker http;
    private readonly bool isOwner;
    private readonly Interpreter interpreter;
    private bool isDisposed;

    /// <summary>A client with a handler of its own, with the safe settings of <see cref="CloudflareHandler"/>.</summary>
    /// <param name="credentials">The credentials, or a source that is asked before each attempt.</param>
    /// <param name="options">The official client's defaults unless given.</param>
    public CloudflareClient(CredentialSource credentials, CloudflareOptions? options = null)
        : this(
            new HttpMessageInvoker(
                CloudflareHandler.Create(connectTimeout: options?.ConnectTimeout),
                disposeHandler: true
            ),
            isOwner: true,
            credentials,
            options
        ) { }

    /// <summary>
    /// A client over your own <see cref="HttpClient"/> (from <c>IHttpClientFactory</c>, say) or invoker, which is not disposed with it.
    /// </summary>
    /// <remarks>
    /// With another handler than <see cref="CloudflareHandler"/>'s, what that handler does stays its own: it may follow
    /// redirects with credentials (the answer is then a Left, after the fact), decompress, or use a proxy.
    /// </remarks>
    /// <param name="http">What sends.</param>
    /// <param name="credentials">The credentials, or a source that is asked before each attempt.</param>
    /// <param name="options">The official client's defaults unless given.</param>
    public CloudflareClient(
        HttpMessageInvoker http,
        CredentialSource credentials,
        CloudflareOptions? options = null
    )
        : this(http, isOwner: false, credentials, options) { }

    private CloudflareClient(
        HttpMessageInvoker http,
        bool isOwner,
        CredentialSource credentials,
        CloudflareOptions? options
    )
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(credentials);
        this.http = http;
        this.isOwner = isOwner;
        interpreter = new Interpreter(
            http,
            // A handler that the user made may ignore its token, or contain one that does.
            isOwn: isOwner,
            credentials,
            options ?? CloudflareOptions.Default
        );
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public ValueTask<Either<CfErrors, Reply<A>>> Interpret<A>(
        Operation<A> operation,
        CallOptions options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ValueTask<Either<CfErrors, Reply<A>>>(
            Run(operation, options, static reply => reply, cancellationToken)
        );
    }

    /// <summary>Disposes what the client made for itself, and nothing it was given.</summary>
    public void Dispose()
    {
        isDisposed = true;
        if (isOwner)
            http.Dispose();
    }
}
