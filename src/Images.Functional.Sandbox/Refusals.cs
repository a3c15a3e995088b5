using System;
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

    /// <summary>That limit as a policy.</summary>
    public static RateLimitPolicy Usual { get; } = new("default", 1200, Window);

    public static (string Name, string Value) Json { get; } = ("Content-Type", "application/json");

    public static SandboxReply Of(int status, int code, string message) =>
        new(status, Seq1(Json), Envelope(code, message));

    /// <summary>The answer to credentials that are unknown.</summary>
    public static SandboxReply NotAuthenticated { get; } = Of(401, 10000, "Authentication error");

    /// <summary>The batch host's answer for what it lacks, without an envelope and with a code in text. Assumed: the status.</summary>
    public static SandboxReply ForbiddenEndpoint { get; } =
        new(403, Seq1(Json), """{"code":"103","message":"forbidden endpoint"}""");

    /// <summary>The answer to credentials that lack the permission or the account.</summary>
    public static SandboxReply Forbidden { get; } = Of(403, 10000, "Authentication error");

    /// <summary>The answer to a path, a query or a body that the endpoint can't read.</summary>
    public static SandboxReply Unreadable { get; } =
        Of(400, 7003, "Could not route, perhaps your object identifier is invalid?");

    /// <summary>The same, with the reasons: for a user's own endpoint.</summary>
    public static SandboxReply UnreadableOwn(CfErrors errors) =>
        Of(
            400,
            7003,
            $"Could not route, perhaps your object identifier is invalid? The sandbox's rule can't read the request: {errors.Message}"
        );

    /// <summary>The answer for a missing image, as the service was seen to give it.</summary>
    public static SandboxReply NoImage { get; } = InText(404, 5404, "Image not found");

    /// <summary>The answer for a file that is missing, as documented, and at a closed one-time address, as the service was seen to give it.</summary>
    public static SandboxReply NoFile { get; } = Of(404, 5404, "Image not found");

    /// <summary>The service's answer if a custom id is taken. Assumed: the status, and that a variant's id gets the same.</summary>
    public static SandboxReply Taken { get; } = InText(409, 5409, "Resource already exists");

    // All of the following are assumed: no document says how the service answers.

    public static SandboxReply NoVariant { get; } = Of(404, 5404, "Variant not found");

    public static SandboxReply NoKey { get; } = Of(404, 5404, "Signing key not found");

    public static SandboxReply CustomId { get; } =
        Of(400, 5400, "An image with a custom id can't require signed URLs");

    public static SandboxReply TooManyVariants { get; } =
        Of(400, 5400, "The given account has reached a service limit: 100 variants");

    public static SandboxReply BadExpiry { get; } =
        Of(400, 5400, "The expiry must be at least 2 minutes and at most 6 hours ahead");

    /// <summary>The service's answer to a file whose part has no content type of an image. Assumed: the status.</summary>
    public static SandboxReply NoImageType { get; } =
        InText(
            415,
            5455,
            "Uploaded image must have image/jpeg, image/png, image/webp, image/gif or image/svg+xml content-type"
        );

    /// <summary>The service's answer to a file that is too large. Assumed: the status.</summary>
    public static SandboxReply FileTooLarge { get; } = InText(413, 5413, "The file is too large");

    /// <summary>The service's answer to an address of its own to fetch an image from. Assumed: the status.</summary>
    public static SandboxReply OwnAddress { get; } =
        Of(400, 5454, "Images of imagedelivery.net can't be fetched");

    /// <summary>The answer to an account that is full. Assumed: status and code.</summary>
    public static SandboxReply Full { get; } =
        Of(403, 5403, "The given account has reached a service limit");

    /// <summary>The answer where a user's own rule threw: one that no client retries.</summary>
    public static SandboxReply Thrown(string rule, Exception exception) =>
        Of(
            400,
            0,
            $"the sandbox's rule for {rule} threw {exception.GetType().Name}: {exception.Message}"
        );

    /// <summary>A success.</summary>
    public static SandboxReply Ok(string envelope) => new(200, Seq1(Json), envelope);

    /// <inheritdoc cref="Ok(string)"/>
    public static SandboxReply Ok(Blob envelope) =>
        new(200, Seq1(Json), Encoding.UTF8.GetString(envelope.Bytes.Span));

    /// <summary>A file.</summary>
    public static SandboxReply Of(StoredFile file) =>
        new(200, Seq1(("Content-Type", file.ContentType))) { File = file.Bytes };

    /// <summary>An error of delivery, in plain text.</summary>
    public static SandboxReply Undelivered(int status, int code, string message) =>
        InText(status, code, message, "Cf-Resized");

    public static SandboxReply RateLimited(RetryAfter retryAfter) =>
        Of(429, 971, "Please wait and consider throttling your request speed") with
        {
            Headers = Seq(Json, ("Retry-After", retryAfter.ToString())),
        };

    // An error of Cloudflare Images itself, unless another header has its code.
    private static SandboxReply InText(
        int status,
        int code,
        string message,
        string header = "cf-images"
    )
    {
        var number = code.ToString(CultureInfo.InvariantCulture);
        return new SandboxReply(
            status,
            Seq(("Content-Type", "text/plain;charset=utf-8"), (header, $"err={number}")),
            $"ERROR {number}: {message}\n"
        );
    }

    // As bytes, a lone surrogate is U+FFFD; as a text, it would not be encoded.
    private static string Envelope(int code, string message) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"errors":[{"code":{{code}},"message":"{{JsonEncodedText.Encode(Encoding.UTF8.GetBytes(message))}}"}],"messages":[],"result":null,"success":false}"""
        );
}
