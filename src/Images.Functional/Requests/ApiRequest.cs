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
    // What stands before each id, and the id, encoded.
    private readonly (string Before, string Id, string Between, string SecondId) pieces;

    private ApiRequest(string method, string template, (string, string, string, string) pieces) =>
        (Method, Template, this.pieces) = (method, template, pieces);

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>
    /// The documented path with names where <see cref="Path"/> has ids, <c>/accounts/{account_id}/images/v1/{image_id}</c>: what
    /// traces and metrics call the request, since it has no more values than there are operations.
    /// </summary>
    public string Template { get; }

    /// <summary>The path below the base address, its segments percent-encoded, without a slash at either end.</summary>
    public string Path => Under("");

    /// <summary>The path's segments, decoded.</summary>
    public Seq<string> Segments => toSeq(Path.Split('/')).Map(Uri.UnescapeDataString).Strict();

    /// <summary>Headers that belong to the request itself.</summary>
    public Seq<(string Name, string Value)> Headers { get; } = AcceptJson;

    /// <summary>Method and path.</summary>
    public override string ToString() => $"{Method} /{Path}";

    // Put together with what stands before it, so that the address of a request takes one string and not two.
    internal string Under(string address) =>
        string.Concat([address, pieces.Before, pieces.Id, pieces.Between, pieces.SecondId]);

    internal static ApiRequest Get(
        string template,
        (string Before, string Id, string Between, string SecondId) pieces
    ) => new("GET", template, pieces);

    private static readonly Seq<(string, string)> AcceptJson = Seq1(("Accept", "application/json"));
}
