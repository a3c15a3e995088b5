using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>Which requests the sandbox keeps. A server that runs for days needs a bound.</summary>
public sealed record SandboxRecord
{
    private readonly int requests;
    private readonly int bodyBytes;

    private SandboxRecord(int requests, int bodyBytes) =>
        (this.requests, this.bodyBytes) = (requests, bodyBytes);

    /// <summary>Every request, with bodies of at most 64 KiB.</summary>
    public static SandboxRecord Everything { get; } = new(int.MaxValue, 64 * 1024);

    /// <summary>The last requests only.</summary>
    /// <param name="requests">How many; at least one.</param>
    /// <param name="bodyBytes">The largest body that is kept, in bytes; 0 keeps none.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one request, or a negative size.</exception>
    public static SandboxRecord Last(int requests, int bodyBytes = 64 * 1024)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(requests, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(bodyBytes);
        return new SandboxRecord(requests, bodyBytes);
    }

    internal Seq<SandboxRequest> Add(Seq<SandboxRequest> received, SandboxRequest request)
    {
        var kept =
            request.Content.Length <= bodyBytes
                ? request.Redacted
                : request.Redacted with
                {
                    Content = Blob.Empty,
                };
        // A copy, because the skipped items of a Seq stay in memory.
        return received.Count < requests
            ? received.Add(kept)
            : toSeq(received.Skip(received.Count - requests + 1).Add(kept).ToArray());
    }
}
