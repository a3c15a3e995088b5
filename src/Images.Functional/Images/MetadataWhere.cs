using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// The beginning of a condition: <c>listing.Where("status")</c>. Each method completes it, and returns the listing with the condition, or all errors.
/// </summary>
public sealed class MetadataWhere
{
    private readonly Either<CfErrors, Listing> listing;
    private readonly Either<CfErrors, MetadataField> field;

    internal MetadataWhere(
        Either<CfErrors, Listing> listing,
        Either<CfErrors, MetadataField> field
    ) => (this.listing, this.field) = (listing, field);

    /// <summary>The field is this text.</summary>
    public Either<CfErrors, Listing> Is(string? text) => Add(of => MetadataFilter.Text(of, text));

    /// <summary>The field is this number.</summary>
    public Either<CfErrors, Listing> Is(decimal number) => Compared("eq", number);

    /// <summary>The field is true or false.</summary>
    public Either<CfErrors, Listing> Is(bool value) => Add(of => MetadataFilter.Boolean(of, value));

    /// <summary>The field is one of 1 to 10 texts. They must not contain a vertical bar, which the API cannot escape.</summary>
    public Either<CfErrors, Listing> In(params string?[] texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Add(of => MetadataFilter.Texts(of, toSeq(texts)));
    }

    /// <summary>The field is one of 1 to 10 numbers.</summary>
    public Either<CfErrors, Listing> In(params decimal[] numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return Add(of => MetadataFilter.Numbers(of, toSeq(numbers)));
    }

    /// <summary>The field is a number greater than this one.</summary>
    public Either<CfErrors, Listing> GreaterThan(decimal number) => Compared("gt", number);

    /// <summary>The field is this number, or greater.</summary>
    public Either<CfErrors, Listing> AtLeast(decimal number) => Compared("gte", number);

    /// <summary>The field is a number less than this one.</summary>
    public Either<CfErrors, Listing> LessThan(decimal number) => Compared("lt", number);

    /// <summary>The field is this number, or less.</summary>
    public Either<CfErrors, Listing> AtMost(decimal number) => Compared("lte", number);

    /// <summary>The field is a number between two, inclusive. Counts as two conditions. Left also if the least is above the most.</summary>
    public Either<CfErrors, Listing> Between(decimal least, decimal most) =>
        least > most
            ? Add(_ =>
                CfErrors.Of(
                    "least",
                    $"at most {TextRules.Number(most)}, the most",
                    TextRules.Number(least)
                )
            )
            : AtLeast(least).Bind(listing => new MetadataWhere(listing, field).AtMost(most));

    private Either<CfErrors, Listing> Compared(string comparison, decimal number) =>
        Add(of => MetadataFilter.Number(of, comparison, number));

    private Either<CfErrors, Listing> Add(
        Func<MetadataField, Either<CfErrors, MetadataFilter>> condition
    ) =>
        (listing, field.Bind(condition))
            .Apply(static (all, one) => all.With(one))
            .Bind(static added => added);
}

/// <summary>The methods of <see cref="Listing"/>, for one that may be invalid: <c>Listing.All.Where("a").Is(1).Where("b").Is(2)</c>.</summary>
public static class ListingExtensions
{
    /// <inheritdoc cref="Listing.Where"/>
    public static MetadataWhere Where(this Either<CfErrors, Listing> listing, string? field) =>
        new(listing, MetadataField.Create(field));
}
