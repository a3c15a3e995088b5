using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Images.Functional.Benchmarks;

/// <summary>What a user would write for System.Text.Json: no constraint is checked.</summary>
internal sealed record EnvelopeDto(
    [property: JsonPropertyName("errors")] IReadOnlyList<MessageDto>? Errors,
    [property: JsonPropertyName("messages")] IReadOnlyList<MessageDto>? Messages,
    [property: JsonPropertyName("result")] ImageDto? Result,
    [property: JsonPropertyName("success")] bool Success
);

internal sealed record MessageDto(
    [property: JsonPropertyName("code")] int Code,
    [property: JsonPropertyName("message")] string Message
);

internal sealed record ImageDto(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("creator")] string? Creator,
    [property: JsonPropertyName("filename")] string? Filename,
    [property: JsonPropertyName("meta")] JsonElement? Meta,
    [property: JsonPropertyName("requireSignedURLs")] bool? RequireSignedUrls,
    [property: JsonPropertyName("uploaded")] System.DateTimeOffset? Uploaded,
    [property: JsonPropertyName("variants")] IReadOnlyList<string>? Variants
);

/// <summary>The same, where the user knows what the metadata is.</summary>
internal sealed record TaggedEnvelopeDto(
    [property: JsonPropertyName("errors")] IReadOnlyList<MessageDto>? Errors,
    [property: JsonPropertyName("messages")] IReadOnlyList<MessageDto>? Messages,
    [property: JsonPropertyName("result")] TaggedImageDto? Result,
    [property: JsonPropertyName("success")] bool Success
);

internal sealed record TaggedImageDto(
    [property: JsonPropertyName("id")] string? Id,
    [property: JsonPropertyName("creator")] string? Creator,
    [property: JsonPropertyName("filename")] string? Filename,
    [property: JsonPropertyName("meta")] Tags? Meta,
    [property: JsonPropertyName("requireSignedURLs")] bool? RequireSignedUrls,
    [property: JsonPropertyName("uploaded")] System.DateTimeOffset? Uploaded,
    [property: JsonPropertyName("variants")] string[]? Variants
);

/// <summary>A page of a list.</summary>
internal sealed record ListEnvelopeDto(
    [property: JsonPropertyName("result")] ListDto? Result,
    [property: JsonPropertyName("success")] bool Success
);

internal sealed record ListDto(
    [property: JsonPropertyName("images")] IReadOnlyList<ImageDto> Images,
    [property: JsonPropertyName("continuation_token")] string? ContinuationToken
);

[JsonSerializable(typeof(EnvelopeDto))]
[JsonSerializable(typeof(ListEnvelopeDto))]
[JsonSerializable(typeof(TaggedEnvelopeDto))]
internal sealed partial class DtoContext : JsonSerializerContext;
