using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>A reply of the sandbox.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">The headers that Cloudflare sends with every reply.</param>
/// <param name="Body">An envelope as JSON.</param>
public sealed record SandboxReply(
    int Status,
    Seq<(string Name, string Value)> Headers,
    string Body
);
