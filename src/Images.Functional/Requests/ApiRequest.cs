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
    private ApiRequest(
        string method,
        string template,
        string path,
        Seq<(string Name, string Value)> headers
    ) => (Method, Template, Path, Headers) = (method, template, path, headers);

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>
    /// The documented path with names where <see cref="Path"/> has ids, <c>/accounts/{account_id}/images/v1/{image_id}</c>: what
    /// traces and metrics call the request, since it has no more values than there are operations.
    /// </summary>
    public string Template { get; }

    /// <summary>The path below the base address, its segments percent-encoded, without a slash at either end.</summary>
    public string Path { get; }

    /// <summary>The path's segments, decoded.</summary>
    public Seq<string> Segments => toSeq(Path.Split('/')).Map(Uri.UnescapeDataString).Strict();

    /// <summary>Headers that belong to the request itself.</summary>
    public Seq<(string Name, string Value)> Headers { get; }

    /// <summary>Method and path.</summary>
    public override string ToString() => $"{Method} /{Path}";

    internal static ApiRequest Get(string template, string encodedPath) =>
        new("GET", template, encodedPath, AcceptJson);

    private static readonly Seq<(string, string)> AcceptJson = Seq1(("Accept", "application/json"));
}
