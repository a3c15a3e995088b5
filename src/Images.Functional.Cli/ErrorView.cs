using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>Errors for a person: a line for each, then what the response said.</summary>
internal static class ErrorView
{
    public static IEnumerable<string> Lines(CfErrors errors, Paint paint) =>
        errors
            .Items.Map(error => $"{paint.Alarm("error:")} {error.Message}")
            .AsEnumerable()
            .Concat(errors.Response.Bind(Response).Map(paint.Faint).AsEnumerable());

    public static string Usage(string message, Paint paint) => $"{paint.Alarm("error:")} {message}";

    // A status of 200 says nothing that the errors don't.
    private static Option<string> Response(ResponseInfo response)
    {
        var said = new[]
        {
            response.IsSuccess
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $"status {response.Status}"),
            response.CfRay.Map(static ray => $"cf-ray {Printable.Line(ray)}").IfNone(""),
            response.RetryAfter.Map(static after => $"retry after {after}").IfNone(""),
        }.Where(static part => part.Length > 0);
        return string.Join(", ", said) is { Length: > 0 } line ? line : Prelude.None;
    }
}
