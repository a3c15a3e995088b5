using System;
using System.Net;
using System.Net.Http;

namespace Images.Functional.Effects;

/// <summary>
/// Creates the HTTP handler with the safe settings. <see cref="CloudflareClient"/> creates one for itself. Use it as the primary handler of
/// <c>IHttpClientFactory</c>, so that the client's guarantees apply there too.
/// </summary>
/// <remarks>
/// There is one exception: of handlers in front of it, the client does not know what they send. After a timeout while connecting, a request that
/// may not be carried out twice is therefore uncertain, and not sent again.
/// </remarks>
public static class CloudflareHandler
{
    /// <summary>The default maximum number of connections to one server.</summary>
    public const int DefaultConnections = 64;

    /// <summary>Creates a handler. The caller must dispose it.</summary>
    /// <param name="maximumConnections">The maximum number of connections to one server.</param>
    /// <param name="connectTimeout">The time limit for connecting; 15 s by default.</param>
    public static SocketsHttpHandler Create(
        int maximumConnections = DefaultConnections,
        TimeSpan? connectTimeout = null
    ) =>
        new()
        {
            ConnectTimeout = connectTimeout ?? CloudflareOptions.Default.ConnectTimeout,
            // A redirect carries X-Auth-Key and cookies to another host.
            AllowAutoRedirect = false,
            // Truncated gzip, deflate and brotli are accepted silently; an envelope has about 1 KB.
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            Proxy = new HttpsProxy(),
            MaxConnectionsPerServer = maximumConnections,
            // A refused reply is not read to its end.
            MaxResponseDrainSize = 0,
            // So that changes of DNS are seen.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };

    // Uses the environment's proxy only for https, where it sees no more than the host's name. http goes only to this machine, and a proxy
    // would get the whole request with its credentials.
    private sealed class HttpsProxy : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => HttpClient.DefaultProxy.Credentials;
            set => throw new NotSupportedException();
        }

        public Uri? GetProxy(Uri destination) => HttpClient.DefaultProxy.GetProxy(destination);

        public bool IsBypassed(Uri host) =>
            host.Scheme != Uri.UriSchemeHttps || HttpClient.DefaultProxy.IsBypassed(host);
    }
}
