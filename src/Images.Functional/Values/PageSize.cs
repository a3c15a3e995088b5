namespace Images.Functional;

/// <summary>The maximum number of images on a page of a list: 10 to 10,000. The <c>default</c> value is 10.</summary>
[JsonConverter(typeof(CodecJsonConverter<PageSize>))]
[TypeConverter(typeof(ParsableConverter<PageSize>))]
public readonly record struct PageSize : IComparable<PageSize>, ITextValue<PageSize>
{
    /// <summary>The smallest page: 10 images (Cloudflare's OpenAPI description, <em>List images V2</em>).</summary>
    public const int Least = 10;

    /// <summary>The largest page: 10,000 images (Cloudflare's OpenAPI description; its text says 1,000).</summary>
    public const int Most = 10_000;

    /// <summary>The service's default page size: 1,000 images.</summary>
    public const int Usual = 1000;

    internal const string Field = "per_page";

    private readonly int more;

    private PageSize(int value) => more = value - Least;

    /// <summary>Its text in queries.</summary>
    public static Text<PageSize> Text { get; } =
        Functional.Text.Checked(
            Field,
            2,
            5,
            static text => QueryNumber.Read(text, Field).Bind(Create),
            static size => size.Value.ToString(CultureInfo.InvariantCulture)
        );

    /// <summary>Its JSON: a number.</summary>
    public static Codec<PageSize> Codec { get; } =
        Json.Integer.Checked(Checked, static size => size.Value);

    /// <summary>The number of images.</summary>
    public int Value => more + Least;

    /// <summary>Checks a number of images: 10 to 10,000. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, PageSize> Create(int value) => Checked(value);

    /// <inheritdoc/>
    public int CompareTo(PageSize other) => Value.CompareTo(other.Value);

    static bool IParsable<PageSize>.TryParse(
        string? s,
        IFormatProvider? provider,
        out PageSize result
    ) => ITextValue<PageSize>.TryRead(s, out result);

    /// <summary>The number of images.</summary>
    public override string ToString() => Text.Show(this);

    private static Either<CfErrors, PageSize> Checked(long value) =>
        value is >= Least and <= Most
            ? new PageSize((int)value)
            : CfErrors.Of(Field, "10 to 10,000 images a page", TextRules.Number(value));
}

/// <summary>Parses whole numbers in queries.</summary>
internal static class QueryNumber
{
    public static Either<CfErrors, int> Read(string? text, string field) =>
        Digits.TryRead(text, out int number)
            ? number
            : CfErrors.Of(field, "a whole number", "other text");
}
