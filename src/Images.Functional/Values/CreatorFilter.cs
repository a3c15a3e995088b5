using System;
using LanguageExt;

namespace Images.Functional;

/// <summary>Which images a list has, by their creator: all, those of one creator, or those that have no creator.</summary>
public readonly record struct CreatorFilter
{
    // None: any; the empty creator: the images that have none, as the API writes it.
    private readonly Option<Creator> creator;

    private CreatorFilter(Creator creator) => this.creator = creator;

    /// <summary>All images. The <c>default</c> value.</summary>
    public static CreatorFilter Any => default;

    /// <summary>The images that have no creator.</summary>
    public static CreatorFilter Missing { get; } = new(default);

    /// <summary>
    /// The images of one creator. Left: <see cref="CfError.Constraint"/> for an empty one, which the API would take for
    /// <see cref="Missing"/>.
    /// </summary>
    public static Either<CfErrors, CreatorFilter> Of(Creator creator) =>
        creator.Value.Length > 0
            ? new CreatorFilter(creator)
            : CfErrors.Of(
                new CfError.Constraint(
                    Creator.Field,
                    "",
                    $"must not be empty; {nameof(CreatorFilter)}.{nameof(Missing)} finds images without one",
                    ""
                )
            );

    /// <summary>Tells the cases apart.</summary>
    public R Match<R>(Func<R> any, Func<R> missing, Func<Creator, R> of)
    {
        ArgumentNullException.ThrowIfNull(any);
        ArgumentNullException.ThrowIfNull(missing);
        ArgumentNullException.ThrowIfNull(of);
        if (creator.IsNone)
            return any();
        var one = (Creator)creator;
        return one.Value.Length > 0 ? of(one) : missing();
    }

    /// <summary>Which images, in words.</summary>
    public override string ToString() =>
        Match(
            static () => "any creator",
            static () => "no creator",
            static one => $"creator {one}"
        );

    internal Seq<(string Name, string Value)> ToQuery() =>
        creator.Map(static one => (Creator.Field, one.Value)).ToSeq();

    internal static Either<CfErrors, CreatorFilter> Read(Seq<(string Name, string Value)> query) =>
        query
            .Find(static one => one.Name == Creator.Field)
            .Match(
                Some: static one => Creator.Create(one.Value).Map(Exactly),
                None: static () => Any
            );

    private static CreatorFilter Exactly(Creator creator) => new(creator);
}
