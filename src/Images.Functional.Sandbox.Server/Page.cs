using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>The page that shows what the sandbox has.</summary>
internal static class Page
{
    public static SandboxReply Of(SandboxState state) =>
        new(
            200,
            Seq1(("Content-Type", "text/html;charset=utf-8")),
            $"<!doctype html><title>{state}</title>"
        );
}
