using LanguageExt;

namespace Images.Functional;

/// <summary>What a value breaks: what its constraint demands, and what it has instead.</summary>
internal sealed record Violation(string Limit, string Had)
{
    public CfError.Constraint At(string field, string pointer = "") =>
        new(field, pointer, Limit, Had);
}

internal static class ViolationExtensions
{
    /// <summary>The value, or its violation as an error of the field.</summary>
    public static Either<CfErrors, A> Or<A>(this Violation? violation, string field, A value) =>
        violation is null ? value : CfErrors.Of(violation.At(field));
}
