using System;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>A request as the sandbox sees it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path as it came on the wire, percent-encoded.</param>
/// <param name="Headers">The headers, credentials among them; those of <see cref="SandboxState.Received"/> are redacted.</param>
public sealed record SandboxRequest(
    string Method,
    string Path,
    Seq<(string Name, string Value)> Headers
)
{
    /// <summary>When it came, on the clock of the handler; the first instant there is, where no handler was.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The query as it came on the wire, percent-encoded, without its question mark.</summary>
    public string Query { get; init; } = "";

    /// <summary>The host that was asked, with its port if it has one; empty for the API's.</summary>
    public string Host { get; init; } = "";

    /// <summary>The body's bytes. The record of a request keeps those of at most 64 KiB.</summary>
    public Blob Content { get; init; }

    /// <summary>The body, as text: bytes that are not UTF-8 become U+FFFD.</summary>
    public string Body
    {
        get => Encoding.UTF8.GetString(Content.Bytes.Span);
        init => Content = new Blob(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>A header's value by its name, in any case.</summary>
    public Option<string> Header(string name) =>
        Headers
            .Find(header => Sandbox.Headers.AreSame(header.Name, name))
            .Map(static header => header.Value);

    /// <summary>The credentials that the request carries, where they are well formed.</summary>
    public Option<Credentials> Credentials =>
        Header("Authorization").Bind(BearerToken) || EmailAndKey;

    /// <summary>Method and path: the headers may hold credentials, and the query and the body anything.</summary>
    public override string ToString() => $"{Method} {Path}";

    /// <summary>The same for the record: that there were credentials, not which, and no large body.</summary>
    internal SandboxRequest Redacted =>
        this with
        {
            Content = Content.Length <= RecordedBytes ? Content : Blob.Empty,
            Headers = Headers
                .Map(static header =>
                    Sandbox.Headers.IsSecret(header.Name) ? (header.Name, "(redacted)") : header
                )
                .Strict(),
        };

    /// <summary>
    /// The path below the host where files are uploaded to one-time addresses: <c>/{account_hash}/{image_id}</c>. None for a request to another
    /// place.
    /// </summary>
    internal Option<string> OneTimePath =>
        IsAt(UploadHost) ? Path
        : Path.StartsWith(UploadPath, StringComparison.Ordinal) ? Path[(UploadPath.Length - 1)..]
        : Option<string>.None;

    /// <summary>The path below the batch host: <c>/images/v1</c>. None for a request to another place.</summary>
    internal Option<string> BatchPath =>
        IsAt(BatchHostName) ? Path
        : Path.StartsWith(BatchBelow, StringComparison.Ordinal) ? Path[(BatchBelow.Length - 1)..]
        : Option<string>.None;

    /// <summary>The URL of an image that a browser asks for; None for a request to another place.</summary>
    internal Option<string> DeliveryText =>
        IsAt(DeliveryHost) || Path.StartsWith(DeliveryPath, StringComparison.Ordinal)
            ? $"https://{DeliveryHost}{Path}{(Query.Length > 0 ? "?" : "")}{Query}"
            : Option<string>.None;

    private bool IsAt(string host) =>
        Host.Equals(host, StringComparison.OrdinalIgnoreCase)
        || Host.StartsWith(host + ":", StringComparison.OrdinalIgnoreCase);

    private const string UploadHost = "upload.imagedelivery.net";

    private const string BatchHostName = "batch.imagedelivery.net";

    private const string DeliveryHost = "imagedelivery.net";

    private const string DeliveryPath = "/cdn-cgi/imagedelivery/";

    // Where one server stands for all hosts.
    private const string UploadPath = "/upload/";

    private const string BatchBelow = "/batch/";

    private const int RecordedBytes = 64 * 1024;

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
