using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// Method, headers and path of an operation, with names in braces where its requests have ids: what all of them share.
/// </summary>
internal sealed class Route
{
    private readonly string beforeFirst;
    private readonly string beforeSecond;

    private Route(string method, string template)
    {
        (Method, Template) = (method, template);
        // accounts/ and account_id, /images/v1/ and image_id, and nothing.
        var parts = template[1..].Split('{', '}');
        (beforeFirst, beforeSecond) = (parts[0], parts[2]);
    }

    public string Method { get; }

    public string Template { get; }

    public Seq<(string Name, string Value)> Headers { get; } = Seq1(("Accept", "application/json"));

    public static Route Get(string template) => new("GET", template);

    /// <summary>The path of two encoded ids, after what stands before it: one string, not two.</summary>
    public string Path(string address, string first, string second) =>
        string.Concat([address, beforeFirst, first, beforeSecond, second]);
}
