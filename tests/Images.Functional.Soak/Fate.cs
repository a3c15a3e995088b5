using System;

namespace Images.Functional.Soak;

/// <summary>What the server does to a call.</summary>
internal enum Fate
{
    Right,
    ErrorOnce,
    RateLimitOnce,
    CutOnce,
    ResetOnce,
    NotHttpOnce,
    Unavailable,
    Missing,
    Malformed,
    TooLarge,
    Compressed,
    Stalled,
}

internal static class Fates
{
    private static readonly Fate[] Faults = Enum.GetValues<Fate>()[1..];

    /// <summary>Every fifth call fails, each time in the next way.</summary>
    public static Fate Of(int call) =>
        call % 5 == 0 ? Faults[call / 5 % Faults.Length] : Fate.Right;

    /// <summary>What must come of it: the image's own id, or the error in a word.</summary>
    public static string Outcome(int call) =>
        Of(call) switch
        {
            Fate.Unavailable => "status",
            Fate.Missing => "api 5404",
            Fate.Malformed => "malformed",
            Fate.TooLarge => "too large",
            Fate.Compressed => "transport",
            Fate.Stalled => "cancelled",
            _ => Text.Of(call),
        };

    /// <summary>How many requests it takes, retries and all.</summary>
    public static int Attempts(int call) =>
        Of(call) switch
        {
            Fate.Unavailable => 1 + Run.Retries,
            Fate.ErrorOnce
            or Fate.RateLimitOnce
            or Fate.CutOnce
            or Fate.ResetOnce
            or Fate.NotHttpOnce => 2,
            _ => 1,
        };
}
