namespace Images.Functional;

/// <summary>Converts errors to the exception that System.Text.Json's converters throw.</summary>
internal static class JsonErrors
{
    /// <summary>The message names every error; the inner exception holds the errors themselves.</summary>
    public static JsonException ToJsonException(CfErrors errors) =>
        new(errors.Message, errors.ToErrorException());
}
