using System;
using System.Text.Json.Serialization;
using LanguageExt;

namespace Images.Functional;

/// <summary>An address to which one image can be uploaded once, without credentials.</summary>
/// <param name="Id">The image's id.</param>
/// <param name="Url">The address. It is a secret: whoever has it may upload.</param>
[JsonConverter(typeof(CodecJsonConverter<UploadLink>))]
public sealed record UploadLink(Option<ImageId> Id, Option<UploadUrl> Url) : IHasCodec<UploadLink>
{
    /// <summary>Its JSON: <c>{"id":"…","uploadURL":"…"}</c>.</summary>
    public static Codec<UploadLink> Codec { get; } =
        Json.Object(
            Json.Optional("id", Json.Of(ImageId.Text.Called("id")), static (UploadLink l) => l.Id),
            Json.Optional("uploadURL", Json.Of(UploadUrl.Text), static (UploadLink l) => l.Url),
            static (id, url) => new UploadLink(id, url)
        );
}

/// <summary>What a link of version 1 is asked for with.</summary>
/// <param name="Expiry">When the link becomes invalid: two minutes to six hours from now; in half an hour unless given.</param>
[JsonConverter(typeof(CodecJsonConverter<LinkRequestV1>))]
public sealed record LinkRequestV1(Option<UploadedAt> Expiry = default) : IHasCodec<LinkRequestV1>
{
    /// <summary>Its JSON: <c>{"expiry":"…"}</c>.</summary>
    public static Codec<LinkRequestV1> Codec { get; } =
        Json.Object(
            Json.Optional(
                "expiry",
                Json.Of(UploadedAt.Text.Called("expiry")),
                static (LinkRequestV1 r) => r.Expiry
            ),
            static expiry => new LinkRequestV1(expiry)
        );
}

/// <summary>A one-time address: https, or http to this machine. It is a secret: nothing prints it but JSON.</summary>
public readonly record struct UploadUrl
{
    private readonly string? text;

    private UploadUrl(string text) => this.text = text;

    /// <summary>How it is written.</summary>
    public static Text<UploadUrl> Text { get; } =
        Functional
            .Text.Checked(
                "uploadURL",
                1,
                FieldLimits.SecretCharacters,
                Create,
                static url => url.Reveal()
            )
            .AsSecret();

    /// <summary>Checks an address. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, UploadUrl> Create(string? value) =>
        value is null ? CfErrors.Of(Violation.Null.At("uploadURL"))
        : TextRules.Length(value, 1, FieldLimits.SecretCharacters) is { } violation
            ? CfErrors.Of(violation.At("uploadURL"))
        : Uri.TryCreate(value, UriKind.Absolute, out var uri)
        && uri.Host.Length > 0
        && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback))
            ? new UploadUrl(value)
        : CfErrors.Of(new Violation("an https URL", "another text").At("uploadURL"));

    /// <summary>The address itself; empty for a <c>default</c> one.</summary>
    public string Reveal() => text ?? "";

    /// <summary>That there is one.</summary>
    public override string ToString() => "(hidden)";
}
