using System.Linq;
using System.Text;

namespace Images.Functional.Effects.Tests;

/// <summary>Replies as bytes.</summary>
internal static class Http
{
    /// <summary>A reply whose framing is right.</summary>
    public static byte[] Reply(int status, byte[] body, params string[] headers) =>
        Raw($"HTTP/1.1 {status} Said", body, [$"Content-Length: {body.Length}", .. headers]);

    /// <summary>A reply whose framing is right.</summary>
    public static byte[] Reply(int status, string body, params string[] headers) =>
        Reply(status, Encoding.UTF8.GetBytes(body), headers);

    /// <summary>A reply whose body comes in chunks.</summary>
    public static byte[] Chunked(int status, params byte[][] chunks) =>
        Raw(
            $"HTTP/1.1 {status} Said",
            [.. chunks.SelectMany(Chunk), .. "0\r\n\r\n"u8],
            "Transfer-Encoding: chunked"
        );

    /// <summary>One chunk.</summary>
    public static byte[] Chunk(byte[] bytes) =>
        [.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8];

    /// <summary>A reply as it is written here, right or wrong.</summary>
    public static byte[] Raw(string statusLine, byte[] body, params string[] headers) =>
        [
            .. Encoding.Latin1.GetBytes(
                string.Concat(headers.Prepend(statusLine).Select(static line => line + "\r\n"))
                    + "\r\n"
            ),
            .. body,
        ];

    /// <summary>A failure as the API writes it.</summary>
    public static string Failure(int code, string message = "message") =>
        $$"""{"result":null,"success":false,"errors":[{"code":{{code}},"message":"{{message}}"}],"messages":[]}""";
}
