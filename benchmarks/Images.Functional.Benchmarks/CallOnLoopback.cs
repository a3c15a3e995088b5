using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using LanguageExt;

namespace Images.Functional.Benchmarks;

/// <summary>
/// A whole call on loopback, to Kestrel in a second process. The baseline is a bare <see cref="System.Net.Http.HttpClient"/>, which
/// parses nothing. The command <c>paired</c> compares the two more closely.
/// </summary>
[MemoryDiagnoser]
public class CallOnLoopback
{
    private ServerProcess? server;
    private Calls? calls;

    [GlobalSetup]
    public Task Start()
    {
        server = ServerProcess.Start();
        calls = Calls.To(server.Address);
        return calls.CheckReplies();
    }

    [Benchmark(Baseline = true)]
    public Task<byte[]> Bare() => calls!.Bare();

    [Benchmark]
    public Task BareDeserialised() => calls!.BareDeserialised();

    [Benchmark, Limit("1.08; 1.00 of BareDeserialised; fewer B")]
    public Task<Either<CfErrors, Image>> ImagesFunctional() => calls!.ImagesFunctional();

    [GlobalCleanup]
    public void Stop()
    {
        calls?.Dispose();
        server?.Dispose();
    }
}
