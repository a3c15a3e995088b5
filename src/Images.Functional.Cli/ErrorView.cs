using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>Errors for a person: a line for each, then the response's status, id and advice.</summary>
internal static class ErrorView
{
    public static IEnumerable<string> Lines(CfErrors errors, Paint paint) =>
        ForUser(errors)
            .Items.Map(error => $"{paint.Alarm("error:")} {error.MessageIn(errors.Response)}")
            .AsEnumerable()
            .Concat(LeftOut(errors).Map(paint.Faint).AsEnumerable())
            .Concat(Uncertain(errors).AsEnumerable())
            .Concat(errors.Response.Bind(Response).Map(paint.Faint).AsEnumerable())
            .Concat(Advice(errors).AsEnumerable());

    /// <summary>The errors as the command's user knows them: the limit of a reply is an option for programs only.</summary>
    public static CfErrors ForUser(CfErrors errors) =>
        errors.Map(static error =>
            error is CfError.TooLarge { Limit: var limit }
                ? new CfError.Constraint(
                    "reply",
                    "",
                    $"larger than the limit of {ByteSize.Write((int)limit)}",
                    ""
                )
                : error
        );

    public static string Line(string message, Paint paint) => $"{paint.Alarm("error:")} {message}";

    private static Option<string> Uncertain(CfErrors errors) =>
        errors.IsUncertain ? CfErrors.MayBeDone : Prelude.None;

    private static Option<string> LeftOut(CfErrors errors) =>
        errors.LeftOut == 0
            ? Prelude.None
            : string.Create(CultureInfo.InvariantCulture, $"and {errors.LeftOut:N0} more errors");

    // A status of 200 adds nothing to the errors.
    private static Option<string> Response(ResponseInfo response)
    {
        var said = new[]
        {
            response.IsSuccess
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $"status {response.Status}"),
            response.CfRay.Map(static ray => $"cf-ray {Printable.Line(ray)}").IfNone(""),
            response.RetryAfter.Map(static after => $"retry after {Wait(after)}").IfNone(""),
        }.Where(static part => part.Length > 0);
        return string.Join(", ", said) is { Length: > 0 } line ? line : Prelude.None;
    }

    // Seconds or a date.
    private static string Wait(RetryAfter after) =>
        $"{after}" is var text && text.All(char.IsAsciiDigit) ? $"{text} s" : text;

    // The API's own words seldom say what to do. (A bare status has its advice in its own message.)
    private static Option<string> Advice(CfErrors errors) =>
        from response in errors.Response
        from error in errors.Items.Find(static error => error is CfError.Api)
        where
            error.Code == HttpStatus.InternalError
            || response.Status
                is HttpStatus.Unauthorized
                    or HttpStatus.Forbidden
                    or HttpStatus.NotFound
                    or HttpStatus.Conflict
                    or HttpStatus.TooManyRequests
        select $"{HttpStatus.Advice(response.Status, error.Code, response)}.";
}
