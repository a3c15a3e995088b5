using System.Text.Json;

namespace Images.Functional;

/// <summary>Errors as the exception that System.Text.Json's converters throw.</summary>
internal static class JsonErrors
{
    /// <summary>The message has every error; the inner exception leads back to them.</summary>
    public static JsonException ToJsonException(CfErrors errors) =>
        new(errors.Message, errors.ToErrorException());
}
