namespace Images.Functional;

/// <summary>Fails as System.Text.Json's converters do.</summary>
internal static class JsonErrors
{
    /// <summary>Returns the value, or throws: the message names every error, and the inner exception holds the errors themselves.</summary>
    public static A OrThrowJson<A>(this Either<CfErrors, A> read) =>
        read.IfLeft(static errors =>
            throw new JsonException(errors.Message, errors.ToErrorException())
        );
}
