using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// One option of a transformation: <c>w=400</c>. The methods make the documented ones and check their ranges (Cloudflare's documentation,
/// <em>Transform via URL</em>); <see cref="Raw"/> makes any other.
/// </summary>
/// <remarks>
/// It has one way of writing: the short name, numbers without needless zeros, what a URL can't hold percent-encoded. Equal by that text.
/// A <c>default</c> one is no option, and is left out of a transformation.
/// </remarks>
public readonly partial record struct TransformOption
{
    private const string Field = "option";

    // In place of the number of a value that no document lists.
    private const int Undocumented = -1;

    private readonly OptionRule? rule;
    private readonly string? text;
    private readonly int number;

    /// <summary>An option by its rule, with a value as a URL has it: a text, or a whole number.</summary>
    internal TransformOption(OptionRule rule, string? text, int number = 0) =>
        (this.rule, this.text, this.number) = (rule, text, number);

    /// <summary>The name by which it is written (<c>w</c>); empty for what can't be split into options.</summary>
    public string Name => Is(OptionRule.Unsplit) ? "" : ToString().Split('=')[0];

    /// <summary>The value, percent-decoded: <c>#ff0000</c>. For what can't be split, its text.</summary>
    public string Value
    {
        get
        {
            var all = ToString();
            var encoded = Is(OptionRule.Unsplit)
                ? all
                : all[(all.IndexOf('=', StringComparison.Ordinal) + 1)..];
            return Percent.Decode(encoded) ?? encoded;
        }
    }

    /// <summary>Whether the documents list the option and the value.</summary>
    public bool IsDocumented => rule is not null && Rank < OptionRule.Unknown.Rank;

    /// <summary>As a URL has it: <c>background=%23ff0000</c>.</summary>
    public override string ToString() =>
        rule is null ? "" : rule.Prefix + (text ?? number.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// An option that this library doesn't know, or a value that it doesn't know of one it does. Nothing is checked but that the name can
    /// be a name. What is documented becomes the documented option.
    /// </summary>
    /// <param name="name">The name, without white space, <c>=</c>, <c>,</c>, brackets and quotation marks.</param>
    /// <param name="value">The value, not percent-encoded.</param>
    public static Either<CfErrors, TransformOption> Raw(string? name, string? value) =>
        name is null || value is null ? CfErrors.Of(Violation.Null.At(Field))
        : name.Length == 0 || name.AsSpan().ContainsAnyExcept(Percent.InValue)
            ? CfErrors.Of(
                new Violation(
                    "a name of letters, digits, hyphens and dots",
                    Printable.Excerpt(name)
                ).At(Field)
            )
        : TextRules.LoneSurrogate(value) is not null || !IsBalanced(value)
            ? CfErrors.Of(
                new Violation(
                    "Unicode text that closes the brackets and quotation marks it opens",
                    Printable.Excerpt(value)
                ).At(name)
            )
        : Read($"{name}={Percent.Encode(value, Percent.InValue)}");

    /// <summary>Its place among the options of a transformation: what no document lists comes behind what one does.</summary>
    internal int Rank => number == Undocumented ? OptionRule.Unknown.Rank : rule!.Rank;

    internal bool Is(OptionRule? one) => rule == one;

    /// <summary>Whether another is of the same documented option, so that the later one's value counts.</summary>
    internal bool Replaces(TransformOption other) =>
        rule == other.rule && rule != OptionRule.Unknown;

    /// <summary>Whether another has the same name, documented or not.</summary>
    internal bool HasNameOf(TransformOption other) =>
        rule == other.rule && (rule != OptionRule.Unknown || Name == other.Name);

    internal void AppendTo(ref DefaultInterpolatedStringHandler written)
    {
        written.AppendLiteral(rule!.Prefix);
        if (text is null)
            written.AppendFormatted(number);
        else
            written.AppendLiteral(text);
    }

    /// <summary>One piece with a name and a value, as a URL has it.</summary>
    internal static TransformOption Read(string piece)
    {
        var equals = piece.IndexOf('=', StringComparison.Ordinal);
        var value = piece[(equals + 1)..];
        return OptionRule.Named(piece[..equals]) is not { } rule
                ? new TransformOption(OptionRule.Unknown, piece)
            : Percent.Decode(value) is { } decoded && rule.Read(decoded) is { } documented
                ? documented
            : new TransformOption(rule, value, Undocumented);
    }

    /// <summary>
    /// Whether a piece between two commas is one option: it has a name, and closes the brackets and quotation marks that it opens. These nest
    /// options in options, by a grammar that is not published.
    /// </summary>
    internal static bool IsOne(string piece) =>
        piece.IndexOf('=', StringComparison.Ordinal) > 0
        && IsBalanced(Percent.Decode(piece) ?? piece);

    /// <summary>Why the value is not one that the documents list for the option; null for what is right or unknown.</summary>
    internal CfErrors? Wrong() => number == Undocumented ? rule!.Wrong(Value) : null;

    private static bool IsBalanced(ReadOnlySpan<char> text) =>
        text.Count('(') == text.Count(')')
        && text.Count('[') == text.Count(']')
        && text.Count('{') == text.Count('}')
        && text.Count('"') % 2 == 0
        && text.Count('\'') % 2 == 0;
}
