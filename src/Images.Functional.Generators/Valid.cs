namespace Images.Functional.Generators;

/// <summary>Ensures that the core's own constructors accept every generated value.</summary>
internal static class Valid
{
    /// <summary>The value of a Right; throws for a Left, which must not happen.</summary>
    public static A Value<A>(this Either<CfErrors, A> either) =>
        either.Match(
            Right: static value => value,
            Left: static errors => throw new InvalidOperationException(errors.Message)
        );

    /// <summary>Keeps the texts that the constructor accepts. Use it if the constructor refuses few.</summary>
    public static Gen<A> Through<A>(
        this Gen<string> texts,
        Func<string, Either<CfErrors, A>> create
    ) => texts.Select(create).Where(static made => made.IsRight).Select(Value);

    /// <summary>Smaller values that a constructor still accepts.</summary>
    public static IEnumerable<A> Through<A, B>(
        IEnumerable<B> smaller,
        Func<B, Either<CfErrors, A>> create
    ) => smaller.SelectMany(value => create(value).RightAsEnumerable());
}
