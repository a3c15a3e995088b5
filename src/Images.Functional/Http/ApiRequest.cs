using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// A request as data: method, path, query, headers and body. Credentials, base address and user agent are added by whoever sends it, so
/// none of them can be printed or compared here.
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
    /// The documented path with names where <see cref="Path"/> has ids, <c>/accounts/{account_id}/images/v1/{image_id}</c>: what
    /// traces and metrics call the request, since it has no more values than there are operations.
    /// </summary>
    public string Template => route.Template;

    /// <summary>The path below the base address, its segments percent-encoded, without a slash at either end.</summary>
    public string Path => route.Path("", in values);

    /// <summary>The path's segments, decoded.</summary>
    public Seq<string> Segments => toSeq(Path.Split('/')).Map(Uri.UnescapeDataString).Strict();

    /// <summary>The query's names and values, decoded.</summary>
    public Seq<(string Name, string Value)> Query { get; }

    /// <summary>Headers that belong to the request itself.</summary>
    public Seq<(string Name, string Value)> Headers => route.Headers;

    /// <summary>
    /// The address that it goes to instead of the API, without credentials; None for a request to the API. It is a secret: no text has it.
    /// </summary>
    public Option<UploadUrl> Address { get; init; }

    /// <summary>What is sent after the headers.</summary>
    public Body Body { get; }

    /// <summary>Whether it may be sent again if nobody knows whether it was carried out.</summary>
    public Repeat Repeat { get; init; }

    /// <summary>Whether it can be sent again at all: a stream that can be read once can't.</summary>
    public bool IsRepeatable =>
        (Body as Body.Form)?.File.ForAll(static file => file.Source.IsRepeatable) ?? true;

    /// <summary>How many bytes its largest reply has. A client reads no more, unless its options say otherwise.</summary>
    public int LargestReply { get; init; } = UsualReply;

    /// <summary>1 MiB, in bytes: <see cref="LargestReply"/> unless the endpoint says otherwise. An envelope of one image has about 1 KB.</summary>
    public const int UsualReply = 1 << 20;

    /// <summary>Whether it changes nothing.</summary>
    public bool IsSafe => Method == "GET";

    /// <inheritdoc/>
    public bool Equals(ApiRequest? other) =>
        other is not null
        && Method == other.Method
        && Template == other.Template
        && Path == other.Path
        && Query == other.Query
        && Address == other.Address
        && Body == other.Body
        && Repeat == other.Repeat
        && LargestReply == other.LargestReply;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Method, Path, Query, Body);

    /// <summary>Method and path: the query and the body may hold anything.</summary>
    public override string ToString() => $"{Method} /{Path}";

    /// <summary>Path and query after what stands before them: an address, or nothing.</summary>
    internal string Under(string address)
    {
        var path = route.Path(address, in values);
        return Query.IsEmpty
            ? path
            : $"{path}?{string.Join('&', Query.Map(static one => $"{Escape(one.Name)}={Escape(one.Value)}"))}";
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);
}

/// <summary>What the inputs of an endpoint put into a request.</summary>
internal struct RequestParts
{
    public PathValues Values;

    public Seq<(string Name, string Value)> Query;

    public Body? Body;
}
