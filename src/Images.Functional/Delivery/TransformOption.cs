using System;
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

    private readonly string? text;
    private readonly string? name;

    private TransformOption(int rank, string text, string name) =>
        (Rank, this.text, this.name) = (rank, text, name);

    /// <summary>The name by which it is written (<c>w</c>); empty for what can't be split into options.</summary>
    public string Name => name ?? "";

    /// <summary>The value, percent-decoded: <c>#ff0000</c>. For what can't be split, its text.</summary>
    public string Value
    {
        get
        {
            var encoded = ToString();
            if (Name.Length > 0)
                encoded = encoded[(Name.Length + 1)..];
            return Percent.Decode(encoded) ?? encoded;
        }
    }

    /// <summary>Whether the documents list the option and the value.</summary>
    public bool IsDocumented => text is not null && Rank < OptionRule.Unknown;

    /// <summary>As a URL has it: <c>background=%23ff0000</c>.</summary>
    public override string ToString() => text ?? "";

    /// <inheritdoc/>
    public bool Equals(TransformOption other) => ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

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
        : Split($"{name}={Percent.Encode(value, Percent.InValue)}");

    internal int Rank { get; }

    internal bool IsNone => text is null;

    /// <summary>A value of a documented option, not percent-encoded.</summary>
    internal static Either<CfErrors, TransformOption> Of(OptionRule rule, string value) =>
        rule.Canonical(value) is { } canonical
            ? Known(rule, canonical)
            : CfErrors.Of(new Violation(rule.Limit, Printable.Excerpt(value)).At(rule.Name));

    /// <summary>One piece with a name and a value, as a URL has it.</summary>
    internal static TransformOption Split(string piece)
    {
        var equals = piece.IndexOf('=', StringComparison.Ordinal);
        var rank = OptionRule.RankOf(piece[..equals]);
        return
            rank < OptionRule.Unknown
            && Percent.Decode(piece[(equals + 1)..]) is { } value
            && OptionRule.All[rank].Canonical(value) is { } canonical
            ? Known(OptionRule.All[rank], canonical)
            : Other(
                rank < OptionRule.Unknown ? OptionRule.All[rank].Short : piece[..equals],
                piece[equals..]
            );
    }

    /// <summary>
    /// Whether a piece between two commas is one option: it has a name, and closes the brackets and quotation marks that it opens. These nest
    /// options in options, by a grammar that is not published.
    /// </summary>
    internal static bool IsSplit(string piece) =>
        piece.IndexOf('=', StringComparison.Ordinal) > 0
        && IsBalanced(Percent.Decode(piece) ?? piece);

    private static bool IsBalanced(ReadOnlySpan<char> text) =>
        text.Count('(') == text.Count(')')
        && text.Count('[') == text.Count(']')
        && text.Count('{') == text.Count('}')
        && text.Count('"') % 2 == 0
        && text.Count('\'') % 2 == 0;

    private static TransformOption Other(string name, string rest) =>
        new(OptionRule.Unknown, name + rest, name);

    /// <summary>The end of a segment that can't be split.</summary>
    internal static TransformOption Unsplit(string rest) => new(OptionRule.Unsplit, rest, "");

    /// <summary>Why the value is not one that the documents list for the option; null for what is right or unknown.</summary>
    internal CfError? Wrong() =>
        Rank == OptionRule.Unknown && OptionRule.RankOf(Name) is var rank and < OptionRule.Unknown
            ? new Violation(OptionRule.All[rank].Limit, Printable.Excerpt(Value)).At(
                OptionRule.All[rank].Name
            )
            : null;

    private static TransformOption Known(OptionRule rule, string canonical) =>
        new(
            OptionRule.RankOf(rule.Short),
            string.Concat(rule.Short, "=", Percent.Encode(canonical, Percent.InValue)),
            rule.Short
        );
}
