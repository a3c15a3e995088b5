using System;
using System.CommandLine;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>The options for how long a call may take, and how often it is retried.</summary>
internal sealed class CallSettings
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    private readonly CheckedOption<TimeSpan> timeout = new(
        "--timeout",
        "time",
        "The time for one attempt, such as 30s or 2m; 60s unless given. For an upload, the time for the reply.",
        Time
    );

    private readonly CheckedOption<int> retries = WholeNumber.Option(
        "--retries",
        "How often a failed request is retried, if that is safe; 2 unless given.",
        0,
        100
    );

    public ReadOnlySpan<Symbol> Options => new Symbol[] { timeout, retries };

    /// <summary>The client's options.</summary>
    public Either<CfErrors, CloudflareOptions> Read(ParseResult parsed) =>
        (timeout.Read(parsed), retries.Read(parsed)).Apply(
            static (time, number) =>
                CloudflareOptions.Default with
                {
                    Timeout = time.IfNone(CloudflareOptions.Default.Timeout),
                    Retry = number
                        .Map(static n => RetryPolicy.Exponential(n))
                        .IfNone(CloudflareOptions.Default.Retry),
                }
        );

    private static Either<CfErrors, TimeSpan> Time(string text) =>
        Duration.Read(text) is { } time && time > TimeSpan.Zero && time <= Longest
            ? time
            : Wrong.Value("a time such as 30s, 2m or 1h, of at most 24d", text);
}
