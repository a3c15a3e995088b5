using System;
using System.Buffers;
using System.IO;
using System.Text.Json;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>What parsing and writing allocate, which is deterministic, unlike time, and the same however they were compiled.</summary>
public sealed class AllocationTests
{
    [Fact]
    public void Parsing_the_documented_envelope_allocates_no_more_than_is_stated() =>
        Assert.InRange(Allocated(static () => ImagesV1.ParseImage(Compact)), 1, StatedBytes.Parse);

    [Fact]
    public void Writing_an_image_allocates_nothing()
    {
        var image = ImagesV1.ParseImage(Compact).Right();
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer);
        var allocated = Allocated(() =>
        {
            buffer.ResetWrittenCount();
            writer.Reset();
            image.WriteTo(writer);
            writer.Flush();
        });
        Assert.Equal(StatedBytes.Write, allocated);
    }

    [Fact]
    public void Signing_a_url_allocates_no_more_than_is_stated()
    {
        var url = DeliveryUrl
            .Create(
                "https://imagedelivery.net/cheeW4oKsx5ljh8e8BoL2A/bc27a117-9509-446b-8c69-c81bfeac0a01/mobile"
            )
            .Right();
        var key = SigningKeyValue.Create("Oix0bbNaT8Rge9PuyxUBrjI6zrgnsyJ5=").Right();
        var expiry = DateTimeOffset.FromUnixTimeSeconds(1631289275);
        Assert.InRange(
            Allocated(() => SignedUrl.Sign(url, key, expiry, DateTimeOffset.UnixEpoch)),
            1,
            StatedBytes.Sign
        );
    }

    private static byte[] Compact { get; } =
        File.ReadAllBytes(
            Path.Combine(AppContext.BaseDirectory, "Data", "image-details.compact.json")
        );

    internal static long Allocated(Action action)
    {
        const int runs = 100;
        for (var i = 0; i < runs; i++)
            action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < runs; i++)
            action();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / runs;
    }
}
