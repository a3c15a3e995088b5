using System.Globalization;
using LanguageExt;

namespace Images.Functional.Effects.Tests;

/// <summary>What came of a call in a few words, so that a table of faults can be read.</summary>
internal static class Outcome
{
    public const string DocumentedImage = "the documented image";
    public const string CutShort =
        "transport: the reply ended before HTTP's framing says it should";
    public const string Timeout = "timeout";
    public const string Cancelled = "cancelled";
    public const string TooLarge = "too large";

    public static string Of(Either<CfErrors, Image> result) =>
        result.Match(
            Right: static image =>
                image == Documented.Image ? DocumentedImage : $"another image: {image}",
            Left: Of
        );

    public static string Of(CfErrors errors) => string.Join(" + ", errors.Items.Map(Of));

    private static string Of(CfError error) =>
        error.Match(
            api: static e => $"api {e.Code.ToString(CultureInfo.InvariantCulture)}",
            constraint: static e => $"constraint: {e.Field}",
            malformed: static e => $"malformed at \"{e.Pointer}\"",
            status: static e => $"status {e.StatusCode.ToString(CultureInfo.InvariantCulture)}",
            transport: static e => $"transport: {e.Reason}",
            timeout: static _ => Timeout,
            cancelled: static _ => Cancelled,
            tooLarge: static _ => TooLarge,
            file: static e => $"file: {e.Name}",
            other: static e => $"other: {e.Message}"
        );
}
