using System;
using LanguageExt;

namespace Images.Functional.Sandbox.Tests;

/// <summary>What is planned for a request: how many milliseconds late, and what comes in place of the usual answer.</summary>
internal sealed record Fault(int Late = 0, string? Instead = null, int? RetryAfter = null);

/// <summary>
/// The model: images as texts, what is planned, and what a call should find. Times in milliseconds; the client is the default one,
/// without jitter.
/// </summary>
internal sealed record World(
    HashMap<int, string> Images = default,
    Seq<Fault> Script = default,
    int? Left = null,
    int Requests = 0,
    int Elapsed = 0,
    string Answer = ""
)
{
    public World Call(int image, bool isKnown, params int[] waits)
    {
        var fault = Script.HeadOrNone().IfNone(new Fault());
        var usual =
            Left == 0 ? "429"
            : isKnown ? Images.Find(image).IfNone("404")
            : "401";
        var after = this with
        {
            Script = Script.Skip(1),
            Left = Left is { } left ? Math.Max(left - 1, 0) : null,
            Requests = Requests + 1,
            Elapsed = Elapsed + Math.Min(fault.Late, 60_000),
            Answer = fault.Late >= 60_000 ? "timeout" : fault.Instead ?? usual,
        };
        var own = waits.Length == 0 ? 0 : waits[0];
        var asked =
            after.Answer == "429" && fault.RetryAfter != 0 ? fault.RetryAfter ?? 300_000 : own;
        return
            waits.Length > 0
            && asked <= 60_000
            && after.Answer is "timeout" or "dropped" or "429" or "503"
            ? (after with { Elapsed = after.Elapsed + asked }).Call(image, isKnown, waits[1..])
            : after;
    }

    public override string ToString() => $"{Answer}, {Requests} requests, {Elapsed} ms";
}
