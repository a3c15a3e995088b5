namespace Images.Functional;

/// <summary>
/// The batch host of Cloudflare Images, for one account. It accepts 200 calls a second per batch token, which do not count against the API's
/// rate limit (Cloudflare's documentation, <em>Images batch</em>).
/// </summary>
/// <remarks>
/// It supports uploads, details, updates and deletions. The documentation also lists version 2 of the list and of upload links, but in 2024
/// the host refused them with <c>forbidden endpoint</c>: it is safer to send those to the API's own host.
/// </remarks>
/// <param name="Account">The account of the batch tokens.</param>
/// <param name="Address">The host's address.</param>
public sealed record BatchHost(AccountId Account, BaseAddress Address)
{
    /// <summary>The host's address.</summary>
    public BaseAddress Address
    {
        get;
        init => field = value.NotNull(nameof(Address));
    } = Address.NotNull();

    /// <summary>The environment variable with an address to use instead of Cloudflare's.</summary>
    public const string Variable = "CLOUDFLARE_IMAGES_BATCH_URL";

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
    /// Reads the host's address from <see cref="Variable"/>; uses Cloudflare's if the variable is missing or empty. Left:
    /// <see cref="CfError.Constraint"/> for an invalid address.
    /// </summary>
    /// <param name="account">The account.</param>
    /// <param name="variable">Returns a variable's value, or null if it is missing: <c>Environment.GetEnvironmentVariable</c>.</param>
    public static Either<CfErrors, BatchHost> FromVariables(
        AccountId account,
        Func<string, string?> variable
    ) =>
        BaseAddress
            .Create(
                variable.NotNull()(Variable) is { Length: > 0 } address
                    ? address
                    : "https://batch.imagedelivery.net"
            )
            .Map(address => new BatchHost(account, address));

    /// <summary>Whether the host supports an operation: <c>Has("GET", "/accounts/{account_id}/images/v2")</c>.</summary>
    public static bool Has(string method, string template) =>
        Endpoints.Contains($"{method} {template}");

    /// <summary>
    /// Returns a request's address on this host. Left: <see cref="CfError.Constraint"/> if the host does not support the operation, or the
    /// account is another.
    /// </summary>
    public Either<CfErrors, Uri> Of(ApiRequest request) =>
        !Has(request.NotNull().Method, request.Template)
            ? CfErrors.Of(
                "batch host",
                "does not have this operation: send it with a client of the API"
            )
        : request.Segments[1] != Account.Value
            ? CfErrors.Of(AccountId.Text.Name, "must be the account of the batch token")
        // The host's paths begin after the account: accounts/ID/images/v1.
        : new Uri(Address.Value + request.Under("").Split('/', 3)[2]);
}
