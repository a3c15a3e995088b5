using System.Globalization;
using System.Text;
using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>A reply of the sandbox, or of a script.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">Its headers. Headers that Cloudflare always sends are added if missing.</param>
/// <param name="Body">An envelope as JSON, or any text from a script.</param>
public sealed record SandboxReply(
    int Status,
    Seq<(string Name, string Value)> Headers = default,
    string Body = ""
)
{
    /// <summary>A file's bytes, sent instead of <see cref="Body"/>.</summary>
    public Option<Blob> File { get; init; }

    /// <summary>The bytes that are sent.</summary>
    public Blob Content => File.IfNone(() => new Blob(Encoding.UTF8.GetBytes(Body)));

    /// <summary>A refusal in the API's most common form: an envelope with one error, <c>success</c> false and no result.</summary>
    public static SandboxReply Refusal(int status, int code, string message) =>
        Refusals.Of(status, code, message.NotNull());

    /// <summary>The status and the size of the body. Does not show the body, which may hold a secret.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Status}, {Content}");
}
