using System;
using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>Replies that refuse, with envelopes in the order of the documented response.</summary>
internal static class Refusals
{
    /// <summary>Cloudflare's "Rate limits" page: 1,200 requests in five minutes, and over that, five minutes without an answer.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(5);

    public static (string Name, string Value) Json { get; } = ("Content-Type", "application/json");

    public static SandboxReply Of(int status, int code, string message) =>
        new(status, Seq1(Json), Envelope(code, message));

    /// <summary>An error of Cloudflare Images' own, in plain text: so it answers for an image that it does not have.</summary>
    public static SandboxReply InText(int status, int code, string message)
    {
        var number = code.ToString(CultureInfo.InvariantCulture);
        return new SandboxReply(
            status,
            Seq(("Content-Type", "text/plain;charset=utf-8"), ("cf-images", $"err={number}")),
            $"ERROR {number}: {message}\n"
        );
    }

    public static SandboxReply RateLimited(RetryAfter retryAfter) =>
        Of(429, 971, "Please wait and consider throttling your request speed") with
        {
            Headers = Seq(Json, ("Retry-After", retryAfter.ToString())),
        };

    private static string Envelope(int code, string message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("errors");
            writer.WriteStartObject();
            writer.WriteNumber("code", code);
            writer.WriteString("message", message);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteStartArray("messages");
            writer.WriteEndArray();
            writer.WriteNull("result");
            writer.WriteBoolean("success", false);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
