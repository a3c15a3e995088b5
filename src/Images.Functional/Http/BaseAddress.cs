using System.Diagnostics.CodeAnalysis;

namespace Images.Functional;

/// <summary>
/// The API's address: https, or http to this machine, without user info, query or fragment. It may have a path and a trailing slash.
/// </summary>
[TypeConverter(typeof(ParsableConverter<BaseAddress>))]
[JsonConverter(typeof(CodecJsonConverter<BaseAddress>))]
public sealed record BaseAddress : ITextValue<BaseAddress>
{
    /// <summary>The environment variable that the official client reads.</summary>
    public const string Variable = "CLOUDFLARE_BASE_URL";

    private const string Field = "base address";

    private BaseAddress(Uri uri) => Value = Canonical(uri);

    /// <summary><c>https://api.cloudflare.com/client/v4/</c>, from Cloudflare's OpenAPI description.</summary>
    public static BaseAddress Cloudflare { get; } =
        new(new Uri("https://api.cloudflare.com/client/v4"));

    /// <summary>Its JSON: a string.</summary>
    public static Codec<BaseAddress> Codec { get; } =
        Json.Of(Text.Checked(Field, 1, int.MaxValue, Create, static at => at.NotNull().Value));

    /// <summary>The address, ending with a slash.</summary>
    public string Value { get; }

    /// <summary>Checks an address. Left: <see cref="CfError.Constraint"/>, which never shows user info.</summary>
    public static Either<CfErrors, BaseAddress> Create(string? value) => Read(value, Field);

    /// <inheritdoc cref="Create(string)"/>
    public static Either<CfErrors, BaseAddress> Create(Uri? value) => Read(value, Field);

    /// <summary>
    /// Reads the address from <see cref="Variable"/>; returns <see cref="Cloudflare"/> if the variable is missing or empty. Left:
    /// <see cref="CfError.Constraint"/> that names the variable.
    /// </summary>
    /// <param name="variable">Returns a variable's value, or null if it is missing: <c>Environment.GetEnvironmentVariable</c>.</param>
    public static Either<CfErrors, BaseAddress> FromVariables(Func<string, string?> variable) =>
        variable.NotNull()(Variable) is { Length: > 0 } value ? Read(value, Variable) : Cloudflare;

    /// <summary>Returns the full address of a request: below this address, or the request's own <see cref="ApiRequest.Address"/>.</summary>
    public Uri Of(ApiRequest request) =>
        new Uri(
            request.NotNull().Address.Case is UploadUrl address
                ? address.Reveal()
                : request.Under(Value)
        );

    static bool IParsable<BaseAddress>.TryParse(
        string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out BaseAddress result
    ) => ITextValue<BaseAddress>.TryRead(s, out result);

    /// <summary>The address.</summary>
    public override string ToString() => Value;

    private static Either<CfErrors, BaseAddress> Read(string? value, string field) =>
        value is null ? Violation.Null.In(field)
        : HttpUri.Parse(value) is { } uri ? Read(uri, field)
        : HttpUri.HasScheme(value) || !value.Contains("://", StringComparison.Ordinal)
            ? Unreadable(field)
        : OtherScheme.In(field);

    // Reads the canonical form again: Uri refuses that of some hosts, such as one of invisible characters, and needs two readings to decode
    // an escape beside a lone percent sign.
    private static Either<CfErrors, BaseAddress> Read(Uri? value, string field) =>
        value is null ? Violation.Null.In(field)
        : Check(value) is { } violation ? violation.In(field)
        : HttpUri.Parse(Canonical(value)) is { } again ? new BaseAddress(again)
        : Unreadable(field);

    private static CfErrors Unreadable(string field) =>
        CfErrors.Of(
            field,
            "an absolute URL such as https://api.cloudflare.com/client/v4",
            "other text"
        );

    private static Violation OtherScheme { get; } = new("an https URL", "another scheme or none");

    private static string Canonical(Uri uri) => uri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/";

    // Checks the scheme first: what comes after it is about http and https URLs.
    private static Violation? Check(Uri uri) =>
        !uri.IsAbsoluteUri || uri.Scheme is not ("https" or "http") ? OtherScheme
        : uri.Scheme == "http" && !uri.IsLoopback
            ? new Violation("must be https: credentials go over http only to this machine")
        : uri.UserInfo.Length > 0
            ? new Violation("must not have user info: credentials go in headers")
        : uri.OriginalString.Contains('?', StringComparison.Ordinal)
            ? new Violation("must not have a query")
        : uri.OriginalString.Contains('#', StringComparison.Ordinal)
            ? new Violation("must not have a fragment")
        : null;
}
