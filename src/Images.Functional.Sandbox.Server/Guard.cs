using System;
using System.Linq;
using System.Net;
using LanguageExt;
using Microsoft.AspNetCore.Http;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>
/// Decides who may use the server. Any web page can make a browser send requests to this machine: under a host name of its own that resolves
/// to this machine, or from its own origin. The server refuses both.
/// </summary>
internal static class Guard
{
    private static readonly string[] Places =
    [
        "/client/v4/",
        "/batch/",
        "/upload/",
        "/cdn-cgi/imagedelivery/",
    ];

    public static SandboxReply NotHere { get; } =
        Text(
            404,
            "Nothing is here. The API is at /client/v4, and a page that shows the images at /."
        );

    public static SandboxReply NoTarget { get; } = Text(400, "The request has no path.");

    /// <summary>The answer to a page of this machine whose browser asks whether it may upload to a one-time address.</summary>
    public static SandboxReply MayUpload { get; } =
        new(204, Seq1(("Access-Control-Allow-Methods", "POST")));

    private static SandboxReply ForeignOrigin { get; } =
        Text(403, "The sandbox accepts requests only from pages on this machine.");

    public static SandboxReply? Refusal(HttpRequest request, SandboxServerOptions options) =>
        !IsOwn(request.Host.Host, options) ? ForeignHost(options.Listen)
        : request.Headers.Origin.All(origin =>
            // A page's origin; Uri throws for some other texts.
            origin?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true
            && Uri.TryCreate(origin, UriKind.Absolute, out var page)
            // An address can't be made to lead here, but anyone may have a page at one.
            && (
                IsLocal(page.Host)
                || page.Host.Equals(request.Host.Host, StringComparison.OrdinalIgnoreCase)
            )
        )
            ? null
        : ForeignOrigin;

    public static bool IsPreflight(string method, string path) =>
        method == HttpMethods.Options && path.StartsWith("/upload/", StringComparison.Ordinal);

    public static bool IsKnown(string path) =>
        Places.Any(place => path.StartsWith(place, StringComparison.Ordinal));

    // A server that listens on another address also answers to addresses. A host name could resolve to any machine: only those that were given.
    private static bool IsOwn(string host, SandboxServerOptions options) =>
        IsLocal(host)
        || (!IPAddress.IsLoopback(options.Listen) && AddressOf(host) is not null)
        || options.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    // Names below localhost are this machine too (RFC 6761).
    private static bool IsLocal(string host) =>
        $".{host.TrimEnd('.')}".EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (AddressOf(host) is { } address && IPAddress.IsLoopback(address));

    private static IPAddress? AddressOf(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address) ? address : null;

    private static SandboxReply ForeignHost(IPAddress listen) =>
        Text(
            421,
            IPAddress.IsLoopback(listen)
                ? "The sandbox answers only to localhost, 127.0.0.1 and [::1], and to names that it was given (serve --host)."
                : "The sandbox answers only to localhost, to IP addresses, and to names that it was given (serve --host)."
        );

    private static SandboxReply Text(int status, string text) =>
        new(status, Seq1(("Content-Type", "text/plain;charset=utf-8")), text + "\n");
}
