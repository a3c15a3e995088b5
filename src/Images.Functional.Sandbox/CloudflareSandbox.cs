using System;
using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>
/// A Cloudflare in memory, as a pure function: what is scripted happens; all else is answered with envelopes, the limit, the
/// credentials and the path checked as Cloudflare does.
/// </summary>
public static class CloudflareSandbox
{
    /// <summary>
    /// One request: the state after it, and what comes of it. The state after it has a step of the script less, one request less
    /// remaining, and the request on its record.
    /// </summary>
    public static (SandboxState State, SandboxOutcome Outcome) Handle(
        SandboxState state,
        SandboxRequest request
    )
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(request);
        var after = state with
        {
            Received = state.Received.Add(request.Redacted),
            Remaining = state.Remaining.Map(static remaining => Math.Max(remaining - 1, 0)),
            Script = state.Script.Skip(1),
        };
        var outcome = state
            .Script.HeadOrNone()
            .IfNone(SandboxStep.Usual)
            .Of(Answer(state, request));
        return (
            after,
            outcome with
            {
                Reply = outcome.Reply.Map(reply =>
                    reply with
                    {
                        Headers = Always(after).Fold(reply.Headers, AddMissing),
                    }
                ),
            }
        );
    }

    // The order in which Cloudflare looks: the limit, who asks, what for.
    private static SandboxReply Answer(SandboxState state, SandboxRequest request) =>
        state.Remaining.Exists(static remaining => remaining <= 0)
            ? Refusals.RateLimited(RetryAfter.After(Refusals.Window))
        : request.Credentials.Bind(state.Credentials.Find).Case is not bool mayRead
            ? Refusals.Of(401, 10000, "Authentication error")
        : !mayRead ? Refusals.Of(403, 10000, "Authentication error")
        : Route(request.Path).Case is not (string account, string image)
            ? Refusals.Of(404, 7003, "No route for the URI")
        : request.Method != "GET" ? Refusals.Of(405, 10405, "Method not allowed for this endpoint")
        : (AccountId.Create(account), ImageId.Any(image))
            .Apply((a, i) => Find(state, a, i))
            .IfLeft(static _ =>
                Refusals.Of(
                    400,
                    7003,
                    "Could not route, perhaps your object identifier is invalid?"
                )
            );

    private static SandboxReply Find(SandboxState state, AccountId account, ImageId id) =>
        !state.Accounts.Contains(account) ? Refusals.Of(403, 10000, "Authentication error")
        : state.Envelope(account, id).Case is string envelope
            ? new SandboxReply(200, Seq1(Refusals.Json), envelope)
        : Refusals.InText(404, 5404, "Image not found");

    // …/accounts/{account_id}/images/v1/{image_id}, below any base address.
    private static Option<(string Account, string Image)> Route(string path) =>
        path.Split('/') is [.., "accounts", var account, "images", "v1", var image]
            ? Some((Uri.UnescapeDataString(account), Uri.UnescapeDataString(image)))
            : None;

    private static Seq<(string Name, string Value)> Always(SandboxState state) =>
        Seq(
            ("cf-ray", state.Requests.ToString("x16", CultureInfo.InvariantCulture)),
            (
                "Ratelimit",
                $"\"default\";r={Number(state.Remaining.IfNone(UsualQuota))};t={WindowSeconds}"
            ),
            ("Ratelimit-Policy", $"\"default\";q={Number(UsualQuota)};w={WindowSeconds}")
        );

    private static Seq<(string Name, string Value)> AddMissing(
        Seq<(string Name, string Value)> headers,
        (string Name, string Value) header
    ) =>
        headers.Exists(one => Headers.AreSame(one.Name, header.Name))
            ? headers
            : headers.Add(header);

    private static string WindowSeconds => Number((int)Refusals.Window.TotalSeconds);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Cloudflare's "Rate limits" page: 1,200 requests in five minutes.
    private const int UsualQuota = 1200;
}
