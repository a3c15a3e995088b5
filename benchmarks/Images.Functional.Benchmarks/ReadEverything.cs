using BenchmarkDotNet.Attributes;

namespace Images.Functional.Benchmarks;

/// <summary>
/// Parsing the documented envelope and reading all of it into types of one's own: every field, every variant's text and parts, the
/// metadata. The baseline is what a user of System.Text.Json would write.
/// </summary>
[MemoryDiagnoser]
public class ReadEverything
{
    private readonly byte[] json = Documented.Bytes;

    [Benchmark(Baseline = true)]
    public object SourceGenerated() => Everything.BySourceGenerated(json);

    [Benchmark]
    public object SourceGeneratedWithUri() => Everything.BySourceGeneratedWithUri(json);

    [Benchmark, Limit("0.75")]
    public object ImagesFunctional() => Everything.ByImagesFunctional(json);
}
