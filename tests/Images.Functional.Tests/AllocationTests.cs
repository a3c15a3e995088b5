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
