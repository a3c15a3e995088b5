namespace Images.Functional;

/// <summary>What an HTTP status, or a code of the API, means for a caller.</summary>
internal static class HttpStatus
{
    public const int NoContent = 204;
    public const int Unauthorized = 401;
    public const int Forbidden = 403;
    public const int NotFound = 404;
    public const int RequestTimeout = 408;
    public const int Conflict = 409;
    public const int TooManyRequests = 429;

    public static bool IsSuccess(int status) => status is >= 200 and <= 299;

    /// <summary>The statuses that the official client retries.</summary>
    public static bool IsRetryable(int status) =>
        status is RequestTimeout or Conflict or TooManyRequests or >= 500;

    /// <summary>Whether the request was carried out, judged by the status.</summary>
    public static AttemptOutcome Outcome(int status) =>
        status == TooManyRequests ? AttemptOutcome.Refused
        : IsRetryable(status) ? AttemptOutcome.Uncertain
        : AttemptOutcome.Done;

    /// <summary>The API's code for an unknown path. Its status is 404, like that of a missing image.</summary>
    public const int NoSuchRoute = 7003;

    // Codes that users have reported: there is no official list.
    private const int AccountNotEnabled = 5403;
    private const int NoSuchImage = 5404;

    /// <summary>The API's code for an id that already exists.</summary>
    public const int AlreadyExists = 5409;

    /// <summary>The API's code for an error inside the service.</summary>
    public const int InternalError = 5550;

    /// <summary>Advises what to do next.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The API's code; null if the API did not answer.</param>
    /// <param name="response">The response's headers, if known.</param>
    public static string Advice(int status, int? code, Option<ResponseInfo> response) =>
        response.Exists(static r => r.IsChallenge)
            ? "A Cloudflare challenge or bot rule blocked the request; an API host should not be behind one. Check the base address"
            : code switch
            {
                AccountNotEnabled => "Check that Cloudflare Images is enabled, and the account id",
                NoSuchImage => "Check the id or name, and the account id",
                AlreadyExists => "Take another id, or first delete what has this one",
                InternalError => "This is an error inside Cloudflare Images; try again later",
                NoSuchRoute => "Check the account id, and the other ids and names",
                _ => Advice(status, code is not null, response),
            };

    private static string Advice(int status, bool isApi, Option<ResponseInfo> response) =>
        status switch
        {
            >= 300 and <= 399 => "Redirects are not followed: check the base address",
            Unauthorized => "Check the API token, or the email and key",
            Forbidden =>
                "The credentials need the permission Images Read, or Images Write to change anything, for this account id",
            NotFound when isApi => "Check the account id, and the other ids and names",
            NotFound => "Check the base address, the account id, and the other ids and names",
            TooManyRequests when response.Exists(IsWaitStated) =>
                "Wait as long as Retry-After says; the limit is 1,200 requests in five minutes",
            TooManyRequests =>
                "Wait up to five minutes; the limit is 1,200 requests in five minutes",
            RequestTimeout or Conflict => "Try again later",
            >= 500 => "This comes from a server or proxy on the way; try again later",
            _ => "Check the base address and the request",
        };

    // Not by a wait of zero, or a date that is over. (Without the server's own date, every date counts as later.)
    private static bool IsWaitStated(ResponseInfo response) =>
        response.WaitFrom(DateTimeOffset.MinValue).Exists(static wait => wait > TimeSpan.Zero);
}
