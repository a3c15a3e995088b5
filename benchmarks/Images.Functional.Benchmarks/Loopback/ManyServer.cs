using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Images.Functional.Benchmarks;

/// <summary>
/// Answers what many calls ask, in the account called <c>many</c>, which has no rate limit: uploads are read to their end, a blob has as many
/// bytes as its id says, and a list has pages of the documented image.
/// </summary>
internal static class ManyServer
{
    public const string Account = "many";

    private static readonly byte[] Zeros = new byte[64 * 1024];

    private static readonly string Image = ImageIn(Documented.Bytes);

    /// <summary>Whether a request is one of these.</summary>
    public static bool Takes(HttpContext call) =>
        call.Request.Path.Value!.StartsWith("/accounts/" + Account, StringComparison.Ordinal);

    public static async Task Answer(HttpContext call)
    {
        var path = call.Request.Path.Value!;
        if (call.Request.Method == "POST")
            await call.Request.Body.CopyToAsync(Stream.Null).ConfigureAwait(false);
        if (path.EndsWith("/blob", StringComparison.Ordinal))
            await Send(call, Number(path.Split('/')[^2])).ConfigureAwait(false);
        else if (path.EndsWith("/v2", StringComparison.Ordinal))
            await Json(call, Page(call)).ConfigureAwait(false);
        else
            await Json(call, Documented.Bytes).ConfigureAwait(false);
    }

    /// <summary>A page of a list, with a token unless it is the last.</summary>
    public static byte[] Page(int images, string? token) =>
        Encoding.UTF8.GetBytes(
            $$"""{"errors":[],"messages":[],"result":{"images":[{{string.Join(',', Enumerable.Repeat(Image, images))}}],"continuation_token":{{(token is null ? "null" : $"\"{token}\"")}}},"success":true}"""
        );

    // The token of a page says how many come after it; that of the first is in the creator.
    private static byte[] Page(HttpContext call)
    {
        var query = call.Request.Query;
        var left =
            query.TryGetValue("continuation_token", out var token) ? Number(token.ToString())
            : query.TryGetValue("creator", out var pages) ? Number(pages.ToString()) - 1
            : 0;
        return Page(
            query.TryGetValue("per_page", out var size) ? (int)Number(size.ToString()) : 1000,
            left == 0 ? null : (left - 1).ToString(CultureInfo.InvariantCulture)
        );
    }

    private static async Task Send(HttpContext call, long bytes)
    {
        call.Response.ContentType = "image/png";
        call.Response.ContentLength = bytes;
        for (var left = bytes; left > 0; left -= Zeros.Length)
            await call
                .Response.Body.WriteAsync(Zeros.AsMemory(0, (int)Math.Min(left, Zeros.Length)))
                .ConfigureAwait(false);
    }

    private static Task Json(HttpContext call, byte[] json)
    {
        call.Response.ContentType = "application/json";
        call.Response.ContentLength = json.Length;
        return call.Response.Body.WriteAsync(json).AsTask();
    }

    private static string ImageIn(byte[] envelope)
    {
        using var json = System.Text.Json.JsonDocument.Parse(envelope);
        return json.RootElement.GetProperty("result").GetRawText();
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
