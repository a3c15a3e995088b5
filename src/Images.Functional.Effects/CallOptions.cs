using System;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>What one call does differently from its client.</summary>
public sealed record CallOptions
{
    /// <summary>No overrides: the client's options apply.</summary>
    public static CallOptions Default { get; } = new();

    /// <summary>
    /// The time for each attempt, headers and body together, or for the reply after a file was sent; the client's if <c>None</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public Option<TimeSpan> Timeout
    {
        get;
        init => field = value.Map(static timeout => CloudflareOptions.CheckTimeout(timeout));
    }

    /// <summary>
    /// How long an upload or download waits for the next byte of the file to move; the client's if <c>None</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public Option<TimeSpan> Stall
    {
        get;
        init => field = value.Map(static stall => CloudflareOptions.CheckTimeout(stall));
    }

    /// <summary>
    /// The time for the whole call, with all attempts and the waits between them; the client's if <c>None</c>. Time that one of
    /// many calls waits for the rate limit does not count (<see cref="CloudflareMany"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public Option<TimeSpan> Deadline
    {
        get;
        init => field = value.Map(static deadline => CloudflareOptions.CheckTimeout(deadline));
    }

    /// <summary>
    /// Reports the progress of an upload or a download, about ten times a second at most and once at the end, on any thread. Its exceptions
    /// are ignored.
    /// </summary>
    public Action<TransferProgress>? Progress { get; init; }

    /// <summary>
    /// Whether an upload sends <c>Expect: 100-continue</c> and waits for the server's consent, so that a refused file is not sent. If the
    /// server does not answer, this costs one second.
    /// </summary>
    public bool ExpectContinue { get; init; }

    /// <summary>When a failed attempt is made again; the client's policy if <c>None</c>.</summary>
    public Option<RetryPolicy> Retry { get; init; }

    /// <summary>
    /// More headers, for tracing and the like. Credentials, <c>Host</c> and what frames a request are refused, and so is any
    /// character that could start another header: the call is then a Left, and nothing is sent.
    /// </summary>
    public Seq<(string Name, string Value)> Headers { get; init; }

    /// <summary>Gets each retry of this call before its wait, after the client's own hook. Its exceptions are ignored.</summary>
    public Action<CallRetry>? OnRetry { get; init; }

    /// <summary>Notes what happens in this call; null without a listener.</summary>
    internal CallWatch? Watch { get; init; }

    /// <summary>The pace that this call shares with others; null for a call by itself.</summary>
    internal PacedCall? Pacer { get; init; }

    /// <summary>The same, with one more header.</summary>
    public CallOptions WithHeader(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return this with { Headers = Headers.Add((name, value)) };
    }

    /// <summary>The options for a call that begins: several of one input do not share their waits.</summary>
    internal CallOptions Begin()
    {
        var own = Pacer?.Begin();
        return own == Pacer ? this : this with { Pacer = own };
    }

    /// <summary>How many headers there are, never what they say.</summary>
    public override string ToString() =>
        $"timeout {Timeout.Match(static t => t.ToString(), static () => "of the client")}, "
        + $"{Retry.Match(static r => r.ToString(), static () => "retries of the client")}, "
        + $"{Headers.Count} extra headers";
}
