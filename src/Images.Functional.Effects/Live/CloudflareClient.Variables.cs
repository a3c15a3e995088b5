using System;
using LanguageExt;

namespace Images.Functional.Effects;

/// <content>A client made from what the environment, or another source of names and values, says.</content>
public sealed partial class CloudflareClient
{
    /// <summary>
    /// Makes a client from the environment variables <see cref="Credentials.TokenVariable"/>, <see cref="Credentials.TokenFileVariable"/>, or
    /// <see cref="Credentials.EmailVariable"/> and <see cref="Credentials.KeyVariable"/>, and <see cref="BaseAddress.Variable"/>.
    /// Left: everything that is missing or wrong, by the variables' names.
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
    /// Makes a client as <see cref="FromEnvironment"/> does, from variables that are somewhere else:
    /// <c>FromVariables(name => configuration[name])</c>.
    /// </summary>
    /// <param name="variable">Looks a variable up, null for a missing one.</param>
    /// <param name="options">
    /// The official client's defaults unless given. A <see cref="CloudflareOptions.BaseAddress"/> other than Cloudflare's own wins over
    /// the variable.
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
