using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Images.Functional.Sandbox;

/// <summary>Writes a reply, with headers that keep a browser from running an uploaded file.</summary>
internal static class ReplyWriter
{
    // An SVG may hold scripts.
    private const string ImagePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    /// <summary>Lets the page that asks read the reply. Call it for a page of this machine only.</summary>
    public static void Allow(HttpContext context)
    {
        var origin = context.Request.Headers.Origin;
        if (origin.Count == 0 || !IsWritable("Origin", origin.ToString()))
            return;
        context.Response.Headers.AccessControlAllowOrigin = origin;
        context.Response.Headers.Vary = "Origin";
    }

    public static async Task Write(HttpContext context, SandboxReply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
            if (IsWritable(name, value))
                response.Headers.Append(name, value);
        response.Headers.XContentTypeOptions = "nosniff";
        if (response.Headers.ContentSecurityPolicy.Count == 0)
            response.Headers.ContentSecurityPolicy = ImagePolicy;
        if (!HasBody(reply.Status))
            return;
        var content = reply.Content.Bytes;
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
    }

    private static bool HasBody(int status) => status is not (204 or 205 or 304) && status >= 200;

    // A scripted reply may have any headers; these would not be valid HTTP.
    private static bool IsWritable(string name, string value) =>
        name.Length > 0
        && name.All(static unit =>
            char.IsAsciiLetterOrDigit(unit) || "!#$%&'*+-.^_`|~".Contains(unit)
        )
        && value.All(static unit => unit is '\t' or (>= ' ' and <= '~'))
        && !name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase);
}
