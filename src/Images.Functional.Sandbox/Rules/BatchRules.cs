using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>The batch host: the same rules, for the account of a batch token, and only some of them.</summary>
internal static class BatchRules
{
    private static readonly Seq<string> Allowed = Seq(
        Name(ImagesV1.Endpoints.Upload),
        Name(ImagesV1.Endpoints.Get),
        Name(ImagesV1.Endpoints.Update),
        Name(ImagesV1.Endpoints.Delete),
        Name(ImagesV2.Endpoints.List),
        Name(ImagesV2.Endpoints.DirectUpload)
    );

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
        : Routing.Find(s, request).Filter(rule => Allowed.Contains($"{rule}")).Case
            is not SandboxRule rule
            ? (s, Refusals.ForbiddenEndpoint)
        : rule.Answer(
            s,
            request with
            {
                Path = $"/accounts/{Uri.EscapeDataString(account.Value)}{path}",
            }
        );

    private static string Name<I, A>(Endpoint<I, A> endpoint) =>
        $"{endpoint.Method} {endpoint.Template}";
}
