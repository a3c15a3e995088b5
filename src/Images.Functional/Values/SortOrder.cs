namespace Images.Functional;

/// <summary>The order of a list by upload time.</summary>
public enum SortOrder
{
    /// <summary>The newest image first: the service's default.</summary>
    Descending,

    /// <summary>The oldest image first.</summary>
    Ascending,
}

internal static class SortOrders
{
    public const string Field = "sort_order";

    private const string Asc = "asc";
    private const string Desc = "desc";

    public static Text<SortOrder> Text { get; } =
        Functional
            .Text.Checked(
                Field,
                Asc.Length,
                Desc.Length,
                Create,
                static order => order == SortOrder.Ascending ? Asc : Desc
            )
            .WithNamed(SortOrder.Ascending, SortOrder.Descending);

    private static Either<CfErrors, SortOrder> Create(string? text) =>
        text switch
        {
            Asc => SortOrder.Ascending,
            Desc => SortOrder.Descending,
            _ => CfErrors.Of(Field, "asc or desc", Printable.Excerpt(text!)),
        };
}
