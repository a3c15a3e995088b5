using System;
using System.Globalization;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>
/// An in-memory Cloudflare, as a pure function. It follows the script, and otherwise answers as Cloudflare does: it checks the rate limit,
/// the credentials, the path and the permission, and applies the rule of the endpoint.
/// </summary>
public static class CloudflareSandbox
{
    /// <summary>
    /// Handles one request: returns the state after it, and its outcome. The new state records the request, lacks the script step that it took,
    /// and, if it was for the API, allows one request fewer.
    /// </summary>
    public static (SandboxState State, SandboxOutcome Outcome) Handle(
        SandboxState state,
        SandboxRequest request
    )
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(request);
        var step = state.StepFor(request);
        var received = state.Receive(request, step);
        var (answered, reply) =
            request.OneTimePath.Case is string path ? FileRules.OneTime(received, request, path)
            : request.DeliveryText.Case is string text
                ? (received, DeliveryRules.Serve(received, request, text))
            : request.BatchPath.Case is string batch ? BatchRules.Answer(received, request, batch)
            : state.Remaining.Exists(static remaining => remaining <= 0)
                ? (received, Refusals.RateLimited(RetryAfter.After(Refusals.Window)))
            : IsOver(received) ? (received, Refusals.RateLimited(RetryAfter.After(Reset(received))))
            : Answer(received, request);
        var (after, outcome) = step.IfNone(() =>
                state
                    .Faults.Map(faults => faults.For(state.Seed, received.Serial))
                    .IfNone(SandboxStep.Usual)
            )
            .Of(received, answered, reply);
        return (
            after,
            outcome with
            {
                Reply = outcome.Reply.Map(reply =>
                    reply with
                    {
                        Headers = Always(received, request).Fold(reply.Headers, AddMissing),
                    }
                ),
            }
        );
    }

    private static bool IsOver(SandboxState state) =>
        state.Limit.Exists(limit => state.LimitWindow.Used > limit.Quota);

    // In whole seconds, rounded up; at most as many as a TimeSpan can hold.
    private static TimeSpan Reset(SandboxState state) =>
        TimeSpan.FromSeconds(
            Math.Min(
                Math.Ceiling(
                    state
                        .LimitLeft(state.Now)
                        .Map(static left => left.Reset)
                        .IfNone(Refusals.Window)
                        .TotalSeconds
                ),
                Math.Floor(TimeSpan.MaxValue.TotalSeconds)
            )
        );

    // The order in which Cloudflare checks: the credentials, the path, the permission.
    private static (SandboxState, SandboxReply) Answer(
        SandboxState state,
        SandboxRequest request
    ) =>
        request.Credentials.Bind(state.Credentials.Find).Case is not Option<Access> granted
            ? (state, Refusals.NotAuthenticated)
        : granted.Case is not Access access ? (state, Refusals.Forbidden)
        : Routing.Fitting(state, request) is var rules && rules.IsEmpty
            ? (state, Refusals.Of(404, 7003, "No route for the URI"))
        : rules.Find(rule => rule.Method == request.Method).Case is not SandboxRule rule
            ? (state, Refusals.Of(405, 10405, "Method not allowed for this endpoint"))
        : access < rule.Access ? (state, Refusals.Forbidden)
        : rule.Answer(state, request);

    // Only the API has a rate limit. Without one it states none, because clients pace themselves by what is stated.
    private static Seq<(string Name, string Value)> Always(
        SandboxState state,
        SandboxRequest request
    )
    {
        var date = ("Date", state.Now.ToString("r", CultureInfo.InvariantCulture));
        var ray = ("cf-ray", state.Requests.ToString("x16", CultureInfo.InvariantCulture));
        return request.IsForApi && (state.Limit.IsSome || state.Remaining.IsSome)
            ? Seq(
                date,
                ray,
                ("Ratelimit", LimitOf(state).ToString()),
                ("Ratelimit-Policy", state.Quota.ToString())
            )
            : Seq(date, ray);
    }

    private static RateLimit LimitOf(SandboxState state) =>
        new(
            state.Quota.Name,
            Seq(
                    state.LimitLeft(state.Now).Map(static left => left.Left),
                    state.Remaining.Map(static n => (long)n),
                    Some(state.Quota.Quota)
                )
                .Somes()
                .Min(),
            Reset(state)
        );

    private static Seq<(string Name, string Value)> AddMissing(
        Seq<(string Name, string Value)> headers,
        (string Name, string Value) header
    ) =>
        headers.Exists(one => Headers.AreSame(one.Name, header.Name))
            ? headers
            : headers.Add(header);
}
