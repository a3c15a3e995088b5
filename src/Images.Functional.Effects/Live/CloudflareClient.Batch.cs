using System;
using System.Net.Http;

namespace Images.Functional.Effects;

/// <content>A client of the batch host.</content>
public sealed partial class CloudflareClient
{
    /// <summary>
    /// Creates a client for the batch host. It gets a batch token from the API when it needs one, and a new one a minute before that expires or
    /// after the host rejects it (401); the call is then sent again once, which is no retry of the policy. While a token is valid, no call waits
    /// for the next. An operation that the host does not have, or that is for another account, returns a Left, and nothing is sent.
    /// </summary>
    /// <param name="api">A client of the API, whose credentials may use the account.</param>
    /// <param name="host">The batch host and the account.</param>
    /// <param name="http">Your own HTTP client or invoker; null for one with the safe settings.</param>
    /// <param name="options">The options; <see cref="CloudflareOptions.Default"/> if null, not those of <paramref name="api"/>.</param>
    public static CloudflareClient ForBatch(
        CloudflareIO api,
        BatchHost host,
        HttpMessageInvoker? http = null,
        CloudflareOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(host);
        var given = (options ?? CloudflareOptions.Default) with { Batch = host };
        var source = CredentialSource.Of(new BatchTokens(api, host.Account, given.Time));
        return http is null
            ? new CloudflareClient(source, given)
            : new CloudflareClient(http, source, given);
    }
}
