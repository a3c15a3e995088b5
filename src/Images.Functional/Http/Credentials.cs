using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>The credentials that authenticate requests: an API token (preferred), or an account's email and global API key.</summary>
/// <example>
/// <code>
/// Either&lt;CfErrors, Credentials&gt; credentials = Credentials.FromVariables(Environment.GetEnvironmentVariable);
/// </code>
/// </example>
/// <remarks>The secrets cannot be read back or printed, and no text of this library contains them.</remarks>
public sealed record Credentials
{
    /// <summary>The environment variable of an API token.</summary>
    public const string TokenVariable = "CLOUDFLARE_API_TOKEN";

    /// <summary>The environment variable with the path of a file that contains an API token. The effect layer and the command use it.</summary>
    public const string TokenFileVariable = "CLOUDFLARE_API_TOKEN_FILE";

    /// <summary>The environment variable of an account's email.</summary>
    public const string EmailVariable = "CLOUDFLARE_EMAIL";

    /// <summary>The environment variable of a global API key.</summary>
    public const string KeyVariable = "CLOUDFLARE_API_KEY";

    private const string Bearer = "Bearer ";

    // A shorter text is not a secret, and may be a word of the reply.
    private const int ShortestSecret = 8;

    private readonly string kind;
    private readonly string[] spellings;

    private Credentials(string kind, Seq<(string Name, string Value)> headers)
        : this(kind, headers, headers.Map(static header => header.Value).Strict()) { }

    private Credentials(string kind, Seq<(string Name, string Value)> headers, Seq<string> secrets)
    {
        (this.kind, Headers, Secrets) = (kind, headers, secrets);
        Hidden =
        [
            .. secrets
                .Map(static secret => secret[(secret.LastIndexOf(' ') + 1)..])
                .Filter(static secret => secret.Length >= ShortestSecret),
        ];
        spellings = [.. Hidden.SelectMany(static one => new[] { one, InJson(one) }).Distinct()];
        Redact = Without;
    }

    /// <summary>The headers that carry the credentials.</summary>
    internal Seq<(string Name, string Value)> Headers { get; }

    /// <summary>The secrets that no text may contain: of each, the part after its last space.</summary>
    internal Seq<string> Secrets { get; }

    /// <summary>The secrets that are hidden in texts: not those that are so short that they may be words.</summary>
    internal string[] Hidden { get; }

    /// <summary>Returns a text, which may be JSON, without the secrets. Made once, because every call passes it on.</summary>
    internal Func<string, string> Redact { get; }

    /// <summary>No credentials, for a request to a one-time address: the address itself is the secret.</summary>
    internal static Credentials Of(Uri address) =>
        new("one-time address", [], Seq(address.AbsoluteUri, address.PathAndQuery));

    /// <summary>
    /// Uses an API token, sent as <c>Authorization: Bearer …</c>. Left: <see cref="CfError.Constraint"/> if it is empty, or has a line
    /// break, space, control or non-ASCII character; the error never shows the token.
    /// </summary>
    public static Either<CfErrors, Credentials> Token(string? token) =>
        TokenFrom("API token", token);

    /// <summary>Uses an API token; the error has the name of the place that it comes from.</summary>
    internal static Either<CfErrors, Credentials> TokenFrom(string name, string? token) =>
        HeaderRules
            .Secret(token)
            .Or(name, new Credentials("API token", Seq1(("Authorization", Bearer + token))));

    /// <summary>
    /// Uses an account's email and global API key, sent as <c>X-Auth-Email</c> and <c>X-Auth-Key</c>. Left: as in
    /// <see cref="Token"/>, with the errors of both.
    /// </summary>
    public static Either<CfErrors, Credentials> EmailAndKey(string? email, string? key) =>
        EmailAndKey(("email", email), ("API key", key));

    private static Either<CfErrors, Credentials> EmailAndKey(
        (string Name, string? Value) email,
        (string Name, string? Value) key
    ) =>
        (
            HeaderRules.Secret(email.Value).Or(email.Name, email.Value!),
            HeaderRules.Secret(key.Value).Or(key.Name, key.Value!)
        ).Apply(
            static (e, k) =>
                new Credentials("email and API key", Seq(("X-Auth-Email", e), ("X-Auth-Key", k)))
        );

    /// <summary>
    /// Reads the credentials from the variables that the official client reads: <see cref="TokenVariable"/>, or
    /// <see cref="EmailVariable"/> and <see cref="KeyVariable"/>. Left: <see cref="CfError.Constraint"/>, which names the variables that are
    /// missing or wrong.
    /// </summary>
    /// <param name="variable">Returns a variable's value, or null if it is missing: <c>Environment.GetEnvironmentVariable</c>.</param>
    public static Either<CfErrors, Credentials> FromVariables(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return (variable(TokenVariable), variable(EmailVariable), variable(KeyVariable)) switch
        {
            ({ Length: > 0 } token, _, _) => TokenFrom(TokenVariable, token),
            (_, { Length: > 0 } email, { Length: > 0 } key) => EmailAndKey(
                (EmailVariable, email),
                (KeyVariable, key)
            ),
            _ => CfErrors.Of(
                "credentials",
                $"set {TokenVariable}, or {EmailVariable} and {KeyVariable}"
            ),
        };
    }

    /// <inheritdoc/>
    public bool Equals(Credentials? other) =>
        other is not null && Secrets.SequenceEqual(other.Secrets);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Secrets.Aggregate(0, static (hash, secret) => HashCode.Combine(hash, secret));

    /// <summary>The kind of credentials, without the secrets.</summary>
    public override string ToString() => $"{kind} (redacted)";

    private static string InJson(string secret) =>
        secret
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);

    private string Without(string text)
    {
        foreach (var secret in spellings)
            text = text.Replace(secret, "***", StringComparison.Ordinal);
        return text;
    }
}
