namespace Gallery;

internal static class Given
{
    /// <summary>The value of a Right; throws for a Left.</summary>
    public static A Right<A>(this Either<CfErrors, A> either) =>
        either.IfLeft(static errors => throw errors.ToException());
}
