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

    /// <summary>Every request. A body of more than 64 KiB is recorded as empty.</summary>
    public static SandboxRecord Everything { get; } = new(int.MaxValue, 64 * 1024);

    /// <summary>The last requests only.</summary>
    /// <param name="requests">How many; at least one.</param>
    /// <param name="bodyBytes">The largest body that is kept, in bytes. A larger one is recorded as empty.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="requests"/> is below 1, or <paramref name="bodyBytes"/> is negative.</exception>
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
