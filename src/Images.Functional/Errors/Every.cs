using System.Collections.Generic;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>Returns all values of a list, or the errors of all its elements. (LanguageExt's <c>Sequence</c> stops at the first Left.)</summary>
internal static class Every
{
    public static Either<CfErrors, Seq<A>> Of<A>(IEnumerable<Either<CfErrors, A>> items)
    {
        var values = new List<A>();
        CfErrors? errors = null;
        foreach (var item in items)
            if (item.IsRight)
                values.Add((A)item);
            else
                errors = CfErrors.Both(errors, item.ErrorsOrBottom());
        return errors is null ? toSeq(values.ToArray()) : errors;
    }
}
