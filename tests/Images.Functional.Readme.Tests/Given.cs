namespace Gallery;

internal static class Given
{
    /// <summary>The value of what is known to be right.</summary>
    public static A Right<A>(this Either<CfErrors, A> either) =>
        either.IfLeft(static errors => throw errors.ToException());
}
