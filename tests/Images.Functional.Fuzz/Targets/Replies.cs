using System.Collections.Generic;
using System.Linq;
using FsCheck;
using Images.Functional.Tests;

namespace Images.Functional.Fuzz;

/// <summary>
/// The bytes as the reply of an endpoint, with several statuses and headers: a Right survives writing and reading, and a Left has errors
/// with messages. The bytes choose an endpoint and a failure. A whole check has every endpoint, and every failure.
/// </summary>
internal static class Replies
{
    private const int OfEachEndpoint = 20;
    private const int LongestText = 800;

    private static readonly int[] Statuses = [200, 400, 404, 409, 429, 500];

    private static readonly string[] HeaderLines =
    [
        "",
        "cf-ray: 8e1-FRA\nRetry-After: 30\ncf-images: internal=ok/- err=9422\nRatelimit: \"default\";r=0;t=30",
        "cf-mitigated: challenge\nDate: Thu, 02 Jan 2014 02:20:00 GMT\nCf-Resized: err=9401",
    ];

    private static readonly ResponseInfo[] Responses =
    [
        .. Statuses.SelectMany(static status =>
            HeaderLines.Select(lines => Texts.Response(status, Texts.Headers(lines)))
        ),
    ];

    private static readonly string[] ByHand =
    [
        "ERROR 5404: Image not found",
        "error code: 1015",
        """{"code":"103","message":"forbidden endpoint"}""",
        """{"type":"https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/error-1015/","title":"Error 1015: You are being rate limited","status":429,"detail":"Slow down.","instance":"8e1","error_code":1015,"retryable":true,"retry_after":30,"ray_id":"8e1"}""",
        "<!DOCTYPE html><!-- a --><html><head><title>502 Bad &amp; Gateway</title><script>x</script></head><body><h1>Bad gateway</h1></body></html>",
        """{"success":false,"errors":[{"code":1000,"message":"m","error_chain":[{"code":1001,"message":"n"}]},{"message":"no code"},7]}""",
        """{"success":true,"result":{"images":[{"id":"a"},{"id":7},null],"continuation_token":"t"}}""",
        """{"success":true,"result":{"variants":{"hero":{"id":"hero","options":{"fit":"cover","width":1.5},"neverRequireSignedURLs":true}}}}""",
        """{"success":true,"result":{"keys":[{"name":"default","value":"v"}]}}""",
        """{"success":true,"result":{"count":{"allowed":100000,"current":1000}}}""",
        """{"success":true,"result":{"id":"a","uploadURL":"https://upload.imagedelivery.net/h/a"}}""",
        """{"success":true,"result":{"token":"t","expiresAt":"2014-01-02T02:20:00Z"}}""",
    ];

    public static Target Target { get; } =
        new("replies", Begin, static seed => new Mutator(seed).Mutate, Find);

    private static IEnumerable<byte[]> Begin(Rnd random) =>
        Texts
            .Bytes(ByHand)
            .Concat(Envelopes.Begin(random))
            .Concat(
                AnyEndpoint
                    .All.SelectMany(endpoint => endpoint.Replies(OfEachEndpoint, random))
                    .Where(static bytes => bytes.Length <= LongestText)
            );

    private static string? Find(byte[] bytes, bool isWhole)
    {
        var choice = Texts.Choice(bytes, AnyEndpoint.All.Length * Responses.Length);
        var one = AnyEndpoint.All[choice % AnyEndpoint.All.Length];
        var response = Responses[choice / AnyEndpoint.All.Length];
        return one.Wrong(bytes, ResponseInfo.Ok)
            ?? one.Wrong(bytes, response)
            ?? (
                isWhole
                    ? AnyEndpoint
                        .All.Select(every => every.Wrong(bytes, ResponseInfo.Ok))
                        .Concat(Responses.Select(every => one.Wrong(bytes, every)))
                        .FirstOrDefault(static wrong => wrong is not null)
                    : null
            );
    }
}
