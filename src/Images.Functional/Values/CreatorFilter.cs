namespace Images.Functional;

/// <summary>Filters a list of images by creator: all images, those of one creator, or those without a creator.</summary>
public readonly record struct CreatorFilter
{
    // None: all images. The empty creator: images without one, as in the API.
    private readonly Option<Creator> creator;

    private CreatorFilter(Option<Creator> creator) => this.creator = creator;

    /// <summary>All images: the <c>default</c> value.</summary>
    public static CreatorFilter Any => default;

    /// <summary>Images without a creator.</summary>
    public static CreatorFilter Missing { get; } = new(default(Creator));

    /// <summary>
    /// Images of one creator. Left: <see cref="CfError.Constraint"/> for an empty one, which means
    /// <see cref="Missing"/> to the API.
    /// </summary>
    public static Either<CfErrors, CreatorFilter> Of(Creator creator) =>
        creator.Value.Length > 0
            ? new CreatorFilter(creator)
            : CfErrors.Of(
                Creator.Field,
                $"must not be empty; {nameof(CreatorFilter)}.{nameof(Missing)} finds images without one"
            );

    /// <summary>Calls the function for this case.</summary>
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

    /// <summary>Describes the filter.</summary>
    public override string ToString() =>
        Match(
            static () => "any creator",
            static () => "no creator",
            static one => $"creator {one}"
        );

    internal Seq<(string Name, string Value)> ToQuery() => Queries.Write(Creator.Text, creator);

    internal static Either<CfErrors, CreatorFilter> Read(Seq<(string Name, string Value)> query) =>
        Queries.Read(Creator.Text, query).Map(static one => new CreatorFilter(one));
}
