using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Cli.Tests;

/// <summary>A command line that makes a call, what it sends, and what a server may answer.</summary>
/// <param name="Args">The command's words and arguments; the first words are its name.</param>
/// <param name="Words">How many words the name has.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below <c>images/v1</c>.</param>
/// <param name="Result">The reply's result, <c>#</c> where it has a text that another user chose.</param>
internal sealed record Call(string[] Args, int Words, string Method, string Path, string Result)
{
    /// <summary>The JSON that is sent; empty for none.</summary>
    public string Body { get; init; } = "";

    public string Name => string.Join(' ', Args.Take(Words));

    /// <summary>Whether it is not sent again after a server error, since it may have been carried out.</summary>
    public bool IsUncertainAfterError =>
        Name is "update" or "keys create" or "keys delete" or "variants create";

    /// <summary>The result around a text.</summary>
    public string ResultOf(string json) =>
        Result.Replace("#", json, System.StringComparison.Ordinal);
}

/// <summary>Every command that makes a call.</summary>
internal static class Calls
{
    private const string Image =
        """{"id":"id#","creator":"c#","filename":"f#","meta":{"m#":"#"},"requireSignedURLs":false,"uploaded":"2014-01-02T02:20:00.123Z","variants":["https://imagedelivery.net/h/id/public"],"more":"#"}""";

    private const string Variant =
        """{"id":"hero#","options":{"fit":"f#","metadata":"m#","width":1366,"height":768.5,"browser_ttl":3600,"blur#":"#"},"neverRequireSignedURLs":true}""";

    private const string Keys =
        """{"keys":[{"name":"default#","value":"5ecret-of-default#"},{"name":"blog","value":"5ecret-of-blog"}]}""";

    public static IReadOnlyList<Call> All { get; } =
    [
        new(["get", "a/b"], 1, "GET", "/a%2Fb", Image),
        new(["exists", "a/b"], 1, "GET", "/a%2Fb", Image),
        new(
            [
                "update",
                "a/b",
                "--creator=c",
                "--metadata={\"x\": [1]}",
                "--require-signed-urls=true",
            ],
            1,
            "PATCH",
            "/a%2Fb",
            Image
        )
        {
            Body = """{"metadata":{"x":[1]},"requireSignedURLs":true,"creator":"c"}""",
        },
        new(["delete", "a/b"], 1, "DELETE", "/a%2Fb", "{}"),
        new(
            ["stats"],
            1,
            "GET",
            "/stats",
            """{"count":{"allowed":9223372036854775807,"current":1000}}"""
        ),
        new(["keys", "list"], 2, "GET", "/keys", Keys),
        new(["keys", "create", "blog/1"], 2, "PUT", "/keys/blog%2F1", Keys),
        new(["keys", "delete", "blog"], 2, "DELETE", "/keys/blog", Keys),
        new(
            ["variants", "list"],
            2,
            "GET",
            "/variants",
            "{\"variants\":{\"hero#\":"
                + Variant
                + ",\"public\":{\"id\":\"public\",\"options\":{}}}}"
        ),
        new(
            ["variants", "get", "hero"],
            2,
            "GET",
            "/variants/hero",
            "{\"variant\":" + Variant + "}"
        ),
        new(
            [
                "variants",
                "create",
                "hero",
                "--fit=cover",
                "--width=1366",
                "--height=768.5",
                "--metadata=none",
                "--browser-ttl=3600",
                "--never-require-signed-urls=false",
            ],
            2,
            "POST",
            "/variants",
            "{\"variant\":" + Variant + "}"
        )
        {
            Body =
                """{"id":"hero","options":{"fit":"cover","metadata":"none","width":1366,"height":768.5,"browser_ttl":3600},"neverRequireSignedURLs":false}""",
        },
        new(
            ["variants", "update", "hero", "--fit", "pad"],
            2,
            "PATCH",
            "/variants/hero",
            "{\"variant\":" + Variant + "}"
        )
        {
            Body = """{"options":{"fit":"pad"}}""",
        },
        new(["variants", "delete", "hero"], 2, "DELETE", "/variants/hero", "{}"),
        new(
            [
                "config",
                "--flexible-variants=true",
                "--browser-ttl=86400",
                "--preserve-content-credentials=false",
            ],
            1,
            "PATCH",
            "/config",
            """{"flexible_variants#":true,"more":["#"]}"""
        )
        {
            Body =
                """{"flexible_variants":true,"browser_ttl":86400,"preserve_content_credentials":false}""",
        },
    ];

    /// <summary>Their places in <see cref="All"/>, beside their names.</summary>
    public static TheoryData<string> Names => [.. All.Select(static call => call.Name)];

    public static Call Of(string name) => All.Single(call => call.Name == name);

    /// <summary>Runs one against a server.</summary>
    public static Task<Outcome> Run(Call call, string address, params string[] options) =>
        Process.Run(
            new Dictionary<string, string>
            {
                ["CLOUDFLARE_API_TOKEN"] = "5ecret-token",
                ["CLOUDFLARE_ACCOUNT_ID"] = "account",
                ["CLOUDFLARE_BASE_URL"] = address,
            },
            "",
            false,
            [.. call.Args, .. options]
        );

    /// <summary>What one prints if a server answers with this result.</summary>
    public static async Task<Outcome> Answered(Call call, string result, params string[] options)
    {
        await using var server = new OneReply(
            200,
            $$"""{"success":true,"errors":[],"messages":[],"result":{{result}}}"""
        );
        return await Run(call, server.Address, options);
    }
}
