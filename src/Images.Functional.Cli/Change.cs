using System.CommandLine;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>A change must change something: a request that changes nothing is not sent.</summary>
internal static class Change
{
    /// <summary>The change, or its errors; and one more error if none of these options is given.</summary>
    public static Either<CfErrors, A> Of<A>(
        ParseResult parsed,
        Either<CfErrors, A> change,
        string unchanged,
        params Option[] options
    ) =>
        options.Any(option => parsed.GetResult(option) is not null)
            ? change
            : (
                change,
                (Either<CfErrors, Unit>)
                    Wrong.With(
                        parsed.CommandResult.Command.Name,
                        $"{unchanged}; pass {Words.Or([.. options.Select(static option => option.Name)])}"
                    )
            ).Apply(static (one, _) => one);
}
