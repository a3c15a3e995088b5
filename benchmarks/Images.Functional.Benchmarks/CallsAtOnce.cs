using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;

namespace Images.Functional.Benchmarks;

/// <summary>
/// 64 calls at once on loopback, each followed by the next: the time of one is what a second is divided by. 0.95 times the calls a second
/// is 1.05 times that time.
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
    public Task Bare() => Calls.Make(Concurrency * Each, Concurrency, calls!.Bare);

    [Benchmark(OperationsPerInvoke = Concurrency * Each), Limit("1.05")]
    public Task ImagesFunctional() =>
        Calls.Make(Concurrency * Each, Concurrency, calls!.ImagesFunctional);

    [GlobalCleanup]
    public void Stop()
    {
        calls?.Dispose();
        server?.Dispose();
    }
}
