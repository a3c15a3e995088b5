using System;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using LanguageExt;

namespace Images.Functional.Benchmarks;

/// <summary>
/// A whole call over a handler that answers in this process: what client and parser cost without a network. The baseline is a bare
/// <see cref="System.Net.Http.HttpClient"/>, which parses nothing.
/// </summary>
[MemoryDiagnoser]
public class Call : IDisposable
{
    private readonly Calls calls = Calls.InProcess();

    [Benchmark(Baseline = true)]
    public Task<byte[]> Bare() => calls.Bare();

    [Benchmark]
    public Task<Either<CfErrors, Image>> ImagesFunctional() => calls.ImagesFunctional();

    [GlobalCleanup]
    public void Dispose()
    {
        calls.Dispose();
        GC.SuppressFinalize(this);
    }
}
