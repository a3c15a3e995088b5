namespace Images.Functional;

/// <summary>What an HTTP status means for a caller; each number stands here once.</summary>
internal static class HttpStatus
{
    public const int Unauthorized = 401;
    public const int Forbidden = 403;
    public const int NotFound = 404;
    public const int RequestTimeout = 408;
    public const int Conflict = 409;
    public const int TooManyRequests = 429;

    public static bool IsSuccess(int status) => status is >= 200 and <= 299;

    /// <summary>The official client's list.</summary>
    public static bool IsRetryable(int status) =>
        status is RequestTimeout or Conflict or TooManyRequests or >= 500;

    public static string Advice(int status) =>
        status switch
        {
            >= 300 and <= 399 => "Redirects are not followed: check the base address",
            Unauthorized => "Check the API token, or the email and key",
            Forbidden => "The credentials need the permission Images Read or Images Write",
            NotFound => "Check the base address, the account id and the image id",
            TooManyRequests =>
                "Wait as long as Retry-After says; the limit is 1,200 requests in five minutes",
            >= 500 => "This comes from a server or proxy on the way; try again later",
            _ => "Check the base address and the request",
        };
}
