using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>The result of one of many operations.</summary>
/// <typeparam name="T">The type of the input.</typeparam>
/// <typeparam name="A">The type of the result.</typeparam>
/// <param name="Index">The place of the input, from 0.</param>
/// <param name="Input">The input: for example, an id, or the operation itself.</param>
/// <param name="Result">The result, or the errors.</param>
public sealed record Sent<T, A>(long Index, T Input, Either<CfErrors, A> Result)
{
    /// <summary>The place, and whether the operation succeeded. Does not show the input.</summary>
    public override string ToString() => $"{Index}: {(Result.IsRight ? "done" : "failed")}";
}
