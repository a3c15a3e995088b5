using System;
using System.Collections.Generic;
using System.Linq;
using Images.Functional.Sandbox;

namespace Images.Functional.Fuzz;

/// <summary>
/// Multipart bodies, behind a line with their content type and an empty line, as an upload, as a request for a link, and at a one-time
/// address: each is answered, and what is stored can be shown. One of the three is chosen by the bytes; in a whole check it is all.
/// </summary>
internal static class Forms
{
    private const string Type = "multipart/form-data; boundary=b";

    private static readonly string[] Pieces =
    [
        "\r\n--b\r\n",
        "\r\n--b--\r\n",
        "--b",
        "--",
        "Content-Disposition: form-data; name=\"",
        "; name=",
        "; filename=\"",
        "; filename*=UTF-8''a",
        "name=\"id\"",
        "name=\"metadata\"",
        "name=\"requireSignedURLs\"",
        "name=\"creator\"",
        "name=\"expiry\"",
        "name=\"url\"",
        "Content-Type: image/gif\r\n",
        "Content-Transfer-Encoding: base64\r\n",
        "%22",
        "%0D%0A",
        "GIF89a",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "https://example.com/a.png",
        "boundary=",
        "keys",
        "a/blob",
        "{\"a\":1}",
        "2026-11-28T01:00:00Z",
    ];

    private static readonly (string Method, string Path)[] Places =
    [
        ("POST", Exchange.Root + "/v1"),
        ("POST", Exchange.Root + "/v2/direct_upload"),
        ("POST", $"/upload/{Exchange.Hash}/{Exchange.Draft}"),
    ];

    /// <summary>Content types with their bodies.</summary>
    public static IEnumerable<byte[]> ByHand { get; } =
        Texts
            .Bytes(
                Form(Type),
                Form(Type, File()),
                Form("multipart/form-data; boundary=\"b\"", File("; filename=\"a\"")),
                Form(
                    Type,
                    File(),
                    Text("id", "a/b"),
                    Text("metadata", "{\"a\":[1,\"é\"]}"),
                    Text("creator", "c"),
                    Text("requireSignedURLs", "false")
                ),
                Form(Type, Text("url", "https://example.com/a%20b.png?c=d"), Text("id", "b")),
                Form(
                    Type,
                    Text("expiry", "2026-11-28T01:00:00Z"),
                    Text("requireSignedURLs", "true")
                ),
                Form(Type, File(), File()),
                Form("application/json", "{\"id\":\"a\"}"),
                Type + "\n\n--b\nContent-Disposition: form-data; name=\"id\"\n\na\n--b--\n",
                "\n\n"
            )
            .ToArray();

    public static Target Target { get; } =
        new(
            "multipart",
            static _ => ByHand,
            static seed => new TextMutator(seed, Pieces).Mutate,
            Find
        );

    private static string? Find(byte[] bytes, bool isWhole) =>
        isWhole
            ? Places
                .Select(place => Exchange.Wrong(Request(place, bytes), isWhole: true))
                .FirstOrDefault(static wrong => wrong is not null)
            : Exchange.Wrong(
                Request(Places[Texts.Choice(bytes, Places.Length)], bytes),
                isWhole: false
            );

    private static SandboxRequest Request((string Method, string Path) place, byte[] bytes)
    {
        var line = bytes.AsSpan().IndexOf("\n\n"u8);
        var type = Texts.Of(line < 0 ? [] : bytes.AsSpan(0, line));
        return Exchange.Request(
            place.Method,
            place.Path,
            [("Authorization", Exchange.Bearer), ("Content-Type", type)],
            line < 0 ? bytes : bytes[(line + 2)..]
        );
    }

    private static string Form(string type, params string[] parts) =>
        $"{type}\n\n{string.Concat(parts)}--b--\r\n";

    private static string File(string name = "; filename=\"a.gif\"") =>
        $"--b\r\nContent-Disposition: form-data; name=\"file\"{name}\r\nContent-Type: image/gif\r\n\r\nGIF89a\r\n";

    private static string Text(string name, string value) =>
        $"--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";
}
