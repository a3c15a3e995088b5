using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// One condition on an image's metadata, as in a list's query: <c>meta.priority[gte:number]=1</c>. Create it with <see cref="Listing.Where"/>.
/// </summary>
/// <remarks>The query always has the value's type, so that the text <c>5</c> is not mistaken for the number. Compared by text.</remarks>
public sealed record MetadataFilter
{
    /// <summary>The maximum number of values of an <c>in</c> condition (Cloudflare's OpenAPI description, <em>List images V2</em>).</summary>
    public const int MostValues = 10;

    private const string Prefix = "meta.";
    private const string Field = "metadata filter";
    private const char Bar = '|';

    private MetadataFilter(MetadataField of, string comparison, string value) =>
        (Of, Operator, Value) = (of, comparison, value);

    /// <summary>The field.</summary>
    public MetadataField Of { get; }

    /// <summary>
    /// <c>eq:string</c>, <c>eq:number</c>, <c>eq:boolean</c>, <c>in:string</c>, <c>in:number</c>, <c>gt:number</c>, <c>gte:number</c>,
    /// <c>lt:number</c> or <c>lte:number</c>.
    /// </summary>
    public string Operator { get; }

    /// <summary>The value, or the values of <c>in</c>, separated by vertical bars.</summary>
    public string Value { get; }

    /// <summary>The values: one, or several for <c>in</c>.</summary>
    public Seq<string> Values => IsList ? toSeq(Value.Split(Bar)) : Seq1(Value);

    /// <summary>The name in a query: <c>meta.status[eq:string]</c>.</summary>
    public string Name => $"{Prefix}{Of}[{Operator}]";

    /// <summary>Name and value as in a query, not encoded.</summary>
    public override string ToString() => $"{Name}={Value}";

    /// <summary>
    /// Reads a condition from a query's decoded name and value. The type is optional: without it, <c>eq</c> and <c>in</c> compare texts, and the
    /// others numbers. Left: <see cref="CfError.Constraint"/>.
    /// </summary>
    public static Either<CfErrors, MetadataFilter> Parse(string? name, string? value)
    {
        if (name is null || value is null)
            return Violation.Null.In(Field);
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        return !IsFilter(name) || bracket < 0 || !name.EndsWith(']')
            ? Wrong("meta.<field>[<operator>]", name)
            : MetadataField
                .Create(name[Prefix.Length..bracket])
                .Bind(field => Read(field, name[(bracket + 1)..^1], value));
    }

    internal static bool IsFilter(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    internal static Either<CfErrors, MetadataFilter> Text(MetadataField field, string? value) =>
        CheckText(value).Map(text => new MetadataFilter(field, "eq:string", text));

    internal static MetadataFilter Number(MetadataField field, string comparison, decimal value) =>
        new(field, $"{comparison}:number", Write(value));

    internal static MetadataFilter Boolean(MetadataField field, bool value) =>
        new(field, "eq:boolean", value ? "true" : "false");

    internal static Either<CfErrors, MetadataFilter> Texts(
        MetadataField field,
        Seq<string?> values
    ) =>
        Few(values.Count)
            .Bind(_ => Every.Of(values.Map(CheckElement)))
            .Map(texts => new MetadataFilter(field, "in:string", string.Join(Bar, texts)));

    internal static Either<CfErrors, MetadataFilter> Numbers(
        MetadataField field,
        Seq<decimal> values
    ) =>
        Few(values.Count)
            .Map(_ => new MetadataFilter(field, "in:number", string.Join(Bar, values.Map(Write))));

    private bool IsList => Operator.StartsWith("in:", StringComparison.Ordinal);

    private static Either<CfErrors, MetadataFilter> Read(
        MetadataField field,
        string comparison,
        string value
    ) =>
        comparison switch
        {
            "eq" or "eq:string" => Text(field, value),
            "eq:number" => ReadNumber(value).Map(number => Number(field, "eq", number)),
            "eq:boolean" => value switch
            {
                "true" => Boolean(field, true),
                "false" => Boolean(field, false),
                _ => Wrong("true or false", value),
            },
            "in" or "in:string" => Texts(
                field,
                toSeq(value.Split(Bar)).Map(static text => (string?)text)
            ),
            "in:number" => Every
                .Of(value.Split(Bar).Select(ReadNumber))
                .Bind(numbers => Numbers(field, numbers)),
            "gt"
            or "gt:number"
            or "gte"
            or "gte:number"
            or "lt"
            or "lt:number"
            or "lte"
            or "lte:number" => ReadNumber(value)
                .Map(number => Number(field, comparison.Split(':')[0], number)),
            _ => Wrong("eq, in, gt, gte, lt or lte, with or without a type", comparison),
        };

    // Metadata cannot contain a longer text.
    private static Either<CfErrors, string> CheckText(string? value) =>
        value is null
            ? Violation.Null.In(Field)
            : TextRules.Length(value, 0, FieldLimits.MetadataBytes).Or(Field, value);

    private static Either<CfErrors, string> CheckElement(string? value) =>
        value is not null && value.Contains(Bar, StringComparison.Ordinal)
            ? Wrong("values without a vertical bar, which separates values", value)
            : CheckText(value);

    private static Either<CfErrors, Unit> Few(int count) =>
        count is >= 1 and <= MostValues
            ? unit
            : CfErrors.Of(Field, $"1 to {MostValues} values", TextRules.Number(count));

    private static Either<CfErrors, decimal> ReadNumber(string text) =>
        Json.Number.Parse(text).MapLeft(_ => Wrong("a number", text));

    // The division removes trailing zeros: 1.50 and 1.5 are the same number.
    private static string Write(decimal value) =>
        Json.Number.ToJson(value / 1.0000000000000000000000000000m);

    private static CfErrors Wrong(string expected, string found) =>
        CfErrors.Of(Field, expected, Printable.Excerpt(found));
}
