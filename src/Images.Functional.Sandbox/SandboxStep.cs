using System;
using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>
/// What happens to one request instead of the normal answer: a step of <see cref="SandboxState.Script"/>. It is data with equality, so that
/// the sandbox stays a pure function; its handler or server carries the step out.
/// </summary>
/// <remarks>A step is for one request, not for a call: if the client retries, the retry takes the next step.</remarks>
public sealed record SandboxStep
{
    private readonly Option<SandboxOutcome> instead;

    private SandboxStep(Option<SandboxOutcome> instead) => this.instead = instead;

    private TimeSpan Delay { get; init; }

    internal SandboxTarget Target { get; private init; } = SandboxTarget.Any;

    private bool TakesEffect { get; init; }

    /// <summary>Answers the request normally, as if there were no script.</summary>
    public static SandboxStep Usual { get; } = new(None) { TakesEffect = true };

    /// <summary>Drops the connection before the request takes effect. The client sees a transport failure.</summary>
    public static SandboxStep Drop { get; } = new(new SandboxOutcome(None));

    /// <summary>
    /// Carries out the request and then drops the connection before a byte of the reply. The client sees the same transport failure as
    /// after <see cref="Drop"/>, and can't know that the request took effect.
    /// </summary>
    public static SandboxStep DropAfter { get; } =
        new(new SandboxOutcome(None)) { TakesEffect = true };

    /// <summary>Answers normally, but late: <c>Usual.After(delay)</c>.</summary>
    /// <inheritdoc cref="After"/>
    public static SandboxStep Slow(TimeSpan delay) => Usual.After(delay);

    /// <summary>Answers with status 429 and code 971, as Cloudflare does over its limit, and with this <c>Retry-After</c>.</summary>
    public static SandboxStep RateLimited(RetryAfter retryAfter) =>
        Reply(Refusals.RateLimited(retryAfter));

    /// <summary>Answers with this reply, whatever the request is.</summary>
    public static SandboxStep Reply(SandboxReply reply) => new(new SandboxOutcome(reply.NotNull()));

    /// <summary>
    /// Carries out the request and then answers with this reply, such as a proxy's 502. The client can't know that the request took effect.
    /// </summary>
    public static SandboxStep ReplyAfter(SandboxReply reply) =>
        Reply(reply) with
        {
            TakesEffect = true,
        };

    /// <summary>
    /// Returns a copy whose reply or drop comes this late, instead of any earlier delay. For a reply that never comes, use a day: the client's
    /// timeout is over before.
    /// </summary>
    /// <param name="delay">How late, on the clock of the sandbox's handler.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative, or more than 49.7 days.</exception>
    public SandboxStep After(TimeSpan delay) => this with { Delay = Checked(delay, nameof(delay)) };

    /// <summary>Returns a copy for some requests only. Other requests leave the step in the script.</summary>
    public SandboxStep For(SandboxTarget target) => this with { Target = target.NotNull() };

    /// <summary>What happens, in words: <c>reply 429 after 5 s for image a</c>.</summary>
    public override string ToString() =>
        instead.Match(
            Some: outcome =>
                outcome.Reply.Match(
                    Some: reply =>
                        $"{(TakesEffect ? "carry out and reply" : "reply")} {reply.Status.ToString(CultureInfo.InvariantCulture)}",
                    None: () => TakesEffect ? "carry out and drop" : "drop"
                ),
            None: static () => "usual"
        )
        + (
            Delay == TimeSpan.Zero
                ? ""
                : $" after {Delay.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s"
        )
        + (Target == SandboxTarget.Any ? "" : $" for {Target}");

    /// <summary>The outcome of a request that changes the first state into the second and has this reply.</summary>
    internal (SandboxState State, SandboxOutcome Outcome) Of(
        SandboxState before,
        SandboxState after,
        SandboxReply usual
    ) =>
        (
            TakesEffect ? after : before,
            instead.IfNone(() => new SandboxOutcome(usual)) with
            {
                Delay = Delay,
            }
        );

    /// <summary>The delay, if .NET can wait that long.</summary>
    internal static TimeSpan Checked(TimeSpan delay, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, LongestDelay, name);
        return delay;
    }

    // The longest wait of .NET's timers.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(uint.MaxValue - 1);
}
