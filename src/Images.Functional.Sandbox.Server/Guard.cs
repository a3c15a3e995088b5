using System;
using System.Linq;
using System.Net;
using LanguageExt;
using Microsoft.AspNetCore.Http;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>
/// Who may speak to the server. Any web page can make a browser send requests to this machine: under a name of its own that leads here, or
/// from its own origin. Neither is answered.
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
            "Nothing is here. The API is at /client/v4, and a page that shows what there is at /."
        );

    public static SandboxReply NoTarget { get; } = Text(400, "The request has no path.");

    private static SandboxReply ForeignHost { get; } =
        Text(421, "The sandbox answers to localhost, 127.0.0.1 and [::1] only.");

    private static SandboxReply ForeignOrigin { get; } =
        Text(403, "The sandbox answers pages of this machine only.");

    public static SandboxReply? Refusal(HttpRequest request, IPAddress listen) =>
        !IsOwn(request.Host.Host, listen) ? ForeignHost
        : request.Headers.Origin.All(origin =>
            Uri.TryCreate(origin, UriKind.Absolute, out var page) && IsOwn(page.Host, listen)
        )
            ? null
        : ForeignOrigin;

    public static bool IsKnown(string path) =>
        Places.Any(place => path.StartsWith(place, StringComparison.Ordinal));

    // If the server listens on other addresses, those are its names, too. A name that isn't an address could lead anywhere.
    private static bool IsOwn(string host, IPAddress listen) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out var address)
            && (IPAddress.IsLoopback(address) || !IPAddress.IsLoopback(listen));

    private static SandboxReply Text(int status, string text) =>
        new(status, Seq1(("Content-Type", "text/plain;charset=utf-8")), text + "\n");
}
