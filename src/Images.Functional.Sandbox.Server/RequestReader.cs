using System;
using System.Buffers;
using System.IO.Pipelines;
using System.Threading.Tasks;
using LanguageExt;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>Reads a request as it was sent.</summary>
internal static class RequestReader
{
    // The largest file with its form is kept; of a larger body, this much is read before the connection ends.
    private const int KeptBytes = SandboxAccount.MaximumFileBytes + 1024 * 1024;
    private const long MostBytes = 256L * 1024 * 1024;

    /// <summary>Path and query, not decoded. Null if the target has no path.</summary>
    public static (string Path, string Query)? Target(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        // A client with a proxy sends the whole URL (RFC 9112, section 3.2.2).
        if (target.StartsWith("http://", StringComparison.Ordinal))
            target = target.IndexOf('/', "http://".Length) is var slash and > 0
                ? target[slash..]
                : "/";
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return !target.StartsWith('/') ? null
            : mark < 0 ? (target, "")
            : (target[..mark], target[(mark + 1)..]);
    }

    public static async Task<SandboxRequest> Read(
        HttpContext context,
        (string Path, string Query) target
    )
    {
        var body = await Body(context.Request.BodyReader).ConfigureAwait(false);
        return new SandboxRequest(
            context.Request.Method,
            target.Path,
            toSeq(context.Request.Headers)
                .Map(static header => (header.Key, header.Value.ToString()))
                .Strict()
        )
        {
            Query = target.Query,
            Content = body.IfNone(Blob.Empty),
            IsTooLarge = body.IsNone,
        };
    }

    // None if it is too large. It is read to its end: a connection that closes earlier would lose the reply.
    private static async Task<Option<Blob>> Body(PipeReader reader)
    {
        var kept = new ArrayBufferWriter<byte>();
        var read = 0L;
        while (read <= MostBytes)
        {
            var result = await reader.ReadAsync().ConfigureAwait(false);
            read += result.Buffer.Length;
            foreach (var memory in result.Buffer)
                if (read <= KeptBytes)
                    kept.Write(memory.Span);
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
                break;
        }

        return read <= KeptBytes ? new Blob(kept.WrittenMemory) : Option<Blob>.None;
    }
}
