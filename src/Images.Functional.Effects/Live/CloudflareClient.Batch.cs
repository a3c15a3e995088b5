using System;
using System.Net.Http;

namespace Images.Functional.Effects;

/// <content>A client of the batch host.</content>
public sealed partial class CloudflareClient
{
    /// <summary>
    /// Makes a client for the batch host, which asks the API for a batch token when it needs one, and for another a minute before that one
    /// expires or after the host refused it (401). An operation that the host lacks, or of another account, is a Left, and nothing is sent.
    /// </summary>
    /// <param name="api">A client of the API, which may use the account.</param>
    /// <param name="host">The batch host and the account.</param>
    /// <param name="http">What sends; a handler of its own, as for any client, if null.</param>
    /// <param name="options">The official client's defaults unless given.</param>
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
