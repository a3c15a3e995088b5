using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>A mistake that is made on purpose, so that the laws show that they would find one.</summary>
public enum PaceMistake
{
    /// <summary>None.</summary>
    None,

    /// <summary>No call waits.</summary>
    NeverWaits,

    /// <summary>Calls start a tenth of a window too early.</summary>
    StartsALittleEarly,

    /// <summary>Each wait is a quarter too long.</summary>
    WaitsALittleMore,

    /// <summary>Calls that are under way do not count.</summary>
    ForgetsWhatRuns,

    /// <summary>The headers are not read.</summary>
    ReadsNothing,
}

/// <summary>A server with a quota, calls that take some time, and the test's own clock.</summary>
/// <param name="Calls">How many calls there are to make.</param>
/// <param name="AtOnce">How many may be under way.</param>
/// <param name="Quota">How many the server takes in a window.</param>
/// <param name="Window">The window, in milliseconds.</param>
/// <param name="IsSliding">Whether the window is the time before each call, and not one that begins with a call and is then over.</param>
/// <param name="Foreign">How many calls another client makes in each window.</param>
/// <param name="Latencies">How long each call takes to the server, and back, one after the other and then again.</param>
internal sealed record PaceWorld(
    int Calls,
    int AtOnce,
    int Quota,
    int Window,
    bool IsSliding,
    int Foreign,
    (int There, int Back)[] Latencies
)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The least time in which the quota lets all calls through.</summary>
    public long Least => (Calls - 1) / Quota * (long)Window;

    /// <summary>Runs all calls.</summary>
    /// <param name="mistake">A mistake that is made on purpose with what the pace says and hears; none unless given.</param>
    public Outcome Run(PaceMistake mistake = PaceMistake.None)
    {
        var pace = Pace.Unknown;
        var server = new Server(Quota, Window, IsSliding);
        var (now, pending, started) = (0L, Calls, 0);
        var arrivals = new List<(long At, bool IsTaken)>();
        var under = new PriorityQueue<int, long>();
        var back = new PriorityQueue<ResponseInfo, long>();
        var nextForeign = Foreign == 0 ? long.MaxValue : 0;
        while (pending + under.Count + back.Count > 0)
        {
            if (started > 200 * Calls)
                throw new InvalidOperationException("no end");
            while (MayStart() && Wait() == Some(TimeSpan.Zero))
            {
                if (mistake != PaceMistake.ForgetsWhatRuns)
                    pace = pace.Started(At(now));
                var call = started++;
                under.Enqueue(call, now + Latencies[call % Latencies.Length].There);
                pending--;
            }

            now = Next();
            for (; nextForeign <= now; nextForeign += Window / Foreign)
                server.Take(nextForeign);
            while (under.TryPeek(out var call, out var at) && at <= now)
            {
                under.Dequeue();
                var isTaken = server.Take(at);
                arrivals.Add((at, isTaken));
                back.Enqueue(server.Say(at, isTaken), at + Latencies[call % Latencies.Length].Back);
            }

            while (back.TryPeek(out var said, out var at) && at <= now)
            {
                back.Dequeue();
                pace = pace.Ended(
                    At(now),
                    mistake == PaceMistake.ReadsNothing ? ResponseInfo.Ok : said
                );
                if (!said.IsSuccess)
                    pending++;
            }
        }

        return new Outcome(now, arrivals, pace);

        Option<TimeSpan> Wait() =>
            mistake switch
            {
                PaceMistake.NeverWaits => Some(TimeSpan.Zero),
                PaceMistake.StartsALittleEarly => pace.Wait(At(now))
                    .Map(wait => wait.TotalMilliseconds < Window / 10 ? TimeSpan.Zero : wait),
                PaceMistake.WaitsALittleMore => pace.Wait(At(now))
                    .Map(static wait => wait == TimeSpan.Zero ? wait : wait + wait / 4),
                _ => pace.Wait(At(now)),
            };

        bool MayStart() => under.Count + back.Count < AtOnce && pending > 0;

        long Next()
        {
            var next = long.MaxValue;
            if (under.TryPeek(out _, out var arrives))
                next = arrives;
            if (back.TryPeek(out _, out var ends))
                next = Math.Min(next, ends);
            return MayStart() && Wait().Case is TimeSpan wait
                ? Math.Min(next, now + (long)Math.Ceiling(wait.TotalMilliseconds))
                : next;
        }
    }

    /// <summary>What came of it.</summary>
    /// <param name="Time">When the last call ended, in milliseconds.</param>
    /// <param name="Arrivals">Every call that reached the server.</param>
    /// <param name="Pace">The pace at the end.</param>
    internal sealed record Outcome(
        long Time,
        IReadOnlyList<(long At, bool IsTaken)> Arrivals,
        Pace Pace
    )
    {
        public int Refused => Arrivals.Count(static one => !one.IsTaken);

        public int Done => Arrivals.Count(static one => one.IsTaken);

        /// <summary>The largest number of the client's own calls in any window of time.</summary>
        public int Most(int window)
        {
            var own = Arrivals.Select(static one => one.At).ToArray();
            var (most, first) = (0, 0);
            for (var last = 0; last < own.Length; last++)
            {
                while (own[last] - own[first] >= window)
                    first++;
                most = Math.Max(most, last - first + 1);
            }

            return most;
        }
    }

    private static DateTimeOffset At(long now) => Start.AddMilliseconds(now);

    private sealed class Server(int quota, int window, bool isSliding)
    {
        private readonly Queue<long> taken = [];

        public bool Take(long at)
        {
            // A window that is over begins anew with the next call.
            if (isSliding)
                while (taken.TryPeek(out var first) && first + window <= at)
                    taken.Dequeue();
            else if (taken.TryPeek(out var begin) && begin + window <= at)
                taken.Clear();
            if (taken.Count >= quota)
                return false;
            taken.Enqueue(at);
            return true;
        }

        public ResponseInfo Say(long at, bool isTaken)
        {
            var reset = Math.Max(1, (taken.Peek() + window - at + 999) / 1000);
            return new ResponseInfo(
                isTaken ? 200 : 429,
                RetryAfter: isTaken ? None : Some(RetryAfter.After(TimeSpan.FromSeconds(reset))),
                RateLimitHeader: string.Create(
                    CultureInfo.InvariantCulture,
                    $"\"default\";r={quota - taken.Count};t={reset}"
                ),
                RateLimitPolicyHeader: string.Create(
                    CultureInfo.InvariantCulture,
                    $"\"default\";q={quota};w={window / 1000}"
                )
            );
        }
    }
}
