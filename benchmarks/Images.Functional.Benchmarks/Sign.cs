using System;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace Images.Functional.Benchmarks;

/// <summary>
/// Signing a delivery URL with an expiry. The baseline is <see cref="HMACSHA256.HashData(ReadOnlySpan{byte}, ReadOnlySpan{byte}, Span{byte})"/> and
/// hexadecimal digits over the same bytes, which are ready.
/// </summary>
[MemoryDiagnoser]
public class Sign
{
    private const string Place = "https://imagedelivery.net";
    private const string Signed =
        "/cheeW4oKsx5ljh8e8BoL2A/bc27a117-9509-446b-8c69-c81bfeac0a01/mobile?exp=1631289275";
    private const string KeyText = "Oix0bbNaT8Rge9PuyxUBrjI6zrgnsyJ5=";

    private readonly byte[] bytes = Encoding.ASCII.GetBytes(Signed);
    private readonly byte[] keyBytes = Encoding.UTF8.GetBytes(KeyText);
    private readonly DateTimeOffset expiry = DateTimeOffset.FromUnixTimeSeconds(1631289275);

    private readonly DeliveryUrl url = DeliveryUrl
        .Create(Place + Signed[..Signed.IndexOf('?', StringComparison.Ordinal)])
        .IfLeft(static errors => throw errors.ToException());

    private readonly SigningKeyValue key = SigningKeyValue
        .Create(KeyText)
        .IfLeft(static errors => throw errors.ToException());

    [Benchmark(Baseline = true)]
    public string HashAndHex()
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keyBytes, bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    [Benchmark, Limit("1.30; two objects")]
    public string ImagesFunctional() =>
        SignedUrl
            .Sign(url, key, expiry, DateTimeOffset.UnixEpoch)
            .IfLeft(static errors => throw errors.ToException())
            .ToString();

    /// <summary>Throws where the two sign otherwise.</summary>
    internal static void Check()
    {
        var sign = new Sign();
        Agreement.Demand($"{Place}{Signed}&sig={sign.HashAndHex()}", sign.ImagesFunctional());
    }
}
