using System;
using System.Collections.Generic;
using Images.Functional.Effects;

namespace Images.Functional.DependencyInjection;

/// <summary>The options of a client that <see cref="CloudflareImagesServices"/> registers. They are checked when the host starts.</summary>
public sealed class CloudflareImagesOptions
{
    /// <summary>An API token. It wins over <see cref="Email"/> and <see cref="ApiKey"/>.</summary>
    public string? ApiToken { get; set; }

    /// <summary>The account's email address, with <see cref="ApiKey"/> instead of a token.</summary>
    public string? Email { get; set; }

    /// <summary>The account's global API key, with <see cref="Email"/> instead of a token.</summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// A source of credentials, such as a vault, that the client asks before each attempt. It wins over the texts above. Configuration has
    /// no key for it.
    /// </summary>
    public CredentialSource? Credentials { get; set; }

    /// <summary>The account, which is then registered as an <see cref="Functional.AccountId"/>. Optional: an application may have many.</summary>
    public string? AccountId { get; set; }

    /// <summary>The maximum number of connections to one server: 64 by default, at least 1. The primary handler uses it.</summary>
    public int MaximumConnections { get; set; } = CloudflareHandler.DefaultConnections;

    /// <summary>
    /// What the log may say of calls beside method, path template, status, error type, duration and retries: <see cref="LoggedDetails.Ray"/>
    /// by default, so no ids and no texts.
    /// </summary>
    public LoggedDetails Log { get; set; } = LoggedDetails.Ray;

    /// <summary>
    /// Everything else: base address, timeouts, retries, clock. Configuration changes single members of it (<c>BaseUrl</c>, <c>Timeout</c>,
    /// <c>Stall</c>, <c>Deadline</c>, <c>ConnectTimeout</c>, <c>Retries</c>, <c>MaximumReplyBytes</c>).
    /// </summary>
    public CloudflareOptions Client
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = CloudflareOptions.Default;

    /// <summary>The path of the configuration section that was read last, for messages.</summary>
    internal string? Section { get; set; }

    /// <summary>What was wrong with the configuration's texts.</summary>
    internal List<string> Faults { get; } = [];
}
