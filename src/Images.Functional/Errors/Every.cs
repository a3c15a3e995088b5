using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>Returns all values of a list, or the errors of all its elements. (LanguageExt's <c>Sequence</c> stops at the first Left.)</summary>
internal static class Every
{
    public static Either<CfErrors, Seq<A>> Of<A>(IEnumerable<Either<CfErrors, A>> items)
    {
        var values = new List<A>();
        var errors = new List<CfErrors>();
        foreach (var item in items)
            if (item.IsRight)
                values.Add((A)item);
            else
                errors.Add(item.ErrorsOrBottom());
        return errors.Count == 0 ? toSeq(values.ToArray()) : CfErrors.Join(errors);
    }
}
