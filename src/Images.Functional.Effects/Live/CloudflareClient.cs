using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>
/// The client: sends operations as <c>Task</c> of <c>Either</c>, and provides the I/O of <c>Aff</c> (<c>CloudflareRuntime.New(client)</c>). It
/// is thread-safe. Use one per process.
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
    /// The name of the <see cref="System.Diagnostics.ActivitySource"/> that has one span for each call; its attempts are spans of
    /// <c>System.Net.Http</c> below it. With OpenTelemetry: <c>AddSource(CloudflareClient.ActivitySourceName)</c>.
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
    /// The name of the <see cref="System.Diagnostics.Metrics.Meter"/> of all calls. With OpenTelemetry:
    /// <c>AddMeter(CloudflareClient.MeterName)</c>.
    /// </summary>
    /// <remarks>
    /// Its instruments: <c>cloudflare.client.calls</c>, <c>cloudflare.client.call.duration</c> (seconds), <c>cloudflare.client.retries</c>,
    /// <c>cloudflare.client.request.body.size</c> and <c>cloudflare.client.response.body.size</c> (bytes), and
    /// <c>cloudflare.client.ratelimit.remaining</c> (by policy). The first two have the tags of the span, except <c>cloudflare.ray_id</c> and
    /// <c>http.request.resend_count</c>; the others have fewer. They cost nothing without a listener.
    /// </remarks>
    public const string MeterName = "Images.Functional";

    private readonly HttpMessageInvoker http;
    private readonly bool isOwner;
    private readonly Interpreter interpreter;
    private bool isDisposed;

    /// <summary>Creates a client with its own handler, which has the safe settings of <see cref="CloudflareHandler"/>.</summary>
    /// <param name="credentials">The credentials, or a source that the client asks before each attempt.</param>
    /// <param name="options">The options; <see cref="CloudflareOptions.Default"/> if null.</param>
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
    /// Creates a client that uses your own <see cref="HttpClient"/> (for example, from <c>IHttpClientFactory</c>) or invoker, and does not
    /// dispose it.
    /// </summary>
    /// <remarks>
    /// With a handler other than <see cref="CloudflareHandler"/>'s, the client's guarantees do not cover what that handler does: it may follow
    /// redirects with credentials (the result is a Left, but they have been sent), decompress, or use a proxy.
    /// </remarks>
    /// <param name="http">Your HTTP client or invoker.</param>
    /// <param name="credentials">The credentials, or a source that the client asks before each attempt.</param>
    /// <param name="options">The options; <see cref="CloudflareOptions.Default"/> if null.</param>
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
        this.http = http.NotNull();
        this.isOwner = isOwner;
        interpreter = new Interpreter(
            http,
            // A user's own handler may ignore its token, or contain a handler that does.
            isOwn: isOwner,
            credentials.NotNull(),
            options ?? CloudflareOptions.Default
        );
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public ValueTask<Either<CfErrors, Reply<A>>> Interpret<A>(
        Operation<A> operation,
        CallOptions options,
        CancellationToken cancellationToken
    ) => new(Run(operation, options.NotNull(), Reply<A>.Of, cancellationToken));

    /// <summary>Disposes the HTTP handler if the client created it.</summary>
    public void Dispose()
    {
        isDisposed = true;
        if (isOwner)
            http.Dispose();
    }
}
