using System;
using System.Linq;
using System.Text.Json;

namespace Images.Functional.Benchmarks;

/// <summary>The other ways to read an envelope, and the check that all of them read the same.</summary>
internal static class Peers
{
    private static readonly JsonSerializerOptions Reflection = new();

    public static EnvelopeDto? SourceGenerated(byte[] json) =>
        JsonSerializer.Deserialize(json, DtoContext.Default.EnvelopeDto);

    public static EnvelopeDto? Reflected(byte[] json) =>
        JsonSerializer.Deserialize<EnvelopeDto>(json, Reflection);

    public static ImageDto Document(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var result = document.RootElement.GetProperty("result");
        return new ImageDto(
            result.GetProperty("id").GetString(),
            result.GetProperty("creator").GetString(),
            result.GetProperty("filename").GetString(),
            result.GetProperty("meta").Clone(),
            result.GetProperty("requireSignedURLs").GetBoolean(),
            result.GetProperty("uploaded").GetDateTimeOffset(),
            [.. result.GetProperty("variants").EnumerateArray().Select(v => v.GetString()!)]
        );
    }

    public static int Tokens(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        var count = 0;
        while (reader.Read())
            count++;
        return count;
    }

    public static int Strings(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        var length = 0;
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.String)
                length += reader.GetString()!.Length;
        return length;
    }

    /// <summary>Throws where two peers disagree.</summary>
    public static void Check()
    {
        var ours = ImagesV1
            .ParseImage(Documented.Bytes)
            .IfLeft(errors => throw errors.ToException());
        var expected = Text(ours);
        Agreement.Demand(expected, Text(SourceGenerated(Documented.Bytes)?.Result));
        Agreement.Demand(expected, Text(Reflected(Documented.Bytes)?.Result));
        Agreement.Demand(expected, Text(Document(Documented.Bytes)));
    }

    /// <summary>All that this library read, as text.</summary>
    public static string Text(Image ours) =>
        Text(
            ours.Id.Match(v => v.Value, () => null!),
            ours.Creator.Match(v => v.Value, () => null!),
            ours.Filename.Match(v => v.Value, () => null!),
            ours.Meta.Match(v => v.Value, () => null!),
            ours.RequireSignedUrls.ToNullable(),
            ours.Uploaded.Map(v => v.Instant).ToNullable(),
            ours.Variants.Match(v => string.Join(' ', v.Map(u => u.Value)), () => "")
        );

    /// <summary>All that a peer read, as text.</summary>
    public static string Text(ImageDto? peer) =>
        peer is null
            ? ""
            : Text(
                peer.Id,
                peer.Creator,
                peer.Filename,
                peer.Meta?.GetRawText(),
                peer.RequireSignedUrls,
                peer.Uploaded,
                string.Join(' ', peer.Variants ?? [])
            );

    private static string Text(
        string? id,
        string? creator,
        string? filename,
        string? meta,
        bool? signed,
        DateTimeOffset? uploaded,
        string variants
    ) => $"{id}|{creator}|{filename}|{meta}|{signed}|{uploaded:O}|{variants}";
}
