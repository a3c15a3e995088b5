using System;
using System.Collections.Generic;

namespace Images.Functional.Tests.OpenApi;

/// <summary>What the lists' queries say of their names and values. <c>ListingLaws</c> holds that they write no others.</summary>
internal static class QueryShape
{
    private static readonly (string, Shape, bool) Size = (
        PageSize.Text.Name,
        new Shape("number") { Minimum = PageSize.Least, Maximum = PageSize.Most },
        false
    );

    private static readonly (string, Shape, bool) Creator = (
        Functional.Creator.Text.Name,
        CodecShape<Creator>.Of(Functional.Creator.Codec),
        false
    );

    /// <summary>The parameters; null for a type that is no query.</summary>
    public static IEnumerable<(string Name, Shape Shape, bool IsRequired)>? Of(Type type) =>
        type == typeof(Listing)
            ?
            [
                (
                    ContinuationToken.Text.Name,
                    CodecShape<ContinuationToken>.Of(ContinuationToken.Codec),
                    false
                ),
                Size,
                (SortOrders.Text.Name, new Shape("string") { Enum = ["asc", "desc"] }, false),
                Creator,
                ("meta.<field>[<operator>]", new Shape("string"), false),
            ]
        : type == typeof(ListingV1)
            ? [("page", new Shape("number") { Minimum = 1 }, false), Size, Creator]
        : null;
}
