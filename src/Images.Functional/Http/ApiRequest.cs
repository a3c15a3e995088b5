using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// A request as data: method, path, query, headers and body. The client adds credentials, base address and user agent when it sends the
/// request, so this type can neither print nor compare them.
/// </summary>
public sealed record ApiRequest
{
    private readonly Route route;
    private readonly PathValues values;

    internal ApiRequest(Route route, in RequestParts parts, Repeat repeat)
    {
        this.route = route;
        values = parts.Values;
        Query = parts.Query;
        Body = parts.Body ?? Body.None.Value;
        Repeat = repeat;
    }

    /// <summary>The HTTP method.</summary>
    public string Method => route.Method;

    /// <summary>
    /// The documented path, with names instead of ids: <c>/accounts/{account_id}/images/v1/{image_id}</c>. Traces and metrics use it as the
    /// request's name, because it has only as many values as there are operations.
    /// </summary>
    public string Template => route.Template;

    /// <summary>The path below the base address, with percent-encoded segments, and without a leading or trailing slash.</summary>
    public string Path => route.Path("", in values);

    /// <summary>The path's segments, decoded.</summary>
    public Seq<string> Segments => toSeq(Path.Split('/')).Map(Uri.UnescapeDataString).Strict();

    /// <summary>The query's names and values, decoded.</summary>
    public Seq<(string Name, string Value)> Query { get; }

    /// <summary>Headers that belong to the request itself.</summary>
    public Seq<(string Name, string Value)> Headers => route.Headers;

    /// <summary>
    /// The one-time address to which the client sends the request, without credentials; None for a request to the API. It is a secret: no text
    /// shows it.
    /// </summary>
    [JsonIgnore]
    public Option<UploadUrl> Address { get; init; }

    /// <summary>The request's body.</summary>
    public Body Body { get; }

    /// <summary>Whether the request may be sent again if it is unknown whether it was carried out.</summary>
    public Repeat Repeat { get; init; }

    /// <summary>Whether the request can be sent again at all: false if its body is a stream that can be read only once.</summary>
    public bool IsRepeatable =>
        (Body as Body.Form)?.File.ForAll(static file => file.Source.IsRepeatable) ?? true;

    /// <summary>The largest reply, in bytes. The client reads no more, unless its options say otherwise.</summary>
    public int LargestReply { get; init; } = UsualReply;

    /// <summary>1 MiB, in bytes: the default of <see cref="LargestReply"/>. An envelope with one image is about 1 KB long.</summary>
    public const int UsualReply = 1 << 20;

    /// <inheritdoc/>
    public bool Equals(ApiRequest? other) =>
        other is not null
        && (Method, Template, Path) == (other.Method, other.Template, other.Path)
        && Headers == other.Headers
        && Query == other.Query
        && Address == other.Address
        && Body == other.Body
        && Repeat == other.Repeat
        && LargestReply == other.LargestReply;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Method, Path, Query, Body);

    /// <summary>Method and path, without the query and the body, which may contain anything.</summary>
    public override string ToString() => $"{Method} /{Path}";

    /// <summary>Path and query, after an address, which may be empty.</summary>
    internal string Under(string address)
    {
        var path = route.Path(address, in values);
        return Query.IsEmpty
            ? path
            : $"{path}?{string.Join('&', Query.Map(static one => $"{Escape(one.Name)}={Escape(one.Value)}"))}";
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);
}

/// <summary>The parts of a request that an endpoint's inputs fill.</summary>
internal struct RequestParts
{
    public PathValues Values;

    public Seq<(string Name, string Value)> Query;

    public Body? Body;
}
