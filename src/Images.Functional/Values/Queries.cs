using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>Writes and reads optional values in a query.</summary>
internal static class Queries
{
    public static Seq<(string Name, string Value)> Write<A>(Text<A> text, Option<A> value) =>
        value.Map(some => (text.Name, text.Shown(some))).ToSeq();

    /// <summary>Reads the first value of this name.</summary>
    public static Either<CfErrors, Option<A>> Read<A>(
        Text<A> text,
        Seq<(string Name, string Value)> query
    ) =>
        query
            .Find(one => one.Name == text.Name)
            .Match(
                Some: one => text.Create(one.Value).Map(Some),
                None: static () => Option<A>.None
            );
}
