using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;

namespace Images.Functional.Benchmarks;

/// <summary>
/// 64 calls at once on loopback, each followed by the next: the time of one is what a second is divided by. The baseline is a bare
/// <see cref="System.Net.Http.HttpClient"/> whose replies System.Text.Json reads.
/// </summary>
[MemoryDiagnoser]
public class CallsAtOnce
{
    internal const int Concurrency = 64;
    private const int Each = 16;

    private ServerProcess? server;
    private Calls? calls;

    [GlobalSetup]
    public Task Start()
    {
        server = ServerProcess.Start();
        calls = Calls.To(server.Address);
        return calls.CheckReplies();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Concurrency * Each)]
    public Task BareDeserialised() =>
        Calls.Make(Concurrency * Each, Concurrency, calls!.BareDeserialised);

    [Benchmark(OperationsPerInvoke = Concurrency * Each), Limit("1.00")]
    public Task ImagesFunctional() =>
        Calls.Make(Concurrency * Each, Concurrency, calls!.ImagesFunctional);

    [GlobalCleanup]
    public void Stop()
    {
        calls?.Dispose();
        server?.Dispose();
    }
}
