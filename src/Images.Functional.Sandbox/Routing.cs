using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>Finds the rule for a request.</summary>
internal static class Routing
{
    /// <summary>The rules for a path. If it fits several endpoints (…/stats and …/{image_id}), those with the most literal segments.</summary>
    public static Seq<SandboxRule> Fitting(SandboxState state, string path)
    {
        var fitting = toSeq([.. state.Rules, .. ImagesRules.All])
            .Filter(rule => rule.Fits(path))
            .Strict();
        var most = fitting.Fold(0, static (most, rule) => Math.Max(most, rule.Literals));
        return fitting.Filter(rule => rule.Literals == most).Strict();
    }

    /// <summary>The rule of a request, also of one to the batch host.</summary>
    public static Option<SandboxRule> Find(SandboxState state, SandboxRequest request) =>
        Fitting(
                state,
                request.BatchPath.Map(static path => $"/accounts/-{path}").IfNone(request.Path)
            )
            .Find(rule => rule.Method == request.Method);
}
