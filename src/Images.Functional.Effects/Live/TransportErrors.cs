using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;

namespace Images.Functional.Effects;

/// <summary>
/// Converts exceptions of the HTTP stack and of users' handlers to transport failures, in the library's own words: an exception's message may
/// contain anything, even a credential.
/// </summary>
internal static class TransportErrors
{
    public static CfError.Transport CutShort { get; } =
        new("the reply ended before HTTP's framing says it should");

    public static CfError.Transport BadLength { get; } =
        new("the reply declares its length in a way that HTTP does not allow");

    public static CfError.Transport OtherAddress { get; } =
        new(
            "the reply came from another address than the one requested: this HttpClient follows redirects, "
                + "which may carry credentials; use CloudflareHandler.Create()",
            IsTransient: false
        );

    public static CfError.Malformed Echoed { get; } =
        new("", 0, "a reply without the request's credentials", "them");

    public static CfError.Constraint Page { get; } =
        new("reply", "", "a file", $"an HTML page, {HtmlPage.Origin}");

    public static CfError.Constraint Part { get; } =
        new("reply", "", "a whole file", "a part of it, which was not requested");

    public static CfError.Transport Compressed(string encoding) =>
        new(
            $"the reply is encoded ({encoding}), though the client did not request that: a server or proxy on the way does it",
            IsTransient: false
        );

    public static CfError.Transport Framing(string encoding) =>
        new(
            $"the reply's Transfer-Encoding ({encoding}) is not chunked alone, so its end can't be found: "
                + "a server or proxy on the way does it",
            IsTransient: false
        );

    public static CfError.Transport NoCredentials { get; } =
        new("asking for credentials gave neither credentials nor errors", IsTransient: false)
        {
            IsUnsent = true,
        };

    /// <summary>Returns the failure of a request.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="content">The request's content, if it has any.</param>
    /// <param name="isUnsent">Whether the request surely was not sent, whatever was thrown: a proxy may have refused a tunnel.</param>
    public static CfError.Transport Of(
        Exception exception,
        HttpContent? content = null,
        bool isUnsent = false
    ) =>
        // A disposed handler would fail each retry too.
        new(Reason(exception), IsTransient: exception is not ObjectDisposedException)
        {
            IsUnsent =
                isUnsent
                || content is FormContent { IsTaken: false }
                || (
                    IsWithoutConnection(exception)
                    // A user's handler that retries may have sent the request before it found no connection.
                    && content is not NotedContent { IsAskedFor: true }
                ),
        };

    public static CfError.Transport OfCredentials(Exception exception) =>
        new($"asking for credentials failed ({exception.GetType().Name})", IsTransient: false)
        {
            IsUnsent = true,
        };

    private static bool IsWithoutConnection(Exception exception) =>
        exception
            is HttpRequestException
            {
                HttpRequestError: HttpRequestError.NameResolutionError
                    or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError,
            };

    private static string Reason(Exception exception) =>
        exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                "the host's name could not be resolved; check the base address and the network",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                "the TLS handshake failed; check the base address and the certificates",
            HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } =>
                "the proxy did not open a tunnel; check HTTPS_PROXY",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } e =>
                $"no connection to the server{Socket(e)}",
            HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } =>
                "the connection closed before a reply",
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } =>
                "the reply is not an HTTP response; check the base address",
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConfigurationLimitExceeded,
            } => "the response's headers are too large",
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.Unknown,
                InnerException: IOException,
            } e => $"the connection broke{Socket(e)}",
            HttpRequestException { HttpRequestError: HttpRequestError.Unknown } e =>
                $"the request could not be sent{Socket(e)}",
            HttpRequestException e => $"the request could not be sent ({e.HttpRequestError})",
            IOException e and not (FileNotFoundException or FileLoadException) =>
                $"the connection broke{Socket(e)}",
            ObjectDisposedException =>
                "the client, or the handler below it, was disposed before the reply arrived",
            _ => $"the HTTP handler failed ({exception.GetType().Name})",
        };

    private static string Socket(Exception exception) =>
        exception.InnerException switch
        {
            SocketException socket => $" ({socket.SocketErrorCode})",
            IOException { InnerException: SocketException socket } =>
                $" ({socket.SocketErrorCode})",
            _ => "",
        };
}
