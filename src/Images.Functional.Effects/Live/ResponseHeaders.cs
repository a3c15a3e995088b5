using System;
using System.Net.Http;

namespace Images.Functional.Effects;

/// <summary>Reads the status and headers of a response, without credentials that a header echoes.</summary>
internal static class ResponseHeaders
{
    /// <summary>Reads all headers in one pass, which is faster than looking up each.</summary>
    /// <param name="response">The response.</param>
    /// <param name="secrets">The credentials, which are removed from headers.</param>
    /// <param name="transfer">Its <c>Transfer-Encoding</c>; null if there is none.</param>
    public static ResponseInfo Read(
        HttpResponseMessage response,
        Credentials secrets,
        out string? transfer
    )
    {
        transfer = null;
        string? cfRay = null;
        string? retryAfter = null;
        string? rateLimit = null;
        string? rateLimitPolicy = null;
        string? cfImages = null;
        string? cfResized = null;
        string? cfMitigated = null;
        string? date = null;
        foreach (var (name, values) in response.Headers.NonValidated)
            if (Is(name, ResponseInfo.CfRayName))
                cfRay = secrets.Redact(values.ToString());
            else if (Is(name, ResponseInfo.RetryAfterName))
                retryAfter = secrets.Redact(values.ToString());
            else if (Is(name, ResponseInfo.RateLimitName))
                rateLimit = secrets.Redact(values.ToString());
            else if (Is(name, ResponseInfo.RateLimitPolicyName))
                rateLimitPolicy = secrets.Redact(values.ToString());
            else if (Is(name, ResponseInfo.CfImagesName))
                cfImages = secrets.Redact(values.ToString());
            else if (Is(name, ResponseInfo.CfResizedName))
                cfResized = secrets.Redact(values.ToString());
            else if (Is(name, ResponseInfo.CfMitigatedName))
                cfMitigated = secrets.Redact(values.ToString());
            else if (!response.IsSuccessStatusCode && Is(name, ResponseInfo.DateName))
                date = secrets.Redact(values.ToString());
            else if (Is(name, "Transfer-Encoding"))
                transfer = values.ToString();
        return ResponseInfo.Of(
            (int)response.StatusCode,
            cfRay,
            retryAfter,
            rateLimit,
            rateLimitPolicy,
            cfImages,
            cfResized,
            cfMitigated,
            date
        );
    }

    private static bool Is(string name, string known) =>
        name.Equals(known, StringComparison.OrdinalIgnoreCase);
}
