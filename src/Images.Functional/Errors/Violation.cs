using LanguageExt;

namespace Images.Functional;

/// <summary>What a value breaks: what its constraint demands, and what it has instead.</summary>
internal sealed record Violation(string Limit, string Had)
{
    public CfError.Constraint At(string field, string pointer = "") =>
        new(field, pointer, Limit, Had);

    /// <summary>A datum that is missing where a value must be.</summary>
    public static Violation Null { get; } = new("must not be null", "");
}

internal static class ViolationExtensions
{
    /// <summary>The value, or its violation as an error of the field.</summary>
    public static Either<CfErrors, A> Or<A>(this Violation? violation, string field, A value) =>
        violation is null ? value : CfErrors.Of(violation.At(field));
}
