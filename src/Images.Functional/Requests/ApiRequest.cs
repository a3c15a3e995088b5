using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// A request as data: method, path and headers. Credentials, base address and user agent are added by whoever sends it, so
/// none of them can be printed or compared here.
/// </summary>
public sealed record ApiRequest
{
    private readonly Route route;
    private readonly string first;
    private readonly string second;

    // The ids encoded, each as one segment.
    internal ApiRequest(Route route, string first, string second) =>
        (this.route, this.first, this.second) = (route, first, second);

    /// <summary>The HTTP method.</summary>
    public string Method => route.Method;

    /// <summary>
    /// The documented path with names where <see cref="Path"/> has ids, <c>/accounts/{account_id}/images/v1/{image_id}</c>: what
    /// traces and metrics call the request, since it has no more values than there are operations.
    /// </summary>
    public string Template => route.Template;

    /// <summary>The path below the base address, its segments percent-encoded, without a slash at either end.</summary>
    public string Path => Under("");

    /// <summary>The path's segments, decoded.</summary>
    public Seq<string> Segments => toSeq(Path.Split('/')).Map(Uri.UnescapeDataString).Strict();

    /// <summary>Headers that belong to the request itself.</summary>
    public Seq<(string Name, string Value)> Headers => route.Headers;

    /// <summary>Method and path.</summary>
    public override string ToString() => $"{Method} /{Path}";

    /// <summary>The path after what stands before it: an address, or nothing.</summary>
    internal string Under(string address) => route.Path(address, first, second);
}
