namespace Images.Functional;

/// <summary>The constraint that a value breaks: what it requires, and what was found instead.</summary>
internal sealed record Violation(string Limit, string Had = "")
{
    public CfError.Constraint At(string field, string pointer = "") =>
        new(field, pointer, Limit, Had);

    /// <summary>The violation as the errors of a field that is not in JSON.</summary>
    public CfErrors In(string field) => CfErrors.Of(At(field));

    /// <summary>A required value is null.</summary>
    public static Violation Null { get; } = new("must not be null");
}

internal static class ViolationExtensions
{
    /// <summary>Returns the value, or its violation as an error of the field.</summary>
    public static Either<CfErrors, A> Or<A>(this Violation? violation, string field, A value) =>
        violation is null ? value : violation.In(field);
}
