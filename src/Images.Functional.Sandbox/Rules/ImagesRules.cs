using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>The rules of all endpoints of Cloudflare Images.</summary>
internal static class ImagesRules
{
    public static Seq<SandboxRule> All { get; } =
        ImageRules.All + KeyRules.All + VariantRules.All + AccountRules.All;
}
