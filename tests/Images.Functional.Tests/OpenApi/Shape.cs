using System.Collections.Generic;

namespace Images.Functional.Tests.OpenApi;

/// <summary>What a description says of a JSON value, whoever says it: a schema of the API's, or a codec.</summary>
/// <param name="Kind">As JSON Schema names it; <c>map</c> for an object whose names are data, <c>any</c> for any value.</param>
internal sealed record Shape(string Kind)
{
    /// <summary>The longest text.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The least number.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The greatest number.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The values that have names.</summary>
    public IReadOnlyList<string> Enum { get; init; } = [];

    /// <summary>An array's elements, or a map's values.</summary>
    public Shape? Items { get; init; }

    /// <summary>An object's members, each with whether it must be there.</summary>
    public IReadOnlyDictionary<string, (Shape Shape, bool IsRequired)> Members { get; init; } =
        new Dictionary<string, (Shape, bool)>();
}
