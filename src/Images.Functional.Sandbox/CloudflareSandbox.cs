using System;
using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>
/// A Cloudflare in memory, as a pure function: it checks the limit, the credentials and the path as Cloudflare does, and
/// answers with envelopes.
/// </summary>
public static class CloudflareSandbox
{
    /// <summary>One request: the state after it, and the reply.</summary>
    public static (SandboxState State, SandboxReply Reply) Handle(
        SandboxState state,
        SandboxRequest request
    )
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(request);
        var after = state with
        {
            Requests = state.Requests + 1,
            Remaining = state.Remaining.Map(static remaining => Math.Max(remaining - 1, 0)),
        };
        var reply = Answer(state, request);
        return (
            after,
            reply with
            {
                Headers = reply.Headers.Fold(
                    Headers(after),
                    static (headers, one) => headers.Add(one)
                ),
            }
        );
    }

    private const int RetryAfterSeconds = 300;

    // The order in which Cloudflare looks: the limit, who asks, what for.
    private static SandboxReply Answer(SandboxState state, SandboxRequest request) =>
        state.Remaining.Exists(static remaining => remaining <= 0) ? RateLimited
        : request.Credentials.Bind(state.Credentials.Find).Case is not bool mayRead
            ? Refuse(401, 10000, "Authentication error")
        : !mayRead ? Refuse(403, 10000, "Authentication error")
        : Route(request.Path).Case is not (string account, string image)
            ? Refuse(404, 7003, "No route for the URI")
        : request.Method != "GET" ? Refuse(405, 10405, "Method not allowed for this endpoint")
        : (AccountId.Create(account), ImageId.Any(image))
            .Apply((a, i) => Find(state, a, i))
            .IfLeft(static _ =>
                Refuse(400, 7003, "Could not route, perhaps your object identifier is invalid?")
            );

    private static SandboxReply Find(SandboxState state, AccountId account, ImageId id) =>
        !state.Accounts.Contains(account) ? Refuse(403, 10000, "Authentication error")
        : state.Images.Find((account, id)).Case is Image image
            ? new SandboxReply(200, [], Envelope.Of(image).ToJson())
        : Refuse(404, 5404, "Image not found");

    // …/accounts/{account_id}/images/v1/{image_id}, below any base address.
    private static Option<(string Account, string Image)> Route(string path) =>
        path.Split('/') is [.., "accounts", var account, "images", "v1", var image]
            ? Some((Uri.UnescapeDataString(account), Uri.UnescapeDataString(image)))
            : None;

    private static SandboxReply RateLimited =>
        Refuse(429, 971, "Please wait and consider throttling your request speed") with
        {
            Headers = Seq1(
                ("Retry-After", RetryAfterSeconds.ToString(CultureInfo.InvariantCulture))
            ),
        };

    private static SandboxReply Refuse(int status, int code, string message) =>
        new(status, [], Refusals.Envelope(code, message));

    private static Seq<(string Name, string Value)> Headers(SandboxState state) =>
        Seq(
            ("Content-Type", "application/json"),
            ("cf-ray", state.Requests.ToString("x16", CultureInfo.InvariantCulture)),
            (
                "Ratelimit",
                $"\"default\";r={state.Remaining.IfNone(UsualQuota).ToString(CultureInfo.InvariantCulture)};t={RetryAfterSeconds}"
            ),
            ("Ratelimit-Policy", $"\"default\";q={UsualQuota};w={RetryAfterSeconds}")
        );

    // Cloudflare's "Rate limits" page: 1,200 requests in five minutes.
    private const int UsualQuota = 1200;
}
