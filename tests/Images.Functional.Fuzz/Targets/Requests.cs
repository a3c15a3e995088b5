using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Generators;
using Images.Functional.Sandbox;
using Images.Functional.Tests;
using Documented = Images.Functional.Sandbox.Documented;

namespace Images.Functional.Fuzz;

/// <summary>
/// Requests as the sandbox reads them, written as in HTTP: the method and the target, headers, an empty line, the body. Each has an answer
/// that the library reads.
/// </summary>
internal static class Requests
{
    private const string Root = Exchange.Root;

    private const string Image = Root + "/v1/107b9558-dd06-4bbd-5fef-9c2c16bb7900";

    private const int OfEachKind = 60;

    private static readonly string[] Pieces =
    [
        "GET ",
        "POST ",
        "PUT ",
        "PATCH ",
        "DELETE ",
        "HEAD ",
        Root,
        "/client/v4",
        "/accounts/",
        "/images/v1/",
        "/images/v2",
        "/batch/",
        "/upload/",
        "/cdn-cgi/imagedelivery/",
        "/keys/",
        "/variants/",
        "/flat",
        "/blob",
        "/direct_upload",
        "?per_page=",
        "&page=",
        "&creator=",
        "&sort_order=asc",
        "&continuation_token=",
        "&meta.a[eq]=",
        "&meta.a.b[in]=1|2",
        "exp=",
        "&sig=",
        "Host: imagedelivery.net\n",
        "Host: upload.imagedelivery.net\n",
        "Host: batch.imagedelivery.net\n",
        "Authorization: Bearer sandbox\n",
        "X-Auth-Email: a@b\nX-Auth-Key: c\n",
        "Content-Type: application/json\n",
        "Content-Type: multipart/form-data; boundary=b\n",
        "draft",
    ];

    private static readonly string[] ByHand =
    [
        "",
        Of($"GET {Root}/v1?page=1&per_page=10&creator=a"),
        Of($"GET {Root}/v2?per_page=10&sort_order=asc&creator=&meta.key[eq]=value"),
        Of($"GET {Root}/v2?continuation_token=a&meta.a.b[in]=1|2&meta.c[gte]=1"),
        Of($"GET {Image}"),
        Of($"GET {Image}/blob"),
        Of($"DELETE {Image}"),
        Of($"GET {Root}/v1/stats"),
        Of($"GET {Root}/v1/keys"),
        Of($"PUT {Root}/v1/keys/new"),
        Of($"DELETE {Root}/v1/keys/default"),
        Of($"GET {Root}/v1/variants"),
        Of($"GET {Root}/v1/variants/public"),
        Of($"GET {Root}/v1/variants/public/flat"),
        Of($"DELETE {Root}/v1/variants/public"),
        Of($"GET {Root}/v1/batch_token"),
        Of(
            $"PATCH {Image}",
            """{"creator":"c","metadata":{"a":[1,{"b":null}]},"requireSignedURLs":false}"""
        ),
        Of(
            $"POST {Root}/v1/variants",
            """{"id":"hero","options":{"fit":"scale-down","height":768,"metadata":"none","width":1366.5},"neverRequireSignedURLs":true}"""
        ),
        Of(
            $"PATCH {Root}/v1/variants/public",
            """{"options":{"fit":"crop","width":10},"neverRequireSignedURLs":false}"""
        ),
        Of($"PATCH {Root}/v1/config", """{"flexible_variants":true}"""),
        Of($"POST {Root}/v1/direct_upload", """{"expiry":"2026-11-28T01:00:00Z"}"""),
        $"GET /batch/images/v1/107b9558-dd06-4bbd-5fef-9c2c16bb7900\nAuthorization: Bearer {Exchange.BatchToken}\n\n",
        $"GET /batch/images/v2?per_page=10\nAuthorization: Bearer {Exchange.BatchToken}\n\n",
        $"GET /cdn-cgi/imagedelivery/{Exchange.Hash}/107b9558-dd06-4bbd-5fef-9c2c16bb7900/public?exp=1&sig=0\n\n",
        $"GET /{Exchange.Hash}/107b9558-dd06-4bbd-5fef-9c2c16bb7900/w=1,h=2\nHost: imagedelivery.net\n\n",
        $"GET {Root}/v1/stats\nX-Auth-Email: a@b\nX-Auth-Key: c\n\n",
    ];

    public static Target Target { get; } =
        new(
            "requests",
            Begin,
            MutationOf,
            static (bytes, isWhole) => Exchange.Wrong(Read(bytes), isWhole)
        );

    private static IEnumerable<byte[]> Begin(Rnd random) =>
        Texts
            .Bytes(ByHand)
            .Concat(Forms.ByHand.Select(static form => (byte[])[.. Head, .. form]))
            .Concat(
                Texts.Bytes(
                    Arbitraries
                        .Listing()
                        .Generator.Sample(OfEachKind, random, 20)
                        .SelectMany(static listing =>
                            ImagesV2.List(Documented.Account, listing).Request.RightAsEnumerable()
                        )
                        .Select(static request => Of($"GET {Exchange.Target(request)}"))
                )
            );

    // An upload up to its content type.
    private static byte[] Head { get; } =
        Encoding.ASCII.GetBytes(
            $"POST {Root}/v1\nAuthorization: {Exchange.Bearer}\nContent-Type: "
        );

    // The head as text, the body as JSON if it is.
    private static Mutation MutationOf(int seed)
    {
        var (random, json, text) = (
            new Random(seed),
            new Mutator(seed),
            new TextMutator(seed, Pieces)
        );
        return (input, others) =>
        {
            var body = BodyStart(input);
            return body < input.Length && random.Next(2) == 0
                ? [.. input[..body], .. json.Mutate(input[body..], others)]
                : text.Mutate(input, others);
        };
    }

    private static SandboxRequest Read(byte[] bytes)
    {
        var body = BodyStart(bytes);
        var lines = Texts.Of(bytes.AsSpan(0, body)).Split('\n', 2);
        var first = lines[0].TrimEnd('\r').Split(' ', 2);
        return Exchange.Request(
            first[0],
            first.Length > 1 ? first[1] : "/",
            lines.Length > 1 ? Texts.Headers(lines[1]) : [],
            bytes[body..]
        );
    }

    private static int BodyStart(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("\n\n"u8) is var end and >= 0 ? end + 2 : bytes.Length;

    private static string Of(string line, string body = "") =>
        $"{line}\nAuthorization: {Exchange.Bearer}\n{(body.Length > 0 ? "Content-Type: application/json\n" : "")}\n{body}";
}
