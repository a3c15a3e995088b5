using System;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>
/// The batch host: some of the API's operations, below paths without an account, for the account of the batch token. It knows no other
/// credentials, and the API knows no batch token.
/// </summary>
internal static class BatchRules
{
    // As it was seen for version 2 in 2024: no envelope, and the code is a string.
    private static readonly SandboxReply Forbidden = new(
        403,
        Seq1(Refusals.Json),
        """{"code":"103","message":"forbidden endpoint"}"""
    );

    /// <summary>Answers a request.</summary>
    /// <param name="state">The state, with the request on its record.</param>
    /// <param name="request">The request.</param>
    /// <param name="path">Its path below the host.</param>
    public static (SandboxState, SandboxReply) Serve(
        SandboxState state,
        SandboxRequest request,
        string path
    ) =>
        request
            .Credentials.Bind(state.BatchTokens.Find)
            .Filter(token => state.Now < token.Until)
            .Match(
                Some: token => Answer(state, Below(request, token.Account, path)),
                None: () => (state, Refusals.Of(401, 10000, "Authentication error"))
            );

    private static SandboxRequest Below(SandboxRequest request, AccountId account, string path) =>
        request with
        {
            Path = $"/accounts/{Uri.EscapeDataString(account.Value)}{path}",
        };

    private static (SandboxState, SandboxReply) Answer(
        SandboxState state,
        SandboxRequest request
    ) =>
        CloudflareSandbox
            .Fitting(state, request.Path)
            .Find(rule =>
                rule.Method == request.Method && BatchHost.Has(rule.Method, rule.Template)
            )
            .Match(Some: rule => rule.Answer(state, request), None: () => (state, Forbidden));
}
