using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageExt;

namespace Images.Functional.Benchmarks;

/// <summary>What a user might keep of an image, in plain types of their own.</summary>
internal sealed record Everything(
    string? Id,
    string? Creator,
    string? Filename,
    Tags? Meta,
    bool? RequireSignedUrls,
    DateTimeOffset? Uploaded,
    IReadOnlyList<Delivery> Variants
)
{
    public static Everything ByImagesFunctional(byte[] json)
    {
        var image = ImagesV1.ParseImage(json).IfLeft(static errors => throw errors.ToException());
        return new Everything(
            image.Id.Map(static id => id.Value).IfNoneUnsafe((string?)null),
            image.Creator.Map(static creator => creator.Value).IfNoneUnsafe((string?)null),
            image.Filename.Map(static name => name.Value).IfNoneUnsafe((string?)null),
            image.Meta.Map(Tags.Of).IfNoneUnsafe((Tags?)null),
            image.RequireSignedUrls.ToNullable(),
            image.Uploaded.Map(static uploaded => uploaded.Instant).ToNullable(),
            image.Variants.Map(static urls => urls.Map(Delivery.Of).ToArray()).IfNone([])
        );
    }

    public static Everything BySourceGenerated(byte[] json) => Of(json, Delivery.Split);

    public static Everything BySourceGeneratedWithUri(byte[] json) => Of(json, Delivery.OfUri);

    /// <summary>Throws where two peers disagree.</summary>
    public static void Check()
    {
        var expected = Text(ByImagesFunctional(Documented.Bytes));
        Agreement.Demand(expected, Text(BySourceGenerated(Documented.Bytes)));
        Agreement.Demand(expected, Text(BySourceGeneratedWithUri(Documented.Bytes)));
    }

    private static Everything Of(byte[] json, Func<string, Delivery> take)
    {
        var image =
            JsonSerializer.Deserialize(json, DtoContext.Default.TaggedEnvelopeDto)?.Result
            ?? throw new InvalidOperationException("The envelope has no result.");
        return new Everything(
            image.Id,
            image.Creator,
            image.Filename,
            image.Meta,
            image.RequireSignedUrls,
            image.Uploaded,
            [.. (image.Variants ?? []).Select(take)]
        );
    }

    private static string Text(Everything one) =>
        $"{one with { Variants = [] }} {string.Join(' ', one.Variants)}";
}

/// <summary>A variant's URL with its parts.</summary>
internal sealed record Delivery(string Url, string AccountHash, string ImageId, string Variant)
{
    public static Delivery Of(VariantUrl url) =>
        url.ToDeliveryUrl()
            .Map(parts => new Delivery(
                url.Value,
                parts.AccountHash.Value,
                parts.ImageId.Value,
                parts.Variant.Match(static name => name.Value, static () => "")
            ))
            .IfNone(static () => throw new InvalidOperationException("No delivery URL."));

    // https://imagedelivery.net/HASH/ID/VARIANT, and nothing checked or decoded.
    public static Delivery Split(string url)
    {
        var segments = url.Split('/');
        return new Delivery(url, segments[3], segments[4], segments[5]);
    }

    public static Delivery OfUri(string url)
    {
        var segments = new Uri(url).Segments;
        return new Delivery(url, segments[1].TrimEnd('/'), segments[2].TrimEnd('/'), segments[3]);
    }
}

/// <summary>The documented metadata.</summary>
internal sealed record Tags([property: JsonPropertyName("key")] string? Key)
{
    public static Tags Of(Metadata meta) =>
        meta.As(DtoContext.Default.Tags).IfLeft(static errors => throw errors.ToException());
}
