using System.Net.Http;
using BenchmarkDotNet.Attributes;
using Images.Functional.Effects;

namespace Images.Functional.Benchmarks;

/// <summary>
/// From two ids as text to the message that is sent, both checked. The baseline is the same message by hand, of the cheapest way that
/// .NET has for a header, and nothing checked.
/// </summary>
[MemoryDiagnoser]
public class Request
{
    private readonly Credentials credentials = Calls.Credentials;
    private readonly BaseAddress address = BaseAddress.Cloudflare;

    [Benchmark(Baseline = true)]
    public HttpRequestMessage ByHand() =>
        Calls.ByHand(address.Value, Calls.AccountText, Calls.ImageText);

    /// <summary>The same by .NET's typed headers, which check what they are given.</summary>
    [Benchmark]
    public HttpRequestMessage ByTypedHeaders() =>
        Calls.ByTypedHeaders(address.Value, Calls.AccountText, Calls.ImageText);

    [Benchmark, Limit("1.20")]
    public HttpRequestMessage ImagesFunctional()
    {
        // As the client takes it: LanguageExt's Map would make three objects around one function.
        var get = ImagesV1
            .Get(AccountId.Create(Calls.AccountText), ImageId.Create(Calls.ImageText))
            .Request.IfLeft(static errors => throw errors.ToException());
        return RequestMessage.Of(
            get,
            address.Of(get),
            credentials,
            CallOptions.Default,
            form: null
        );
    }

    /// <summary>Throws where the messages differ in method, address, version or headers.</summary>
    internal static void Check()
    {
        var request = new Request();
        using var expected = request.ImagesFunctional();
        using var byHand = request.ByHand();
        using var byTypedHeaders = request.ByTypedHeaders();
        Agreement.Demand(expected.ToString(), byHand.ToString());
        Agreement.Demand(expected.ToString(), byTypedHeaders.ToString());
    }
}
