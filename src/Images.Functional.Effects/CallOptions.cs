using System;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>Overrides of the client's options for one call.</summary>
public sealed record CallOptions
{
    /// <summary>No overrides: the client's options apply.</summary>
    public static CallOptions Default { get; } = new();

    /// <summary>
    /// The time limit for each attempt, headers and body together; of a download, for the headers; of an upload, for the reply after the file was
    /// sent. <c>None</c> uses the client's.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public Option<TimeSpan> Timeout
    {
        get;
        init => field = value.Map(CloudflareOptions.CheckTimeout);
    }

    /// <summary>How long an upload or download waits for the next byte of the file to move. <c>None</c> uses the client's limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public Option<TimeSpan> Stall
    {
        get;
        init => field = value.Map(CloudflareOptions.CheckTimeout);
    }

    /// <summary>
    /// The time limit for the whole call, with all attempts and the waits between them. <c>None</c> uses the client's. If the call is one
    /// of many, its waits for the rate limit do not count (<see cref="CloudflareMany"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public Option<TimeSpan> Deadline
    {
        get;
        init => field = value.Map(CloudflareOptions.CheckTimeout);
    }

    /// <summary>
    /// Receives the progress of an upload or a download, about ten times a second at most and once when all its bytes have
    /// moved, on any thread. The transfer waits until it returns, and only then notices a timeout or a cancellation. Its exceptions are ignored.
    /// </summary>
    public Action<TransferProgress>? Progress { get; init; }

    /// <summary>
    /// Whether an upload sends <c>Expect: 100-continue</c> and waits until the server agrees, so that the client does not send a file that
    /// the server refuses. If the server does not answer, this costs one second.
    /// </summary>
    public bool ExpectContinue { get; init; }

    /// <summary>When the call retries a failed attempt. <c>None</c> uses the client's policy.</summary>
    public Option<RetryPolicy> Retry { get; init; }

    /// <summary>
    /// Extra headers, for example for tracing. Headers that set credentials, <c>Host</c> or HTTP's framing are refused, and so is any
    /// character that could start another header: the call is then a Left, and nothing is sent.
    /// </summary>
    public Seq<(string Name, string Value)> Headers { get; init; }

    /// <summary>Called for each retry of this call before its wait, after the client's own hook. Its exceptions are ignored.</summary>
    public Action<CallRetry>? OnRetry { get; init; }

    /// <summary>Records what happens in this call; null without a listener.</summary>
    internal CallWatch? Watch { get; init; }

    /// <summary>The pace that this call shares with others; null for a single call.</summary>
    internal PacedCall? Pacer { get; init; }

    /// <summary>Returns a copy with one more header.</summary>
    public CallOptions WithHeader(string name, string value) =>
        this with
        {
            Headers = Headers.Add((name.NotNull(), value.NotNull())),
        };

    /// <summary>Returns the options for a call that starts. Several calls of one input do not share their waits.</summary>
    internal CallOptions Begin()
    {
        var own = Pacer?.Begin();
        return own == Pacer ? this : this with { Pacer = own };
    }

    /// <summary>Describes the options. Shows the number of extra headers, but never their values.</summary>
    public override string ToString() =>
        $"timeout {Timeout.Match(static t => t.ToString(), static () => "of the client")}, "
        + $"{Retry.Match(static r => r.ToString(), static () => "retries of the client")}, "
        + $"{Headers.Count} extra headers";
}
