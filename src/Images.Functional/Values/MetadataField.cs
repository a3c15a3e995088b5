namespace Images.Functional;

/// <summary>
/// A metadata field by which a list can be filtered: <c>status</c>, or <c>region.name</c> for a member of an object. Up to 5 names, each of
/// up to 100 ASCII letters, digits and underscores.
/// </summary>
/// <remarks>The <c>default</c> value is not a valid field.</remarks>
[JsonConverter(typeof(CodecJsonConverter<MetadataField>))]
public readonly record struct MetadataField : IComparable<MetadataField>, IHasCodec<MetadataField>
{
    /// <summary>The maximum number of nested names (Cloudflare's OpenAPI description, <em>List images V2</em>).</summary>
    public const int MostLevels = 5;

    /// <summary>The maximum length of a name (Cloudflare's documentation of the Images binding).</summary>
    public const int MostCharacters = 100;

    internal const string Name = "metadata field";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
    );

    private readonly string? text;

    private MetadataField(string text) => this.text = text;

    /// <summary>Its text: the names, separated by dots.</summary>
    public static Text<MetadataField> Text { get; } =
        new(
            (Name, 1, (MostLevels * (MostCharacters + 1)) - 1),
            Check,
            text => new(text),
            field => field.Value
        );

    /// <summary>Its JSON: a string.</summary>
    public static Codec<MetadataField> Codec { get; } = Json.Of(Text);

    /// <summary>The names, separated by dots; empty for the <c>default</c> value.</summary>
    public string Value => text ?? "";

    /// <summary>Checks a field's names. Left: <see cref="CfError.Constraint"/> for names by which the service can't filter.</summary>
    public static Either<CfErrors, MetadataField> Create(string? value) => Text.Create(value);

    /// <inheritdoc/>
    public int CompareTo(MetadataField other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The names, separated by dots.</summary>
    public override string ToString() => Value;

    private static Violation? Check(string value)
    {
        var names = value.Split('.');
        if (names.Length > MostLevels)
            return new Violation(
                $"at most {MostLevels} names with dots between them",
                TextRules.Number(names.Length)
            );
        foreach (var name in names)
        {
            if (name.Length is 0 or > MostCharacters)
                return new Violation(
                    $"names of 1 to {MostCharacters} characters with dots between them",
                    Printable.Excerpt(value)
                );
            if (name.AsSpan().ContainsAnyExcept(Allowed))
                return new Violation(
                    "names of letters (a to z), digits and underscores",
                    Printable.Excerpt(value)
                );
        }

        return null;
    }
}
