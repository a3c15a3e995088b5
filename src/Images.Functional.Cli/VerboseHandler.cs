using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Cli;

/// <summary>
/// Shows each request and its response: request line, status and headers. It hides credentials, even if the server echoes them, and shows
/// only known headers of a response.
/// </summary>
internal sealed class VerboseHandler(HttpMessageHandler inner, Host host) : DelegatingHandler(inner)
{
    private const string Hidden = "(hidden)";

    // Shorter texts occur in other texts by chance.
    private const int ShortestSecret = 8;

    private static readonly string[] Secret = ["Authorization", "X-Auth-Email", "X-Auth-Key"];

    private static readonly string[] Shown =
    [
        "cf-images",
        "cf-mitigated",
        "cf-ray",
        "Content-Length",
        "Content-Type",
        "Date",
        "Location",
        "Ratelimit",
        "Ratelimit-Policy",
        "Retry-After",
        "Server",
    ];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var secrets = Values(request.Headers.NonValidated, Secret)
            .Select(static header => header.Value.Split(' ')[^1])
            .Where(static secret => secret.Length >= ShortestSecret)
            .ToArray();
        Write('>', $"{request.Method} {request.RequestUri}");
        foreach (var (name, values) in request.Headers.NonValidated)
            Write('>', $"{name}: {(Secret.Contains(name) ? Hidden : values.ToString())}");
        if (request.Content is { } content)
            foreach (var (name, value) in Values(content.Headers.NonValidated, Shown))
                Write('>', $"{name}: {value}");

        var watch = Stopwatch.StartNew();
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Write(
                '<',
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(int)response.StatusCode} after {watch.Elapsed.TotalSeconds:0.000} s"
                )
            );
            foreach (
                var (name, value) in Values(response.Headers.NonValidated, Shown)
                    .Concat(Values(response.Content.Headers.NonValidated, Shown))
            )
                Write('<', $"{name}: {Without(secrets, value)}");
            return response;
        }
        catch (Exception)
        {
            Write('<', "no response");
            throw;
        }
    }

    private static IEnumerable<(string Name, string Value)> Values(
        System.Net.Http.Headers.HttpHeadersNonValidated headers,
        string[] names
    ) =>
        headers
            .Where(header => names.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .Select(static header => (header.Key, header.Value.ToString()));

    private static string Without(string[] secrets, string text) =>
        secrets.Aggregate(
            text,
            static (rest, secret) => rest.Replace(secret, Hidden, StringComparison.Ordinal)
        );

    private void Write(char direction, string line) =>
        host.Error.WriteLine(host.ErrorPaint.Faint($"{direction} {Printable.Line(line)}"));
}
