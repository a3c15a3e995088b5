using LanguageExt;

namespace Images.Functional.Effects;

/// <summary>What became of one of many operations.</summary>
/// <typeparam name="T">The type of what the operation was made of.</typeparam>
/// <typeparam name="A">The type of the result.</typeparam>
/// <param name="Index">Its place among all, from 0.</param>
/// <param name="Input">What the operation was made of: an id, say, or the operation itself.</param>
/// <param name="Result">The result, or the errors.</param>
public sealed record Sent<T, A>(long Index, T Input, Either<CfErrors, A> Result)
{
    /// <summary>The place, and whether it succeeded; nothing of the input.</summary>
    public override string ToString() => $"{Index}: {(Result.IsRight ? "done" : "failed")}";
}
