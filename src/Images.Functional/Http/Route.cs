using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// The method and path template of an endpoint, which all its requests share. The template has a name in braces for each value. A route builds
/// paths from values, and finds the values in paths.
/// </summary>
internal sealed class Route
{
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/"
    );

    private readonly string[] literals;
    private readonly string[] segments;

    /// <exception cref="ArgumentException">The method is not a token, or the template is not a path with exactly these names, in this order.</exception>
    public Route(string method, string template, Seq<string> names, string accept)
    {
        if (!HeaderRules.IsToken(method))
            throw new ArgumentException($"\"{method}\" is not an HTTP method.", nameof(method));
        (Method, Template) = (method.ToUpperInvariant(), template);
        Headers = Seq1(("Accept", accept));
        // The text before, between and after the names.
        var parts = template.Split('{', '}');
        literals = [.. parts.Where(static (_, i) => i % 2 == 0)];
        segments = template.Split('/')[1..];
        string[] named = [.. parts.Where(static (_, i) => i % 2 == 1)];
        if (
            literals.Any(static text => text.AsSpan().ContainsAnyExcept(PathCharacters))
            || segments.Any(static segment => segment is "." or "..")
            || template.Contains("//", StringComparison.Ordinal)
        )
            throw new ArgumentException(
                $"The template {template} must be a path: without a query, a fragment, escapes, dot segments or double slashes.",
                nameof(template)
            );
        if (
            !template.StartsWith('/')
            // Two sequences of LanguageExt's are compared by a search through all types of all assemblies.
            || !named.SequenceEqual(names.AsEnumerable())
            || named.Distinct().Count() != named.Length
            || named.Any(name => !segments.Contains($"{{{name}}}"))
        )
            throw new ArgumentException(
                $"The template {template} must begin with a slash and have a segment for each of "
                    + $"{string.Join(", ", names)}, in this order, and no other, each once.",
                nameof(template)
            );
        literals[0] = literals[0][1..]; // A path follows an address, which ends with a slash.
    }

    public string Method { get; }

    public string Template { get; }

    public Seq<(string Name, string Value)> Headers { get; }

    /// <summary>The number of segments without a name. If two routes match a path, the one with more of them wins.</summary>
    public int Literals => segments.Length - (literals.Length - 1);

    /// <summary>Builds a path of encoded values after an address; with one or two values, in one allocation.</summary>
    public string Path(string address, in PathValues values) =>
        string.Concat([address, literals[0], values.First, Literal(1), values.Second, Literal(2)])
        + Rest(values.Others);

    /// <summary>Finds the decoded values in a percent-encoded path, below any base address; a value may be empty. None if the path does not match.</summary>
    public Option<Seq<string>> Find(string path)
    {
        var found = path.Split('/');
        if (found.Length < segments.Length)
            return None;
        found = found[^segments.Length..];
        return segments
            .Zip(found)
            .All(static pair => pair.Item1.StartsWith('{') || pair.Item1 == pair.Item2)
            ? toSeq(found.Where((_, i) => segments[i].StartsWith('{')))
                .Map(Uri.UnescapeDataString)
                .Strict()
            : None;
    }

    private string? Literal(int index) => index < literals.Length ? literals[index] : null;

    private string? Rest(string[]? values) =>
        values is null ? null : string.Concat(Enumerable.Zip(values, literals[3..], string.Concat));
}

/// <summary>The values of a path, each percent-encoded as one segment. Most paths have one or two: these need no array for each request.</summary>
internal struct PathValues
{
    public string? First { get; private set; }

    public string? Second { get; private set; }

    public string[]? Others { get; private set; }

    public void Add(string value) =>
        (First, Second, Others) = (
            First ?? value,
            First is null ? null : Second ?? value,
            Second is null ? null : [.. Others ?? [], value]
        );
}
