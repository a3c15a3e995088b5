using BenchmarkDotNet.Attributes;
using LanguageExt;

namespace Images.Functional.Benchmarks;

/// <summary>
/// Parsing the documented envelope. The baseline is the limit: the tokenizer's own walk, calling <c>GetString</c> on every string
/// value.
/// </summary>
[MemoryDiagnoser]
public class Parse
{
    private readonly byte[] json = Documented.Bytes;

    [Benchmark(Baseline = true)]
    public int WalkWithStrings() => Peers.Strings(json);

    [Benchmark]
    public int WalkOfTokens() => Peers.Tokens(json);

    [Benchmark, Limit("1.35; 0.44 of SourceGenerated; 800 B")]
    public Either<CfErrors, Image> ImagesFunctional() => ImagesV1.ParseImage(json);

    [Benchmark]
    public object? SourceGenerated() => Peers.SourceGenerated(json);

    [Benchmark]
    public object? Reflection() => Peers.Reflected(json);

    [Benchmark]
    public object Document() => Peers.Document(json);
}
