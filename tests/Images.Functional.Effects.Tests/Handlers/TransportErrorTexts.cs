using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>The words for what HTTP's stack throws, and whether trying again may help.</summary>
public sealed class TransportErrorTexts
{
    private static readonly SocketException Refused = new((int)SocketError.ConnectionRefused);
    private static readonly IOException Broken = new("foreign words", Refused);

    public static TheoryData<Exception, string> Exceptions { get; } =
        new()
        {
            {
                Error(HttpRequestError.NameResolutionError),
                "the host's name could not be resolved; check the base address and the network"
            },
            {
                Error(HttpRequestError.SecureConnectionError),
                "the TLS handshake failed; check the base address and the certificates"
            },
            {
                Error(HttpRequestError.ProxyTunnelError),
                "the proxy did not open a tunnel; check HTTPS_PROXY"
            },
            { Error(HttpRequestError.ConnectionError), "no connection to the server" },
            {
                Error(HttpRequestError.ConnectionError, Refused),
                "no connection to the server (ConnectionRefused)"
            },
            {
                Error(HttpRequestError.ConnectionError, Broken),
                "no connection to the server (ConnectionRefused)"
            },
            { Error(HttpRequestError.ResponseEnded), "the connection closed before a reply" },
            {
                Error(HttpRequestError.InvalidResponse),
                "the reply is not an HTTP response; check the base address"
            },
            {
                Error(HttpRequestError.ConfigurationLimitExceeded),
                "the response's headers are too large"
            },
            { Error(HttpRequestError.Unknown), "the request could not be sent" },
            {
                Error(HttpRequestError.Unknown, Refused),
                "the request could not be sent (ConnectionRefused)"
            },
            { Error(HttpRequestError.Unknown, Broken), "the connection broke (ConnectionRefused)" },
            {
                Error(HttpRequestError.Unknown, new IOException("foreign words")),
                "the connection broke"
            },
            {
                Error(HttpRequestError.VersionNegotiationError),
                "the request could not be sent (VersionNegotiationError)"
            },
            { Broken, "the connection broke (ConnectionRefused)" },
            { new IOException("foreign words"), "the connection broke" },
            {
                new FileNotFoundException("foreign words"),
                "the HTTP handler failed (FileNotFoundException)"
            },
            {
                new FileLoadException("foreign words"),
                "the HTTP handler failed (FileLoadException)"
            },
            {
                new InvalidOperationException("foreign words"),
                "the HTTP handler failed (InvalidOperationException)"
            },
        };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void An_exception_is_told_in_words_of_our_own(Exception exception, string words) =>
        Assert.Equal(
            new CfError.Transport(words) { IsUnsent = IsWithoutConnection(exception) },
            TransportErrors.Of(exception)
        );

    [Fact]
    public void What_trying_again_can_not_help_is_not_transient()
    {
        Assert.Equal(
            new CfError.Transport(
                "asking for credentials failed (InvalidOperationException)",
                IsTransient: false
            )
            {
                IsUnsent = true,
            },
            TransportErrors.OfCredentials(new InvalidOperationException("foreign words"))
        );
        Assert.Equal(
            new CfError.Transport(
                "asking for credentials gave neither credentials nor errors",
                IsTransient: false
            )
            {
                IsUnsent = true,
            },
            TransportErrors.NoCredentials
        );
        Assert.Equal(
            new CfError.Transport(
                "the reply came from another address than the one requested: this HttpClient follows redirects, "
                    + "which may carry credentials; use CloudflareHandler.Create()",
                IsTransient: false
            ),
            TransportErrors.OtherAddress
        );
        Assert.Equal(
            new CfError.Transport(
                "the reply is encoded (gzip), though the client did not request that: a server or proxy on the way does it",
                IsTransient: false
            ),
            TransportErrors.Compressed("gzip")
        );
        Assert.Equal(
            new CfError.Transport(
                "the reply's Transfer-Encoding (gzip) is not chunked alone, so its end can't be found: "
                    + "a server or proxy on the way does it",
                IsTransient: false
            ),
            TransportErrors.Framing("gzip")
        );
        Assert.Equal(
            new CfError.Transport(
                "the client, or the handler below it, was disposed before the reply arrived",
                IsTransient: false
            ),
            TransportErrors.Of(new ObjectDisposedException("foreign words"))
        );
        Assert.Equal(
            new CfError.Transport("the reply ended before HTTP's framing says it should"),
            TransportErrors.CutShort
        );
        Assert.Equal(
            new CfError.Transport(
                "the reply declares its length in a way that HTTP does not allow"
            ),
            TransportErrors.BadLength
        );
    }

    private static bool IsWithoutConnection(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: var error }
        && error
            is HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError;

    private static HttpRequestException Error(HttpRequestError error, Exception? inner = null) =>
        new(error, "foreign words", inner);
}
