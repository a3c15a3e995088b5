using System;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>What one call does differently from its client.</summary>
public sealed record CallOptions
{
    /// <summary>Nothing differently.</summary>
    public static CallOptions Default { get; } = new();

    /// <summary>The time for each attempt, headers and body together; the client's where <c>None</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or over 24 days.</exception>
    public Option<TimeSpan> Timeout
    {
        get;
        init => field = value.Map(static timeout => CloudflareOptions.CheckTimeout(timeout));
    }

    /// <summary>When a failed attempt is made again; the client's policy where <c>None</c>.</summary>
    public Option<RetryPolicy> Retry { get; init; }

    /// <summary>
    /// More headers, for tracing and the like. Credentials, <c>Host</c> and what frames a request are refused, and so is any
    /// character that could start another header: the call is then a Left, and nothing is sent.
    /// </summary>
    public Seq<(string Name, string Value)> Headers { get; init; }

    /// <summary>The pace that this call shares with others; null for a call by itself.</summary>
    internal Pacer? Pacer { get; init; }

    /// <summary>The same, with one more header.</summary>
    public CallOptions WithHeader(string name, string value) =>
        this with
        {
            Headers = Headers.Add((name, value)),
        };

    /// <summary>How many headers there are, never what they say.</summary>
    public override string ToString() =>
        $"timeout {Timeout.Match(static t => t.ToString(), static () => "of the client")}, "
        + $"{Retry.Match(static r => r.ToString(), static () => "retries of the client")}, "
        + $"{Headers.Count} extra headers";
}
