using System.Collections.Generic;
using System.Linq;
using BenchmarkDotNet.Attributes;
using LanguageExt;

namespace Images.Functional.Benchmarks;

/// <summary>
/// Parsing envelopes that grow in variants or in metadata. What a byte costs is a column; past 2 KB it stays within 15 %. The baseline is
/// the tokenizer's own walk, calling <c>GetString</c> on every string value.
/// </summary>
[MemoryDiagnoser]
public class Growth
{
    [ParamsSource(nameof(Envelopes))]
    public GrownEnvelope Envelope { get; set; } = GrownEnvelope.ByVariants[0];

    public static IEnumerable<GrownEnvelope> Envelopes =>
        GrownEnvelope.ByVariants.Concat(GrownEnvelope.ByMetadata);

    [Benchmark(Baseline = true)]
    public int WalkWithStrings() => Peers.Strings(Envelope.Json);

    [Benchmark, Limit("ns/byte and B/byte within 15 %")]
    public Either<CfErrors, Image> ImagesFunctional() => ImagesV1.ParseImage(Envelope.Json);
}
