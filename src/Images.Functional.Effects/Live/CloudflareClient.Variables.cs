using System;
using LanguageExt;

namespace Images.Functional.Effects;

/// <content>Creates a client from environment variables, or from another source of names and values.</content>
public sealed partial class CloudflareClient
{
    /// <summary>
    /// Creates a client from the environment variables <see cref="Credentials.TokenVariable"/>, <see cref="Credentials.TokenFileVariable"/>, or
    /// <see cref="Credentials.EmailVariable"/> and <see cref="Credentials.KeyVariable"/>, and <see cref="BaseAddress.Variable"/>.
    /// Left: every variable that is missing or invalid, by name.
    /// </summary>
    /// <example>
    /// <code>
    /// Either&lt;CfErrors, ImagesStats&gt; stats = await CloudflareClient.FromEnvironment().Send(ImagesV1.Stats(account));
    /// </code>
    /// </example>
    /// <inheritdoc cref="FromVariables"/>
    public static Either<CfErrors, CloudflareClient> FromEnvironment(
        CloudflareOptions? options = null
    ) => FromVariables(Environment.GetEnvironmentVariable, options);

    /// <summary>
    /// Creates a client like <see cref="FromEnvironment"/>, from variables in another place:
    /// <c>FromVariables(name => configuration[name])</c>.
    /// </summary>
    /// <param name="variable">Returns a variable's value, or null if it is missing.</param>
    /// <param name="options">
    /// The options; <see cref="CloudflareOptions.Default"/> if null. A <see cref="CloudflareOptions.BaseAddress"/> other than Cloudflare's takes
    /// precedence over the variable.
    /// </param>
    public static Either<CfErrors, CloudflareClient> FromVariables(
        Func<string, string?> variable,
        CloudflareOptions? options = null
    )
    {
        var given = options ?? CloudflareOptions.Default;
        return (CredentialSource.FromVariables(variable), AddressOf(given, variable)).Apply(
            (credentials, address) =>
                new CloudflareClient(credentials, given with { BaseAddress = address })
        );
    }

    private static Either<CfErrors, BaseAddress> AddressOf(
        CloudflareOptions given,
        Func<string, string?> variable
    ) =>
        given.BaseAddress == BaseAddress.Cloudflare
            ? BaseAddress.FromVariables(variable)
            : given.BaseAddress;
}
