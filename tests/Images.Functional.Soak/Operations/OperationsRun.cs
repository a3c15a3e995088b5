using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;
using Documented = Images.Functional.Sandbox.Documented;

namespace Images.Functional.Soak;

/// <summary>Random calls over all operations, by workers that share one client, against a server that fails at random.</summary>
internal sealed class OperationsRun : IAsyncDisposable
{
    private const int Workers = 48;

    // From the start, so that a pool that grows on a busy machine is not taken for a leak: each thread keeps buffers.
    private const int PoolThreads = 32;
    private const int ShownMistakes = 10;

    // As good as no call fails so often in a row, so that the model needs no such call.
    private const int Retries = 20;

    private readonly HttpMessageInvoker http;
    private readonly SoakServer server;
    private readonly CloudflareClient client;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("soak-");
    private readonly Worker[] workers;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private long calls;
    private int mistakes;

    private OperationsRun(HttpMessageInvoker http, SoakServer server, Planted planted)
    {
        (this.http, this.server) = (http, server);
        client = new CloudflareClient(
            http,
            Documented.Credentials,
            new CloudflareOptions
            {
                BaseAddress = (BaseAddress)server.Server.BaseAddress,
                Retry = RetryPolicy.Exponential(Retries, first: TimeSpan.Zero),
            }
        );
        workers =
        [
            .. Enumerable
                .Range(1, Workers)
                .Select(number => new Worker(number, server, client, folder.FullName, Report)
                {
                    Planted = planted,
                }),
        ];
        foreach (var worker in workers)
            server.Add(worker);
    }

    /// <summary>Makes so many calls.</summary>
    public static Task<Verdict> Of(int most, Planted planted = Planted.Nothing) =>
        Of(
            // The pools of arrays fill up first.
            Math.Min(20_000, most / 2),
            most,
            static (run, end) => Volatile.Read(ref run.calls) < end,
            planted
        );

    /// <summary>Makes calls for so long.</summary>
    public static Task<Verdict> Of(TimeSpan time) =>
        Of(
            time.Ticks / 6,
            time.Ticks,
            static (run, end) => run.clock.Elapsed.Ticks < end,
            Planted.Nothing
        );

    private static async Task<Verdict> Of(
        long warmUp,
        long end,
        Func<OperationsRun, long, bool> goes,
        Planted planted
    )
    {
        ThreadPool.SetMinThreads(PoolThreads, PoolThreads);
        ThreadPool.SetMaxThreads(PoolThreads, PoolThreads);
        var http = new HttpMessageInvoker(CloudflareHandler.Create(Run.Connections));
        await using var run = new OperationsRun(http, await SoakServer.Start(http), planted);
        Text.Say($"All operations: {Workers} workers, over at most {Run.Connections} connections");
        await run.Until(() => goes(run, warmUp));
        var before = Figures.Now();
        Text.Say($"  {run.calls:N0} calls of warm-up");
        for (var part = 1; part <= 10; part++)
        {
            var to = warmUp + ((end - warmUp) * part / 10);
            await run.Until(() => goes(run, to));
            run.Say(Figures.Now());
        }

        var grown = Figures.Now().GrownSince(before);
        var files = run.folder.EnumerateFiles("*", SearchOption.AllDirectories).Count();
        Text.Say($"  {run.calls:N0} calls, {files} files left, {run.mistakes} wrong");
        return new Verdict(run.mistakes, grown)
        {
            FilesLeft = files,
            MetFaults = run.server.FaultsMet > 0,
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers)
            worker.Dispose();
        client.Dispose();
        http.Dispose();
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private Task Until(Func<bool> goes) =>
        Task.WhenAll(
            workers.Select(worker =>
                Task.Run(() =>
                    worker.Run(() =>
                    {
                        Interlocked.Increment(ref calls);
                        return goes();
                    })
                )
            )
        );

    private void Report(string mistake)
    {
        if (Interlocked.Increment(ref mistakes) <= ShownMistakes)
            Text.Say($"  WRONG: {mistake}");
    }

    private void Say(Figures now) =>
        Text.Say(
            $"  {calls:N0} calls, {clock.Elapsed.TotalSeconds:0} s, {server.Requests:N0} requests, {server.FaultsMet:N0} faults, {mistakes} wrong; {now.Handles} handles, {now.Threads} threads, {now.Heap / 1048576.0:0.00} MiB of heap, {now.WorkingSet / 1048576.0:0} MiB"
        );
}
