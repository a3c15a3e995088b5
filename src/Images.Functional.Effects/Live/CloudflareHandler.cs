using System;
using System.Net;
using System.Net.Http;

namespace Images.Functional.Effects;

/// <summary>
/// The HTTP handler with the safe settings: what <see cref="CloudflareClient"/> makes for itself, and what to give
/// <c>IHttpClientFactory</c> as the primary handler, so that its promises hold there too.
/// </summary>
public static class CloudflareHandler
{
    /// <summary>At most as many connections to one server, unless told otherwise.</summary>
    public const int DefaultConnections = 64;

    /// <summary>Creates a handler. The caller must dispose it.</summary>
    /// <param name="maximumConnections">At most as many connections to one server.</param>
    /// <param name="connectTimeout">The time to connect; 15 s unless given.</param>
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
            // Nothing more is read of a reply that is refused.
            MaxResponseDrainSize = 0,
            // So that changes of DNS are seen.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };

    // The environment's proxy, for https only, where it sees no more than the host's name: http goes to this machine
    // alone, and a proxy would get the request, key and all.
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
