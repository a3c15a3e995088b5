using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;

namespace Images.Functional.Soak;

/// <summary>The calls, by workers that share one client.</summary>
internal sealed class Run : IDisposable
{
    public const int Retries = 2;

    /// <summary>Fewer than workers, so that calls wait for one another's connections.</summary>
    public const int Connections = 16;

    private const int Workers = 64;
    private const int ShownMistakes = 10;
    private const int MaximumReplyBytes = 4096;

    private static readonly AccountId Account = (AccountId)AccountId.Create("soak");

    private readonly ConcurrentDictionary<int, CancellationTokenSource> stalling = [];
    private readonly FailingServer server;
    private readonly HttpMessageInvoker http = new(CloudflareHandler.Create(Connections));
    private readonly CloudflareClient client;
    private int next = -1;
    private int mistakes;

    private Run(int calls, int retries)
    {
        server = new FailingServer(calls, call => stalling[call].Cancel());
        server.Start();
        client = new CloudflareClient(
            http,
            (Credentials)Credentials.Token("soak-0123456789"),
            new CloudflareOptions
            {
                BaseAddress = (BaseAddress)BaseAddress.Create(server.Address),
                MaximumReplyBytes = MaximumReplyBytes,
                Retry = RetryPolicy.Exponential(retries, first: TimeSpan.Zero),
            }
        );
    }

    /// <summary>Makes the calls and says what came of them.</summary>
    /// <param name="calls">How many.</param>
    /// <param name="retries">How often the client retries: more than it should, where that is planted.</param>
    public static async Task<Verdict> Of(int calls, int retries = Retries)
    {
        var watch = Stopwatch.StartNew();
        using var run = new Run(calls, retries);
        await using var _ = run.server;
        var warmUp = Math.Min(20_000, calls / 4);
        Text.Say($"{calls:N0} calls, {Workers} at a time, over at most {Connections} connections");

        await run.Until(warmUp);
        var before = Figures.Now();
        Text.Say($"  {warmUp:N0} calls of warm-up");
        for (var part = 1; part <= 10; part++)
        {
            var to = warmUp + (int)((calls - warmUp) * (long)part / 10);
            await run.Until(to);
            Text.Say($"  {to:N0} calls, {watch.Elapsed.TotalSeconds:0} s, {run.mistakes} wrong");
        }

        var grown = Figures.Now().GrownSince(before);
        foreach (
            var fate in Enumerable.Range(0, calls).GroupBy(Fates.Of).OrderBy(static one => one.Key)
        )
            Text.Say($"  {fate.Key, -14} {fate.Count():N0}");
        Text.Say($"{run.server.Connections:N0} connections, {run.mistakes} wrong answers");
        return new Verdict(run.mistakes, grown);
    }

    public void Dispose()
    {
        client.Dispose();
        http.Dispose();
    }

    private Task Until(int end) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => Work(end))));

    private async Task Work(int end)
    {
        while (Next(end) is { } call)
        {
            var outcome = await Outcome(call);
            var attempts = server.Attempts(call);
            if (outcome == Fates.Outcome(call) && attempts == Fates.Attempts(call))
                continue;
            if (Interlocked.Increment(ref mistakes) <= ShownMistakes)
                Text.Say(
                    $"  WRONG: call {call} ({Fates.Of(call)}) gave {outcome} after {attempts} attempts, not {Fates.Outcome(call)} after {Fates.Attempts(call)}"
                );
        }
    }

    private int? Next(int end)
    {
        while (true)
        {
            var seen = next;
            if (seen + 1 >= end)
                return null;
            if (Interlocked.CompareExchange(ref next, seen + 1, seen) == seen)
                return seen + 1;
        }
    }

    private async Task<string> Outcome(int call)
    {
        var get = ImagesV1.Get(Account, (ImageId)ImageId.Create(Text.Of(call)));
        if (Fates.Of(call) != Fate.Stalled)
            return Words(await client.Send(get));

        // Nobody answers: the caller has enough of it.
        using var cancel = new CancellationTokenSource();
        stalling[call] = cancel;
        var result = await client.Send(get, cancel.Token);
        stalling.TryRemove(call, out _);
        return Words(result);
    }

    private static string Words(Either<CfErrors, Image> result) =>
        result.Match(
            Right: static image => image.Id.Match(static id => id.Value, "an image without an id"),
            Left: static errors => string.Join(" + ", errors.Items.Map(Words))
        );

    private static string Words(CfError error) =>
        error.Match(
            api: static e => $"api {Text.Of(e.Code)}",
            constraint: static _ => "constraint",
            malformed: static _ => "malformed",
            status: static _ => "status",
            transport: static _ => "transport",
            timeout: static _ => "timeout",
            cancelled: static _ => "cancelled",
            tooLarge: static _ => "too large",
            file: static _ => "file",
            other: static _ => "other"
        );
}
