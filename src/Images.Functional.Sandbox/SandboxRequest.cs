using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>A request as the sandbox sees it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path as it came on the wire, percent-encoded.</param>
/// <param name="Headers">The headers, credentials among them.</param>
public sealed record SandboxRequest(
    string Method,
    string Path,
    Seq<(string Name, string Value)> Headers
)
{
    /// <summary>A header's value by its name, in any case.</summary>
    public Option<string> Header(string name) =>
        Headers
            .Find(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Map(static header => header.Value);

    /// <summary>The credentials that the request carries, where they are well formed.</summary>
    public Option<Credentials> Credentials =>
        Header("Authorization").Bind(BearerToken) || EmailAndKey;

    /// <summary>Method and path: headers may hold credentials.</summary>
    public override string ToString() => $"{Method} {Path}";

    private const string Bearer = "Bearer ";

    private Option<Credentials> EmailAndKey =>
        from email in Header("X-Auth-Email")
        from key in Header("X-Auth-Key")
        from credentials in Functional.Credentials.EmailAndKey(email, key).ToOption()
        select credentials;

    private static Option<Credentials> BearerToken(string authorization) =>
        authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? Functional.Credentials.Token(authorization[Bearer.Length..]).ToOption()
            : None;
}
