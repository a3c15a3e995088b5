using System;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>
/// Where a client has its credentials from: a value, or a function that is asked before each attempt, so that rotated
/// credentials take effect without a new client.
/// </summary>
public sealed class CredentialSource
{
    private readonly Func<CancellationToken, ValueTask<Either<CfErrors, Credentials>>> ask;

    private CredentialSource(
        Func<CancellationToken, ValueTask<Either<CfErrors, Credentials>>> ask
    ) => this.ask = ask;

    /// <summary>Always the same credentials.</summary>
    public static CredentialSource Of(Credentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return new CredentialSource(_ =>
            ValueTask.FromResult<Either<CfErrors, Credentials>>(credentials)
        )
        {
            Known = credentials,
        };
    }

    /// <summary>
    /// Always the same credentials, as their constructors return them. A Left is the outcome of every call, and nothing is sent.
    /// </summary>
    public static CredentialSource Of(Either<CfErrors, Credentials> credentials) =>
        credentials.IsRight
            ? Of((Credentials)credentials)
            : new CredentialSource(_ => ValueTask.FromResult(credentials));

    /// <summary>
    /// Asked before each attempt, within its timeout. A Left becomes the result of the attempt, and is retried if it is retryable
    /// (<see cref="CfErrors.IsRetryable"/>). An exception becomes a transport failure that names its type, and is not retried.
    /// </summary>
    public static CredentialSource Asking(
        Func<CancellationToken, ValueTask<Either<CfErrors, Credentials>>> ask
    )
    {
        ArgumentNullException.ThrowIfNull(ask);
        return new CredentialSource(ask);
    }

    /// <summary>
    /// The credentials of the variables that <see cref="Credentials.FromVariables"/> reads. Without a token among them, the first line of the
    /// file in <see cref="Credentials.TokenFileVariable"/> is the token; it is read once. Left: as of
    /// <see cref="Credentials.FromVariables"/>, or <see cref="CfError.File"/>.
    /// </summary>
    /// <param name="variable">Looks a variable up, null for a missing one: <c>Environment.GetEnvironmentVariable</c>.</param>
    public static Either<CfErrors, Credentials> FromVariables(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return
            variable(Credentials.TokenVariable) is { Length: > 0 }
            || variable(Credentials.TokenFileVariable) is not { Length: > 0 } file
            ? Credentials.FromVariables(variable)
            : TokenFile.Read(file).Bind(Credentials.Token);
    }

    /// <summary><see cref="Of(Credentials)"/>.</summary>
    public static implicit operator CredentialSource(Credentials credentials) => Of(credentials);

    /// <summary><see cref="Of(Either{CfErrors, Credentials})"/>.</summary>
    public static implicit operator CredentialSource(Either<CfErrors, Credentials> credentials) =>
        Of(credentials);

    // Credentials that need no asking.
    internal Credentials? Known { get; private init; }

    internal ValueTask<Either<CfErrors, Credentials>> Ask(CancellationToken cancel) => ask(cancel);

    /// <summary>Called with credentials that the server refused with 401; null if the source ignores this.</summary>
    internal Action<Credentials>? Refuse { get; private init; }

    /// <summary>Asks for tokens of the batch host.</summary>
    internal static CredentialSource Of(BatchTokens tokens) =>
        new(tokens.Ask) { Refuse = tokens.Refuse };
}
