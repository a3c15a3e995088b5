using System;
using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace Images.Functional.Benchmarks;

/// <summary>
/// Writing the documented image with one writer into one buffer, again and again. The baseline is source-generated System.Text.Json, of
/// the DTO of the same values.
/// </summary>
[MemoryDiagnoser]
public class Write : IDisposable
{
    private readonly Image image = ImagesV1
        .ParseImage(Documented.Bytes)
        .IfLeft(static errors => throw errors.ToException());

    private readonly ImageDto dto =
        Peers.SourceGenerated(Documented.Bytes)?.Result
        ?? throw new InvalidOperationException("The envelope has no result.");

    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter writer;

    public Write() => writer = new Utf8JsonWriter(buffer);

    [Benchmark(Baseline = true)]
    public int SourceGenerated()
    {
        Begin();
        JsonSerializer.Serialize(writer, dto, DtoContext.Default.ImageDto);
        return buffer.WrittenCount;
    }

    [Benchmark, Limit("0.80; 0 B")]
    public int ImagesFunctional()
    {
        Begin();
        image.WriteTo(writer);
        writer.Flush();
        return buffer.WrittenCount;
    }

    internal int Parsed()
    {
        Begin();
        ImagesV1
            .ParseImage(Documented.Bytes)
            .IfLeft(static errors => throw errors.ToException())
            .WriteTo(writer);
        writer.Flush();
        return buffer.WrittenCount;
    }

    /// <summary>Throws where the two write other values. (Of the time they write the same instant: one with <c>Z</c>, one with <c>+00:00</c>.)</summary>
    internal static void Check()
    {
        using var write = new Write();
        write.ImagesFunctional();
        var expected = write.Written();
        write.SourceGenerated();
        Agreement.Demand(expected, write.Written());
    }

    [GlobalCleanup]
    public void Dispose()
    {
        writer.Dispose();
        GC.SuppressFinalize(this);
    }

    private string Written() =>
        JsonSerializer.Deserialize(buffer.WrittenSpan, DtoContext.Default.ImageDto) is { } read
            ? Peers.Text(read)
            : "";

    private void Begin()
    {
        buffer.ResetWrittenCount();
        writer.Reset();
    }
}
