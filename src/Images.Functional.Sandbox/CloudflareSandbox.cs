using System;
using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>
/// A Cloudflare in memory, as a pure function. It does what the script says, and otherwise answers as Cloudflare does: it checks the rate
/// limit, the credentials, the path and the permission, and applies the rule of the endpoint.
/// </summary>
public static class CloudflareSandbox
{
    /// <summary>
    /// Handles one request: the state after it, and what comes of it. The new state has one script step and one remaining request fewer,
    /// and records the request.
    /// </summary>
    public static (SandboxState State, SandboxOutcome Outcome) Handle(
        SandboxState state,
        SandboxRequest request
    )
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(request);
        var received = state.Receive(request);
        var (answered, reply) =
            request.OneTimePath.Case is string path ? FileRules.OneTime(received, request, path)
            : request.BatchPath.Case is string below ? BatchRules.Serve(received, request, below)
            : request.DeliveryText.Case is string text
                ? (received, DeliveryRules.Serve(received, request, text))
            : state.Remaining.Exists(static remaining => remaining <= 0)
                ? (received, Refusals.RateLimited(RetryAfter.After(Refusals.Window)))
            : IsOver(received) ? (received, Refusals.RateLimited(RetryAfter.After(Reset(received))))
            : Answer(received, request);
        var (after, outcome) = state
            .Script.HeadOrNone()
            .IfNone(SandboxStep.Usual)
            .Of(received, answered, reply);
        return (
            after,
            outcome with
            {
                Reply = outcome.Reply.Map(reply =>
                    reply with
                    {
                        Headers = Always(received).Fold(reply.Headers, AddMissing),
                    }
                ),
            }
        );
    }

    private static bool IsOver(SandboxState state) =>
        state.Limit.Exists(limit => state.LimitWindow.Used > limit.Quota);

    // In whole seconds, and not too early.
    private static TimeSpan Reset(SandboxState state) =>
        TimeSpan.FromSeconds(
            Math.Ceiling(
                state
                    .LimitLeft(state.Now)
                    .Map(static left => left.Reset)
                    .IfNone(Refusals.Window)
                    .TotalSeconds
            )
        );

    // The order in which Cloudflare looks: who asks, what for, whether they may.
    private static (SandboxState, SandboxReply) Answer(
        SandboxState state,
        SandboxRequest request
    ) =>
        request.Credentials.Bind(state.Credentials.Find).Case is not Option<Access> granted
            ? (state, Refusals.Of(401, 10000, "Authentication error"))
        : granted.Case is not Access access ? (state, Refusals.Forbidden)
        : Fitting(state, request.Path) is var rules && rules.IsEmpty
            ? (state, Refusals.Of(404, 7003, "No route for the URI"))
        : rules.Find(rule => rule.Method == request.Method).Case is not SandboxRule rule
            ? (state, Refusals.Of(405, 10405, "Method not allowed for this endpoint"))
        : access < rule.Access ? (state, Refusals.Forbidden)
        : rule.Answer(state, request);

    // The rules for a path. If it fits several endpoints (…/stats and …/{image_id}), the most literal ones are meant.
    internal static Seq<SandboxRule> Fitting(SandboxState state, string path)
    {
        var fitting = toSeq([.. state.Rules, .. ImagesRules.All])
            .Filter(rule => rule.Fits(path))
            .Strict();
        var most = fitting.Fold(0, static (most, rule) => Math.Max(most, rule.Literals));
        return fitting.Filter(rule => rule.Literals == most).Strict();
    }

    private static Seq<(string Name, string Value)> Always(SandboxState state) =>
        Seq(
            ("Date", state.Now.ToString("r", CultureInfo.InvariantCulture)),
            ("cf-ray", state.Requests.ToString("x16", CultureInfo.InvariantCulture)),
            (
                "Ratelimit",
                new RateLimit(
                    state.Quota.Name,
                    state
                        .LimitLeft(state.Now)
                        .Map(static left => left.Left)
                        .IfNone(() =>
                            state.Remaining.Map(static n => (long)n).IfNone(state.Quota.Quota)
                        ),
                    Reset(state)
                ).ToString()
            ),
            ("Ratelimit-Policy", state.Quota.ToString())
        );

    private static Seq<(string Name, string Value)> AddMissing(
        Seq<(string Name, string Value)> headers,
        (string Name, string Value) header
    ) =>
        headers.Exists(one => Headers.AreSame(one.Name, header.Name))
            ? headers
            : headers.Add(header);
}
