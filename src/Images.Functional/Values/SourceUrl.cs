using System;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// The address of an image that the service fetches: http or https, with <c>user:password@</c> if it needs them. It may be a secret, and
/// prints as host and path.
/// </summary>
public readonly record struct SourceUrl
{
    private readonly string? text;

    private SourceUrl(string text) => this.text = text;

    /// <summary>How it is written.</summary>
    public static Text<SourceUrl> Text { get; } =
        new Text<SourceUrl>(
            ("url", 1, FieldLimits.SecretCharacters),
            Check,
            text => new(text),
            url => url.Reveal()
        ).AsSecret();

    /// <summary>Checks an address. Left: <see cref="CfError.Constraint"/>, which never echoes it.</summary>
    public static Either<CfErrors, SourceUrl> Create(string? value) => Text.Create(value);

    /// <summary>The address itself; empty for a <c>default</c> one.</summary>
    public string Reveal() => text ?? "";

    /// <summary>Scheme, host and path, without what may be secret: user info, query and fragment.</summary>
    public override string ToString() =>
        text is null
            ? ""
            : Printable.Line(
                new Uri(text).GetComponents(
                    UriComponents.SchemeAndServer | UriComponents.Path,
                    UriFormat.UriEscaped
                )
            );

    private static Violation? Check(string value) =>
        TextRules.Length(value, 1, FieldLimits.SecretCharacters)
        ?? (
            Uri.TryCreate(value, UriKind.Absolute, out var uri)
            && uri.Host.Length > 0
            && uri.Scheme is "https" or "http"
                ? null
                : new Violation("an absolute URL, http or https", "another text")
        );
}
