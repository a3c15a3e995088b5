using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>The rules of all endpoints of Cloudflare Images.</summary>
internal static class ImagesRules
{
    // Not Seq's own +, which does not compile ahead of time.
    public static Seq<SandboxRule> All { get; } =
        toSeq([
            .. ImageRules.All,
            .. FileRules.All,
            .. ListRules.All,
            .. KeyRules.All,
            .. VariantRules.All,
            .. AccountRules.All,
        ]);
}
