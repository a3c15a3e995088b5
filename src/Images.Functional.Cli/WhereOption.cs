using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Cli;

/// <summary>
/// Conditions on metadata: <c>status=active</c>, <c>priority>=1</c>, <c>region.name=eu|us</c>. A value that is <c>true</c>, <c>false</c> or a
/// number is one; in double quotes it is a text. The API has lists of numbers and of texts only.
/// </summary>
internal sealed class WhereOption : System.CommandLine.Option<string[]>
{
    private static readonly string[] Operators = [">=", "<=", ">", "<", "="];

    public WhereOption()
        : base("--where")
    {
        HelpName = "condition";
        Description =
            "A condition on metadata; up to 5, all of which must hold: status=active, priority>=1, region.name=eu|us. "
            + "A value that is true, false or a number is one; in double quotes it is a text. "
            + "The values of a list (a|b) are numbers if all of them are, and texts if not.";
        AllowMultipleArgumentsPerToken = false;
        Arity = ArgumentArity.ZeroOrMore;
    }

    /// <summary>The listing with the conditions, or everything that is wrong with them.</summary>
    public Either<CfErrors, Listing> Read(ParseResult parsed, Listing listing) =>
        (parsed.GetValue(this) ?? [])
            .Aggregate(
                (Either<CfErrors, Listing>)listing,
                static (all, condition) => With(all, condition)
            )
            .MapLeft(errors => CheckedOption.Name(Name, errors));

    private static Either<CfErrors, Listing> With(
        Either<CfErrors, Listing> listing,
        string condition
    )
    {
        var at = condition.IndexOfAny(['<', '>', '=']);
        if (at < 0)
            return (
                listing,
                (Either<CfErrors, Listing>)
                    Wrong.Value("name=value, or <, <=, > or >= with a number", condition)
            ).Apply(static (one, _) => one);
        var comparison = Operators.First(sign =>
            condition.AsSpan(at).StartsWith(sign, StringComparison.Ordinal)
        );
        var value = condition[(at + comparison.Length)..];
        var where = listing.Where(condition[..at]);
        if (comparison == "=")
            return Equal(where, value);
        if (Number(value) is not { } number)
            return (
                listing,
                (Either<CfErrors, Listing>)Wrong.Value("a number after <, <=, > or >=", condition)
            ).Apply(static (one, _) => one);
        return comparison switch
        {
            ">=" => where.AtLeast(number),
            "<=" => where.AtMost(number),
            ">" => where.GreaterThan(number),
            _ => where.LessThan(number),
        };
    }

    private static Either<CfErrors, Listing> Equal(MetadataWhere where, string value)
    {
        List<string> texts = [];
        List<decimal?> numbers = [];
        for (var rest = value + "|"; rest.Length > 0; )
        {
            // A bar in quotes is a part of the text.
            var isQuoted = rest[0] == '"';
            var end = isQuoted
                ? rest.IndexOf("\"|", 1, StringComparison.Ordinal)
                : rest.IndexOf('|', StringComparison.Ordinal);
            if (end < 0)
                return Wrong.Value("a closing quote at the end of a text in quotes", value);
            texts.Add(isQuoted ? rest[1..end] : rest[..end]);
            numbers.Add(isQuoted ? null : Number(texts[^1]));
            rest = rest[(end + (isQuoted ? 2 : 1))..];
        }

        return texts.Count > 1
            ? numbers.TrueForAll(static number => number is not null)
                ? where.In([.. numbers.Select(static number => number!.Value)])
                : where.In([.. texts])
            : numbers[0] is { } one
                ? where.Is(one)
                : value is "true" or "false"
                    ? where.Is(value == "true")
                    : where.Is(texts[0]);
    }

    private static decimal? Number(string text)
    {
        // Not by Match, which throws for null.
        var read = Json.Number.Parse(text);
        return read.IsRight ? (decimal)read : null;
    }
}
