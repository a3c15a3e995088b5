using System;
using System.Linq;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// The batch host of Cloudflare Images, for one account: it takes 200 calls a second for a batch token, which do not count against the
/// API's own limit (Cloudflare's documentation, <em>Images batch</em>).
/// </summary>
/// <remarks>
/// It has uploads, details, updates and deletions. The documentation lists version 2 of the list and of upload links too, but in 2024 the host
/// refused them with <c>forbidden endpoint</c>: the API's own host is the safe place for those.
/// </remarks>
/// <param name="Account">The account that the tokens are for.</param>
/// <param name="Address">Where the host is.</param>
public sealed record BatchHost(AccountId Account, BaseAddress Address)
{
    /// <summary>The variable of another address than Cloudflare's.</summary>
    public const string Variable = "CLOUDFLARE_IMAGES_BATCH_URL";

    private const string Prefix = "/accounts/{account_id}/";

    private static readonly string[] Endpoints =
    [
        "POST /accounts/{account_id}/images/v1",
        "GET /accounts/{account_id}/images/v1/{image_id}",
        "PATCH /accounts/{account_id}/images/v1/{image_id}",
        "DELETE /accounts/{account_id}/images/v1/{image_id}",
        "GET /accounts/{account_id}/images/v2",
        "POST /accounts/{account_id}/images/v2/direct_upload",
    ];

    /// <summary>
    /// The host at the address in <see cref="Variable"/>, or Cloudflare's own if the variable is missing or empty. Left:
    /// <see cref="CfError.Constraint"/> for a wrong address.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="variable">Looks a variable up, null for a missing one: <c>Environment.GetEnvironmentVariable</c>.</param>
    public static Either<CfErrors, BatchHost> FromVariables(
        AccountId account,
        Func<string, string?> variable
    )
    {
        ArgumentNullException.ThrowIfNull(variable);
        return BaseAddress
            .Create(
                variable(Variable) is { Length: > 0 } address
                    ? address
                    : "https://batch.imagedelivery.net"
            )
            .Map(address => new BatchHost(account, address));
    }

    /// <summary>Whether the host has an operation: <c>Has("GET", "/accounts/{account_id}/images/v2")</c>.</summary>
    public static bool Has(string method, string template) =>
        Endpoints.Contains($"{method} {template}");

    /// <summary>
    /// The address of a request there. Left: <see cref="CfError.Constraint"/> for an operation that the host lacks, or of another account.
    /// </summary>
    public Either<CfErrors, Uri> Of(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return !Has(request.Method, request.Template)
                ? Wrong(
                    "batch host",
                    "does not have this operation: send it with a client of the API"
                )
            : request.Segments[1] != Account.Value
                ? Wrong(AccountId.Text.Name, "must be the account of the batch token")
            : new Uri(request.Under(Address.Value).Remove(Address.Value.Length, Skipped(request)));
    }

    // The host's paths begin after the account.
    private static int Skipped(ApiRequest request) =>
        Prefix.Length - 1 - "{account_id}".Length + request.Path.Split('/')[1].Length;

    private static CfErrors Wrong(string field, string what) =>
        CfErrors.Of(new CfError.Constraint(field, "", what, ""));
}
