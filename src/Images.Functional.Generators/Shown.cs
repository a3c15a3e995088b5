using System.Text.RegularExpressions;

namespace Images.Functional.Generators;

/// <summary>
/// A value that prints readably, for the parameters of properties: <c>Shown&lt;Option&lt;Filename&gt;&gt;</c>.
/// FsCheck itself prints LanguageExt's types as F# sequences of their first four items, in which <c>None</c> and
/// <c>Some</c> of an empty text look alike; texts with invisible characters; and only the message of <see cref="CfErrors"/>.
/// </summary>
/// <typeparam name="A">The type of the value.</typeparam>
/// <param name="Value">The value.</param>
public readonly record struct Shown<A>(A Value)
{
    private const string LoneSurrogate =
        @"[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]";

    /// <summary>
    /// The value's own text; for errors, also the details of the response. Control and formatting characters, line separators and lone surrogates
    /// print as <c>\u{202E}</c>.
    /// </summary>
    public override string ToString() =>
        Printable.All(
            Regex.Replace(Text, LoneSurrogate, static unit => $"\\u{{{(int)unit.Value[0]:X}}}")
        );

    private string Text =>
        Value is CfErrors { Response.IsSome: true } errors
            ? $"{errors} ({errors.Response.ToSeq().Head})"
            : $"{Value}";
}
