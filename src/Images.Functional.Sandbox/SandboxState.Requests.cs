using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <content>What every request changes.</content>
public sealed partial record SandboxState
{
    /// <summary>The first step of the script that is for this request.</summary>
    internal Option<SandboxStep> StepFor(SandboxRequest request) =>
        Script.Find(step => step.Target.Means(this, request));

    /// <summary>The state after a request has arrived and taken its step, before it is answered.</summary>
    internal SandboxState Receive(SandboxRequest request, Option<SandboxStep> step)
    {
        var received = Record.Add(Received, request);
        return this with
        {
            Received = received,
            Forgotten = Received.IsEmpty ? 0 : Forgotten + Received.Count + 1 - received.Count,
            Remaining = request.IsForApi
                ? Remaining.Map(static remaining => Math.Max(remaining - 1, 0))
                : Remaining,
            Script = step.Case is SandboxStep taken ? Without(Script, taken) : Script,
            Serial = Serial + 1,
            LimitWindow = request.IsForApi ? NextWindow(request.At) : LimitWindow,
        };
    }

    // The first that is this very step.
    private static Seq<SandboxStep> Without(Seq<SandboxStep> script, SandboxStep taken)
    {
        var before = script.TakeWhile(step => !ReferenceEquals(step, taken)).Strict();
        return before.IsEmpty
            ? script.Skip(1)
            : toSeq([.. before, .. script.Skip(before.Count + 1)]);
    }

    private (DateTimeOffset, long) NextWindow(DateTimeOffset at) =>
        Limit.IsNone ? LimitWindow
        : LimitWindow.Used == 0 || at - LimitWindow.Begin >= Quota.Window.IfNone(TimeSpan.Zero)
            ? (at, 1)
        : (LimitWindow.Begin, LimitWindow.Used + 1);

    /// <summary>The limit, or Cloudflare's own.</summary>
    internal RateLimitPolicy Quota => Limit.IfNone(Refusals.Usual);

    /// <summary>How many more requests the window of the limit allows, and how long it still lasts; None without a limit.</summary>
    internal Option<(long Left, TimeSpan Reset)> LimitLeft(DateTimeOffset now) =>
        Limit.Map(limit =>
            (
                Math.Max(0, limit.Quota - LimitWindow.Used),
                // The end of the window may be after the end of the calendar.
                limit.Window.IfNone(TimeSpan.Zero) - (now - LimitWindow.Begin)
            )
        );
}
