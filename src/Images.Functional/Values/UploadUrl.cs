using System;
using LanguageExt;

namespace Images.Functional;

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
