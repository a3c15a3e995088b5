using System;

namespace Images.Functional.Sandbox;

/// <summary>The batch host: some of the same rules, for the account of a batch token.</summary>
internal static class BatchRules
{
    public static (SandboxState, SandboxReply) Answer(
        SandboxState s,
        SandboxRequest request,
        string path
    ) =>
        request
            .BearerText.Bind(static text => BatchTokenValue.Create(text).ToOption())
            .Bind(s.BatchTokens.Find)
            .Filter(token => token.Until > s.Now)
            .Case
            is not
            (AccountId account, DateTimeOffset)
            ? (s, Refusals.NotAuthenticated)
        : Routing.Find(s, request).Filter(rule => BatchHost.Has(rule.Method, rule.Template)).Case
            is not SandboxRule rule
            ? (s, Refusals.ForbiddenEndpoint)
        : rule.Answer(
            s,
            request with
            {
                Path = $"/accounts/{Uri.EscapeDataString(account.Value)}{path}",
            }
        );
}
