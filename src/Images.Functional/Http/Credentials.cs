using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// How a request proves who sends it: an API token (preferred), or an account's email with its global API key.
/// </summary>
/// <example>
/// <code>
/// Either&lt;CfErrors, Credentials&gt; credentials = Credentials.FromVariables(Environment.GetEnvironmentVariable);
/// </code>
/// </example>
/// <remarks>The secrets can't be read back, printed, or found in any text of this library.</remarks>
public sealed record Credentials
{
    /// <summary>The variable of an API token.</summary>
    public const string TokenVariable = "CLOUDFLARE_API_TOKEN";

    /// <summary>The variable of a file that contains an API token. The core reads no files: the effect layer and the command read it.</summary>
    public const string TokenFileVariable = "CLOUDFLARE_API_TOKEN_FILE";

    /// <summary>The variable of an account's email.</summary>
    public const string EmailVariable = "CLOUDFLARE_EMAIL";

    /// <summary>The variable of a global API key.</summary>
    public const string KeyVariable = "CLOUDFLARE_API_KEY";

    private const string Bearer = "Bearer ";

    private readonly string kind;

    private Credentials(string kind, Seq<(string Name, string Value)> headers) =>
        (this.kind, Headers, Secrets) = (
            kind,
            headers,
            headers.Map(static header => header.Value).Strict()
        );

    /// <summary>The headers that carry the credentials.</summary>
    internal Seq<(string Name, string Value)> Headers { get; }

    /// <summary>What no text may say, each after its last space.</summary>
    internal Seq<string> Secrets { get; private init; }

    /// <summary>None, for a request to a one-time address: the address itself is the secret.</summary>
    internal static Credentials Of(Uri address) =>
        new("one-time address", []) { Secrets = Seq(address.AbsoluteUri, address.PathAndQuery) };

    /// <summary>
    /// An API token, sent as <c>Authorization: Bearer …</c>. Left: <see cref="CfError.Constraint"/> for a line break, space,
    /// control or non-ASCII character; it never echoes the token.
    /// </summary>
    public static Either<CfErrors, Credentials> Token(string? token) =>
        HeaderRules
            .Secret(token)
            .Or("API token", new Credentials("API token", Seq1(("Authorization", Bearer + token))));

    /// <summary>
    /// An account's email and global API key, sent as <c>X-Auth-Email</c> and <c>X-Auth-Key</c>. Left: as of
    /// <see cref="Token"/>, for both together.
    /// </summary>
    public static Either<CfErrors, Credentials> EmailAndKey(string? email, string? key) =>
        (
            HeaderRules.Secret(email).Or("email", email ?? ""),
            HeaderRules.Secret(key).Or("API key", key ?? "")
        ).Apply(
            static (e, k) =>
                new Credentials("email and API key", Seq(("X-Auth-Email", e), ("X-Auth-Key", k)))
        );

    /// <summary>
    /// The credentials of the variables that the official client reads: <see cref="TokenVariable"/>, or
    /// <see cref="EmailVariable"/> with <see cref="KeyVariable"/>. Left: <see cref="CfError.Constraint"/> that names them.
    /// </summary>
    /// <param name="variable">Looks a variable up, null for a missing one: <c>Environment.GetEnvironmentVariable</c>.</param>
    public static Either<CfErrors, Credentials> FromVariables(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return (variable(TokenVariable), variable(EmailVariable), variable(KeyVariable)) switch
        {
            ({ Length: > 0 } token, _, _) => Token(token),
            (_, { Length: > 0 } email, { Length: > 0 } key) => EmailAndKey(email, key),
            _ => CfErrors.Of(
                new CfError.Constraint(
                    "credentials",
                    "",
                    $"set {TokenVariable}, or {EmailVariable} and {KeyVariable}",
                    ""
                )
            ),
        };
    }

    /// <summary>The kind of the credentials; never a secret.</summary>
    public override string ToString() => $"{kind} (redacted)";
}
