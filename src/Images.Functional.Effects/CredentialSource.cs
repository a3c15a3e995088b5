using System;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>
/// The source of a client's credentials: a value, or a function that the client calls before each attempt, so that rotated credentials take
/// effect without a new client.
/// </summary>
public sealed class CredentialSource
{
    private readonly Func<CancellationToken, ValueTask<Either<CfErrors, Credentials>>> ask;

    private CredentialSource(
        Func<CancellationToken, ValueTask<Either<CfErrors, Credentials>>> ask
    ) => this.ask = ask;

    /// <summary>Returns a source that always has the same credentials.</summary>
    public static CredentialSource Of(Credentials credentials) =>
        new(_ => ValueTask.FromResult<Either<CfErrors, Credentials>>(credentials))
        {
            Known = credentials.NotNull(),
        };

    /// <summary>
    /// Returns a source that always has the same credentials, as their smart constructors return them. If they are a Left, every call returns it
    /// and sends nothing.
    /// </summary>
    public static CredentialSource Of(Either<CfErrors, Credentials> credentials) =>
        credentials.IsRight
            ? Of((Credentials)credentials)
            : new CredentialSource(_ => ValueTask.FromResult(credentials))
            {
                Errors = credentials.ErrorsOrBottom(),
            };

    /// <summary>
    /// Returns a source that the client asks before each attempt, within the attempt's timeout (of a file:
    /// <see cref="CloudflareOptions.Stall"/>). A Left becomes the result of the attempt, and is retried if it is retryable
    /// (<see cref="CfErrors.IsRetryable"/>). An exception becomes a transport failure that names its type, and is not retried.
    /// </summary>
    public static CredentialSource Asking(
        Func<CancellationToken, ValueTask<Either<CfErrors, Credentials>>> ask
    ) => new(ask.NotNull());

    /// <summary>
    /// Reads the credentials from the variables that <see cref="Credentials.FromVariables"/> reads. If the token's variable is missing, reads the
    /// token once from the first line of the file that <see cref="Credentials.TokenFileVariable"/> names. Left: as in
    /// <see cref="Credentials.FromVariables"/>, or <see cref="CfError.File"/>.
    /// </summary>
    /// <param name="variable">Returns a variable's value, or null if it is missing: <c>Environment.GetEnvironmentVariable</c>.</param>
    public static Either<CfErrors, Credentials> FromVariables(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return
            variable(Credentials.TokenVariable) is { Length: > 0 }
            || variable(Credentials.TokenFileVariable) is not { Length: > 0 } file
            ? Credentials.FromVariables(variable)
            : TokenFile
                .Read(file)
                .Bind(token => Credentials.TokenFrom(TokenFile.NameOf(file), token));
    }

    /// <summary><see cref="Of(Credentials)"/>.</summary>
    public static implicit operator CredentialSource(Credentials credentials) => Of(credentials);

    /// <summary><see cref="Of(Either{CfErrors, Credentials})"/>.</summary>
    public static implicit operator CredentialSource(Either<CfErrors, Credentials> credentials) =>
        Of(credentials);

    /// <summary>The errors of invalid credentials, which every call returns. None for valid ones, and for a source that the client asks.</summary>
    public Option<CfErrors> Errors { get; private init; }

    /// <summary>The credentials, if they are always the same; otherwise null.</summary>
    internal Credentials? Known { get; private init; }

    internal ValueTask<Either<CfErrors, Credentials>> Ask(CancellationToken cancel) => ask(cancel);

    /// <summary>Called with credentials that the server rejected with 401; null if the source ignores this.</summary>
    internal Action<Credentials>? Refuse { get; private init; }

    /// <summary>Returns a source that asks for tokens of the batch host.</summary>
    internal static CredentialSource Of(BatchTokens tokens) =>
        new(tokens.Ask) { Refuse = tokens.Refuse };
}
