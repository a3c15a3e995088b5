using BenchmarkDotNet.Attributes;
using LanguageExt;

namespace Images.Functional.Benchmarks;

/// <summary>
/// Reading envelopes that fail: the API's error, as it comes with status 404 and as it would with 200, and an image with
/// three broken fields. The baseline is the documented envelope, which is right.
/// </summary>
[MemoryDiagnoser]
public class ParseFailures
{
    private readonly byte[] right = Documented.Bytes;
    private readonly byte[] api = Failures.Api;
    private readonly byte[] threeFields = Failures.ThreeFields;

    [Benchmark(Baseline = true)]
    public Either<CfErrors, Image> Right() => ImagesV1.ParseImage(right);

    [Benchmark, Limit("2.00")]
    public Either<CfErrors, Image> ApiError() => ImagesV1.ParseImage(api);

    [Benchmark, Limit("2.00")]
    public Either<CfErrors, Envelope<Image>> ApiErrorOf404() =>
        ImagesV1.Endpoints.Get.Parse(api, Failures.NotFound);

    [Benchmark, Limit("2.00")]
    public Either<CfErrors, Image> ThreeBrokenFields() => ImagesV1.ParseImage(threeFields);

    /// <summary>The same error into a DTO.</summary>
    [Benchmark]
    public object? SourceGeneratedApiError() => Peers.SourceGenerated(api);
}
