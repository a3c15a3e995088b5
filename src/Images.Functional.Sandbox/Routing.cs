using System;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>Finds the rule for a request.</summary>
internal static class Routing
{
    private const string Base = "/client/v4/";

    /// <summary>
    /// The rules for a request's path. If it fits several endpoints (…/stats and …/{image_id}), those with the most literal segments; of
    /// …/variants/{variant_id} and …/{image_id}/blob, which have equally many, the one whose literal comes first.
    /// </summary>
    public static Seq<SandboxRule> Fitting(SandboxState state, SandboxRequest request)
    {
        // The batch host has neither the base path nor the account.
        var path = request
            .BatchPath.Map(static path => $"{Base}accounts/-{path}")
            .IfNone(request.Path);
        var fitting = toSeq([.. state.Rules, .. ImagesRules.All])
            .Filter(rule => Fits(rule, request, path))
            .OrderByDescending(static rule => rule.Literals)
            .ThenBy(static rule => rule.Shape, StringComparer.Ordinal)
            .ToArray();
        return toSeq(fitting.TakeWhile(rule => rule.Shape == fitting[0].Shape)).Strict();
    }

    /// <summary>The rule of a request, also of one to the batch host.</summary>
    public static Option<SandboxRule> Find(SandboxState state, SandboxRequest request) =>
        Fitting(state, request).Find(rule => rule.Method == request.Method);

    // Below Cloudflare's base path, the path is the template's and nothing else. A client may have any other base address.
    private static bool Fits(SandboxRule rule, SandboxRequest request, string path) =>
        rule.Fits(path)
        && (
            path.StartsWith(Base, StringComparison.Ordinal)
                ? path.Split('/').Length == rule.Template.Split('/').Length + 2
                : !request.IsAtApi
        );
}
