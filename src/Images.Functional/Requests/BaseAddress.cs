using System;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// Where the API is: https, or http to this very machine; no user info, query or fragment. A path and a trailing slash
/// are right.
/// </summary>
public sealed record BaseAddress
{
    /// <summary>The variable that the official client reads.</summary>
    public const string Variable = "CLOUDFLARE_BASE_URL";

    internal const string Field = "base address";

    private BaseAddress(Uri uri) => Value = uri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/";

    /// <summary><c>https://api.cloudflare.com/client/v4/</c>, from Cloudflare's OpenAPI description.</summary>
    public static BaseAddress Cloudflare { get; } =
        new(new Uri("https://api.cloudflare.com/client/v4"));

    /// <summary>The address, ending with a slash.</summary>
    public string Value { get; }

    /// <summary>Checks an address. Left: <see cref="CfError.Constraint"/>, which never echoes user info.</summary>
    public static Either<CfErrors, BaseAddress> Create(string? value)
    {
        if (value is null)
            return CfErrors.Of(Violation.Null.At(Field));
        return Uri.TryCreate(value, UriKind.Absolute, out var uri)
            ? Create(uri)
            : CfErrors.Of(
                new Violation(
                    "an absolute URL such as https://api.cloudflare.com/client/v4",
                    "other text"
                ).At(Field)
            );
    }

    /// <inheritdoc cref="Create(string)"/>
    public static Either<CfErrors, BaseAddress> Create(Uri? value)
    {
        if (value is null)
            return CfErrors.Of(Violation.Null.At(Field));
        return Check(value) is { } violation
            ? CfErrors.Of(violation.At(Field))
            : new BaseAddress(value);
    }

    /// <summary>The address of an operation's request.</summary>
    public Uri Of(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new Uri(request.Under(Value));
    }

    /// <summary>The address.</summary>
    public override string ToString() => Value;

    // The scheme first: other schemes have no host that could be asked about, and these two are no URL without one.
    private static Violation? Check(Uri uri) =>
        !uri.IsAbsoluteUri || uri.Scheme is not ("https" or "http")
            ? new Violation("an https URL", "another scheme or none")
        : uri.Scheme == "http" && !uri.IsLoopback
            ? new Violation("must be https: credentials go over http only to this machine", "")
        : uri.UserInfo.Length > 0
            ? new Violation("must not have user info: credentials go in headers", "")
        : uri.OriginalString.Contains('?', StringComparison.Ordinal)
            ? new Violation("must not have a query", "")
        : uri.OriginalString.Contains('#', StringComparison.Ordinal)
            ? new Violation("must not have a fragment", "")
        : null;
}
