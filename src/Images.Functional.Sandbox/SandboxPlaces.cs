using System;

namespace Images.Functional.Sandbox;

/// <summary>
/// Where addresses in the sandbox's replies lead. This does not change what the sandbox answers: it always knows Cloudflare's hosts, and the
/// folders <c>/upload</c>, <c>/batch</c> and <c>/cdn-cgi/imagedelivery</c> of any host.
/// </summary>
/// <param name="Upload">What one-time addresses begin with, without a slash at the end.</param>
/// <param name="Delivery">What the URLs of variants begin with, without a slash at the end.</param>
public sealed record SandboxPlaces(string Upload, string Delivery)
{
    /// <summary>Cloudflare's own hosts.</summary>
    public static SandboxPlaces Cloudflare { get; } =
        new("https://upload.imagedelivery.net", "https://imagedelivery.net");

    /// <summary>One server that has everything: uploads below <c>/upload</c>, images below <c>/cdn-cgi/imagedelivery</c>.</summary>
    /// <param name="server">The server's address. Only its scheme, host and port are used.</param>
    public static SandboxPlaces At(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        var origin = server.GetLeftPart(UriPartial.Authority);
        return new SandboxPlaces($"{origin}/upload", $"{origin}/cdn-cgi/imagedelivery");
    }
}
