using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>A reply of the sandbox, or of a script.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">Its headers; those that Cloudflare sends with every reply are added to them where they lack.</param>
/// <param name="Body">An envelope as JSON, or whatever a script says.</param>
public sealed record SandboxReply(
    int Status,
    Seq<(string Name, string Value)> Headers = default,
    string Body = ""
);
