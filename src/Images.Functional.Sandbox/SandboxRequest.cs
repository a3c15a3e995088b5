using System;
using System.Text;
using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>A request as the sandbox sees it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path as it was sent, percent-encoded.</param>
/// <param name="Headers">The headers, credentials among them; those of <see cref="SandboxState.Received"/> are redacted.</param>
public sealed record SandboxRequest(
    string Method,
    string Path,
    Seq<(string Name, string Value)> Headers
)
{
    /// <summary>When it arrived, on the handler's clock; <see cref="DateTimeOffset.MinValue"/> without a handler.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The query as it was sent, percent-encoded, without its question mark.</summary>
    public string Query { get; init; } = "";

    /// <summary>The host of the request, with its port if it has one; empty for the API.</summary>
    public string Host { get; init; } = "";

    /// <summary>The body's bytes; empty for none.</summary>
    public Blob Content { get; init; }

    /// <summary>Whether the body was too large to be kept. Then <see cref="Content"/> is empty, and the request is refused (5413).</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>The body, as text: bytes that are not UTF-8 become U+FFFD.</summary>
    public string Body
    {
        get => Encoding.UTF8.GetString(Content.Bytes.Span);
        init => Content = new Blob(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>A header's value by its name, which is not case-sensitive.</summary>
    public Option<string> Header(string name) =>
        Headers
            .Find(header => Sandbox.Headers.AreSame(header.Name, name))
            .Map(static header => header.Value);

    /// <summary>The credentials in the request, if they are well formed.</summary>
    public Option<Credentials> Credentials =>
        BearerText.Bind(static text => Functional.Credentials.Token(text).ToOption())
        || EmailAndKey;

    /// <summary>
    /// The method and the path. Shows neither headers nor query nor body, which may hold secrets, and no one-time address, which is one.
    /// </summary>
    public override string ToString() =>
        OneTimePath.IsSome ? $"{Method} (one-time address)" : $"{Method} {Path}";

    /// <summary>The request as the record keeps it: without the credentials' values.</summary>
    internal SandboxRequest Redacted =>
        this with
        {
            Headers = Headers
                .Map(static header =>
                    Sandbox.Headers.IsSecret(header.Name) ? (header.Name, "(redacted)") : header
                )
                .Strict(),
        };

    /// <summary>The path of a one-time upload: <c>/{account_hash}/{image_id}</c>. None for other requests.</summary>
    internal Option<string> OneTimePath => PathAt(UploadHost, UploadFolder);

    /// <summary>The delivery URL that a browser requests; None for other requests.</summary>
    internal Option<string> DeliveryText =>
        IsAt(DeliveryHost) || Path.StartsWith(DeliveryFolder, StringComparison.Ordinal)
            ? $"https://{DeliveryHost}{Path}{(Query.Length > 0 ? "?" : "")}{Query}"
            : Option<string>.None;

    /// <summary>The path at the batch host; None for other requests.</summary>
    internal Option<string> BatchPath => PathAt(BatchHost, BatchFolder);

    /// <summary>Whether it is for the API's own host.</summary>
    internal bool IsAtApi => IsAt(ApiHost);

    /// <summary>Whether it is for the API itself, which has a rate limit.</summary>
    internal bool IsForApi => OneTimePath.IsNone && DeliveryText.IsNone && BatchPath.IsNone;

    /// <summary>The text after <c>Bearer</c>.</summary>
    internal Option<string> BearerText =>
        Header("Authorization")
            .Filter(static text => text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            .Map(static text => text[Bearer.Length..]);

    // The path at a host, or below the folder that has its place at another host.
    private Option<string> PathAt(string host, string folder) =>
        IsAt(host) ? Path
        : Path.StartsWith(folder, StringComparison.Ordinal) ? Path[(folder.Length - 1)..]
        : Option<string>.None;

    private bool IsAt(string host) =>
        Host.Equals(host, StringComparison.OrdinalIgnoreCase)
        || Host.StartsWith(host + ":", StringComparison.OrdinalIgnoreCase);

    private const string ApiHost = "api.cloudflare.com";

    private const string UploadHost = "upload.imagedelivery.net";

    private const string DeliveryHost = "imagedelivery.net";

    private const string BatchHost = "batch.imagedelivery.net";

    // The paths of a server that replaces all hosts.
    private const string UploadFolder = "/upload/";

    private const string BatchFolder = "/batch/";

    private const string DeliveryFolder = "/cdn-cgi/imagedelivery/";

    private const string Bearer = "Bearer ";

    private Option<Credentials> EmailAndKey =>
        from email in Header("X-Auth-Email")
        from key in Header("X-Auth-Key")
        from credentials in Functional.Credentials.EmailAndKey(email, key).ToOption()
        select credentials;
}
