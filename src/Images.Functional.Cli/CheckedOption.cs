using System;
using System.CommandLine.Completions;
using System.Globalization;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Cli;

/// <summary>
/// An option whose value a smart constructor checks, so that all errors of a command can be printed at once. Its errors
/// name the option.
/// </summary>
internal sealed class CheckedOption<A> : System.CommandLine.Option<string?>
{
    private readonly Func<string, Either<CfErrors, A>> create;

    public CheckedOption(
        string name,
        string value,
        string description,
        Func<string, Either<CfErrors, A>> create,
        params string[] completions
    )
        : base(name)
    {
        (HelpName, Description) = (value, description);
        this.create = create;
        CompletionSources.Add(_ => completions.Select(static one => new CompletionItem(one)));
    }

    /// <summary>The value; None if the option is not given.</summary>
    public Either<CfErrors, Option<A>> Read(System.CommandLine.ParseResult parsed) =>
        parsed.GetValue(this) is not { } text
            ? Option<A>.None
            : create(text)
                .Match<Either<CfErrors, Option<A>>>(
                    Right: static value => Some(value),
                    Left: errors => CheckedOption.Name(Name, errors)
                );
}

/// <summary>Options of common kinds.</summary>
internal static class CheckedOption
{
    public static CheckedOption<bool> Boolean(string name, string description) =>
        new(
            name,
            "true|false",
            description,
            text =>
                text switch
                {
                    "true" => true,
                    "false" => false,
                    _ => Wrong.Value("true or false", text),
                },
            "true",
            "false"
        );

    public static CheckedOption<Pixels> Pixels(string name, string description) =>
        new(
            name,
            "pixels",
            description,
            static text =>
                decimal.TryParse(
                    text,
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                    ? Functional.Pixels.Create(number)
                    : Wrong.Value("a number", text)
        );

    public static CheckedOption<BrowserTtl> BrowserTtl(string description) =>
        new(
            "--browser-ttl",
            "seconds",
            description,
            static text =>
                long.TryParse(
                    text,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var seconds
                )
                    ? Functional.BrowserTtl.Create(seconds)
                    : Wrong.Value("a whole number of seconds", text)
        );

    /// <summary>Names the option in the errors of this field of the API's.</summary>
    /// <param name="field">The field.</param>
    /// <param name="option">The option.</param>
    /// <param name="errors">The errors.</param>
    /// <param name="typed">The option's text, if that is what was found.</param>
    public static CfErrors Rename(
        string field,
        string option,
        CfErrors errors,
        string? typed = null
    ) =>
        errors.Map(error =>
            error is CfError.Constraint constraint && constraint.Field == field
                ? constraint with
                {
                    Field = option,
                    Had = typed is null ? constraint.Had : Printable.Excerpt(typed),
                }
                : error
        );

    /// <summary>The errors of an option's value, with the option's name.</summary>
    public static CfErrors Name(string option, CfErrors errors) =>
        errors.Map(error =>
            error is CfError.Constraint constraint
                ? constraint with
                {
                    Field = option,
                }
                : new CfError.Constraint(option, "", error.Message, "")
        );
}
