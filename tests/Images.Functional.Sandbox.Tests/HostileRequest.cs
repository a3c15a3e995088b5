using System;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A request of an attacker or a broken client: almost right, but wrong in one place.</summary>
internal sealed record HostileRequest(
    string Method,
    string Target,
    (string Name, string Value)[] Headers,
    byte[] Body
)
{
    private static readonly string[] Places =
    [
        "/client/v4/accounts/ACCOUNT/images/v1",
        "/client/v4/accounts/ACCOUNT/images/v2",
        "/client/v4/accounts/ACCOUNT/images/v1/ID",
        "/client/v4/accounts/ACCOUNT/images/v1/ID/blob",
        "/client/v4/accounts/ACCOUNT/images/v1/keys/KEY",
        "/client/v4/accounts/ACCOUNT/images/v1/variants",
        "/client/v4/accounts/ACCOUNT/images/v1/variants/public/flat",
        "/client/v4/accounts/ACCOUNT/images/v1/config",
        "/client/v4/accounts/ACCOUNT/images/v1/batch_token",
        "/client/v4/accounts/ACCOUNT/images/v1/direct_upload",
        "/client/v4/accounts/ACCOUNT/images/v2/direct_upload",
        "/client/v4/accounts/other/images/v1/stats",
        "/batch/images/v1/ID",
        "/batch/images/v2",
        "/upload/HASH/ID",
        "/upload//",
        "/cdn-cgi/imagedelivery/HASH/ID/public",
        "/cdn-cgi/imagedelivery/HASH/ID/w=1,h=",
        "/client/v4/",
    ];

    private static readonly string[] Ids =
    [
        Documented.Id.Value,
        "%",
        "%2",
        "%zz",
        "%00",
        "%ff%fe",
        "%ed%a0%80",
        "..",
        "%2e%2e",
        "%2F",
        "a%2Fb",
        "keys",
        ".",
        "",
        "\u00fc",
        "<script>",
        "\"'&",
        new('a', 3_000),
    ];

    private static readonly string[] Queries =
    [
        "",
        "?",
        "?per_page=10&per_page=20",
        "?per_page=99999999999999999999",
        "?per_page=-1&page=0",
        "?continuation_token=%00",
        "?continuation_token=" + new string('0', 32),
        "?sort_order=sideways",
        "?meta.a%5Beq%5D=%",
        "?meta.a[in]=" + new string('|', 200),
        "?meta.a.b.c.d.e.f[eq]=1",
        "?=&&==&",
        "?sig=" + new string('f', 64) + "&exp=99999999999999999999",
        "?exp=-1&sig=",
    ];

    private static readonly string[] Types =
    [
        "multipart/form-data; boundary=b",
        "multipart/form-data; boundary=\"b",
        "multipart/form-data",
        "multipart/form-data; boundary=" + new string('b', 500),
        "application/json",
        "application/json; charset=utf-7",
        "application/x-www-form-urlencoded",
        ";;;",
        "",
    ];

    private static readonly string[] Bodies =
    [
        "",
        "{",
        "null",
        "[]",
        "{}",
        "\"x\"",
        "{\"requireSignedURLs\":\"yes\",\"metadata\":7}",
        "{\"metadata\":" + new string('[', 5_000),
        "{\"id\":\"v\",\"options\":{\"width\":1e999,\"fit\":\"\"}}",
        "{\"id\":\"\\ud800\",\"options\":{}}",
        "{\"expiry\":\"9999-12-31T23:59:59.9999999Z\"}",
        "{\"expiry\":\"0001-01-01T00:00:00Z\"}",
        Part("file\"; filename=\"a.gif", "image/gif", "GIF89a") + "--b--\r\n",
        Part("file\"; filename=\"a.gif", "image/gif\u00fc", "GIF89a") + "--b--\r\n",
        Part("file\"; filename=\"" + new string('n', 2_000), "image/gif", "GIF89a") + "--b--\r\n",
        Part("file", "image/gif", "GIF89a") + Part("url", "", "https://imagedelivery.net/a/b/c"),
        Part("url", "", "https://u:p@example.com/%00/%zz") + "--b--\r\n",
        Part("url", "", "ftp://[::1") + "--b--\r\n",
        Part("id", "", "\0") + Part("metadata", "", "{") + "--b--\r\n",
        Part("id", "", "a") + Part("id", "", "b") + "--b--\r\n",
        Part("requireSignedURLs", "", "maybe") + "--b--\r\n",
        Part("expiry", "", "soon") + "--b--\r\n",
        string.Concat(Enumerable.Repeat(Part("x", "", "y"), 300)) + "--b--\r\n",
        "--b\r\n" + new string('h', 40_000),
        "--b\r\n\r\n--b--",
        "--b--",
    ];

    // Right in all but what it contains: it is too large, no image, or there already.
    private static readonly (string Place, string Type, string Body)[] Contents =
    [
        (
            "/images/v1",
            "multipart/form-data; boundary=b",
            Part("file\"; filename=\"a.txt", "text/plain", "GIF89a") + "--b--\r\n"
        ),
        (
            "/images/v1/variants",
            "application/json",
            """{"id":"public","options":{"fit":"cover","metadata":"none","width":1,"height":1}}"""
        ),
    ];

    private static readonly Gen<HostileRequest> Contained =
        from content in Gen.Elements(Contents)
        from isTooLarge in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new HostileRequest(
            "POST",
            $"/client/v4/accounts/{Documented.Account}{content.Place}",
            [("Authorization", "Bearer sandbox"), ("Content-Type", content.Type)],
            Encoding.UTF8.GetBytes(content.Body)
        )
        {
            IsTooLarge = isTooLarge,
        };

    private static readonly Gen<HostileRequest> Anything =
        from method in Gen.Elements(
            "GET",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "HEAD",
            "OPTIONS",
            "TRACE",
            "get",
            "X"
        )
        from place in Gen.Elements(Places)
        from id in Gen.Elements(Ids)
        from query in Gen.Elements(Queries)
        from isKnown in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        from authorization in Gen.Elements(
            "Bearer sandbox",
            "Bearer sandbox",
            "Bearer sandbox",
            "Bearer",
            "Bearer ",
            "Basic x",
            "",
            "Bearer " + new string('t', 5_000)
        )
        from type in Gen.Elements(Types)
        from body in Gen.Elements(Bodies)
        from cut in Gen.Frequency((3, Gen.Constant(int.MaxValue)), (1, Gen.Choose(0, 200)))
        select new HostileRequest(
            method,
            place
                .Replace(
                    "ACCOUNT",
                    isKnown ? Documented.Account.Value : id,
                    StringComparison.Ordinal
                )
                .Replace(
                    "HASH",
                    SandboxAccount.New(Documented.Account).Hash,
                    StringComparison.Ordinal
                )
                .Replace("ID", id, StringComparison.Ordinal)
                .Replace("KEY", id, StringComparison.Ordinal) + query,
            [("Authorization", authorization), ("Content-Type", type)],
            Encoding.UTF8.GetBytes(body[..Math.Min(cut, body.Length)])
        );

    public static Arbitrary<HostileRequest> Any { get; } =
        Arb.From(Gen.Frequency((9, Anything), (1, Contained)));

    /// <summary>Whether a server would read no more of the body. It is short all the same, also on the wire.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>As the pure function takes it.</summary>
    public SandboxRequest Request =>
        new(Method, Target.Split('?')[0], toSeq(Headers))
        {
            Query = Target.Contains('?', StringComparison.Ordinal) ? Target.Split('?', 2)[1] : "",
            Content = new Blob(Body),
            IsTooLarge = IsTooLarge,
            At = new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero),
        };

    /// <summary>As it is on the wire.</summary>
    public byte[] Bytes =>
        [
            .. Encoding.UTF8.GetBytes(
                $"{Method} {Target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {Body.Length}\r\n"
                    + string.Concat(Headers.Select(static h => $"{h.Name}: {h.Value}\r\n"))
                    + "\r\n"
            ),
            .. Body,
        ];

    public override string ToString() =>
        $"{Method} {Target} {string.Join(", ", Headers)} {Encoding.UTF8.GetString(Body)}{(IsTooLarge ? " (too large)" : "")}";

    private static string Part(string name, string type, string content) =>
        $"--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n"
        + (type.Length > 0 ? $"Content-Type: {type}\r\n" : "")
        + $"\r\n{content}\r\n";
}
