using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>What a response says besides its body: the status, and the headers that callers need.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="CfRay"><c>cf-ray</c>: identifies the request to Cloudflare's support.</param>
/// <param name="RetryAfter"><c>Retry-After</c>, sent with 429.</param>
/// <param name="RateLimitHeader"><c>Ratelimit</c>, as sent: <c>"default";r=50;t=30</c> means that 50 requests are left for the next 30 s.</param>
/// <param name="RateLimitPolicyHeader"><c>Ratelimit-Policy</c>, as sent: <c>"burst";q=100;w=60</c> allows 100 requests in 60 s.</param>
/// <param name="ErrorCode">
/// Cloudflare Images' own error code, from <c>cf-images: err=5404</c> or, when an image is delivered, from <c>Cf-Resized</c>.
/// </param>
/// <param name="CfMitigated"><c>cf-mitigated</c>: <c>challenge</c> if Cloudflare answered with a challenge page.</param>
/// <param name="DateHeader"><c>Date</c>, as sent: when the server created the response. The client keeps it only for failures.</param>
public sealed record ResponseInfo(
    int Status,
    Option<string> CfRay = default,
    Option<RetryAfter> RetryAfter = default,
    Option<string> RateLimitHeader = default,
    Option<string> RateLimitPolicyHeader = default,
    Option<int> ErrorCode = default,
    Option<string> CfMitigated = default,
    Option<string> DateHeader = default
)
{
    internal const string CfRayName = "cf-ray";
    internal const string RetryAfterName = "Retry-After";
    internal const string RateLimitName = "Ratelimit";
    internal const string RateLimitPolicyName = "Ratelimit-Policy";
    internal const string CfImagesName = "cf-images";
    internal const string CfResizedName = "Cf-Resized";
    internal const string CfMitigatedName = "cf-mitigated";
    internal const string DateName = "Date";

    /// <summary>Status 200 without headers: assumed if only a body is known.</summary>
    public static ResponseInfo Ok { get; } = new(200);

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => HttpStatus.IsSuccess(Status);

    /// <summary>Whether the request was carried out, judged by the status.</summary>
    internal AttemptOutcome Outcome => HttpStatus.Outcome(Status);

    /// <summary>Whether Cloudflare sent a challenge page instead of the API's reply.</summary>
    public bool IsChallenge =>
        CfMitigated.Exists(static text =>
            text.Trim().Equals("challenge", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>How much of each quota is left. Parses <see cref="RateLimitHeader"/> at each call.</summary>
    public Seq<RateLimit> RateLimits => RateLimitHeader.Map(RateLimit.Parse).IfNone([]);

    /// <summary>The quotas. Parses <see cref="RateLimitPolicyHeader"/> at each call.</summary>
    public Seq<RateLimitPolicy> RateLimitPolicies =>
        RateLimitPolicyHeader.Map(RateLimitPolicy.Parse).IfNone([]);

    /// <summary>When the server created the response, by its own clock. Parses <see cref="DateHeader"/> at each call.</summary>
    public Option<DateTimeOffset> Date => DateHeader.Bind(static text => HttpDate.Parse(text));

    /// <summary>How long <see cref="RetryAfter"/> asks to wait from now, by the server's clock if it sent a date: it may differ from this machine's.</summary>
    internal Option<TimeSpan> WaitFrom(DateTimeOffset now) =>
        RetryAfter.Map(after => after.DelayFrom(Date.IfNone(now)));

    /// <summary>Reads the headers with a function that looks up a header by name, and returns null if it is missing.</summary>
    public static ResponseInfo FromHeaders(int status, Func<string, string?> header) =>
        Of(
            status,
            header.NotNull()(CfRayName),
            header(RetryAfterName),
            header(RateLimitName),
            header(RateLimitPolicyName),
            header(CfImagesName),
            header(CfResizedName),
            header(CfMitigatedName),
            header(DateName)
        );

    /// <summary>Creates it from the headers' values; a missing header is null.</summary>
    internal static ResponseInfo Of(
        int status,
        string? cfRay,
        string? retryAfter,
        string? rateLimit,
        string? rateLimitPolicy,
        string? cfImages,
        string? cfResized,
        string? cfMitigated,
        string? date
    ) =>
        new(
            status,
            Optional(cfRay),
            Optional(retryAfter).Bind(Functional.RetryAfter.Parse),
            Optional(rateLimit),
            Optional(rateLimitPolicy),
            Optional(ErrorText.CodeOf(cfImages) ?? ErrorText.CodeOf(cfResized)),
            Optional(cfMitigated),
            Optional(date)
        );

    /// <summary>The status and the headers present, in one line: <c>status 429, Retry-After 30</c>.</summary>
    public override string ToString() =>
        Printable.All(
            string.Join(
                ", ",
                new[]
                {
                    Some(string.Create(CultureInfo.InvariantCulture, $"status {Status}")),
                    CfRay.Map(static ray => $"cf-ray {ray}"),
                    RetryAfter.Map(static wait => $"Retry-After {wait}"),
                    RateLimitHeader.Map(static limit => $"Ratelimit {limit}"),
                    RateLimitPolicyHeader.Map(static policy => $"Ratelimit-Policy {policy}"),
                    ErrorCode.Map(static code =>
                        string.Create(CultureInfo.InvariantCulture, $"error {code}")
                    ),
                    CfMitigated.Map(static mitigated => $"cf-mitigated {mitigated}"),
                    DateHeader.Map(static date => $"Date {date}"),
                }.Somes()
            )
        );
}
