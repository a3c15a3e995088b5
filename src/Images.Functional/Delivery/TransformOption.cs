using System.Runtime.CompilerServices;

namespace Images.Functional;

/// <summary>
/// One option of a transformation: <c>w=400</c>. The methods create the documented options and check their ranges (Cloudflare's
/// documentation, <em>Transform via URL</em>); <see cref="Raw"/> creates any other.
/// </summary>
/// <remarks>
/// The text is canonical: the short name, numbers without unnecessary zeros, and percent-encoding where a URL requires it. Compared by that
/// text. The <c>default</c> value is not an option, and transformations leave it out.
/// </remarks>
public readonly partial record struct TransformOption
{
    private const string Field = "option";

    // Marks an undocumented value, in place of its number.
    private const int Undocumented = -1;

    private readonly OptionRule? rule;
    private readonly string? text;
    private readonly int number;

    /// <summary>Creates an option with an encoded value: a text, or a whole number.</summary>
    internal TransformOption(OptionRule rule, string? text, int number = 0) =>
        (this.rule, this.text, this.number) = (rule, text, number);

    /// <summary>The name in URLs (<c>w</c>); empty for a text that can't be split into options.</summary>
    public string Name => Is(OptionRule.Unsplit) ? "" : ToString().Split('=')[0];

    /// <summary>The percent-decoded value: <c>#ff0000</c>. For a text that can't be split into options, the text.</summary>
    public string Value =>
        Percent.DecodeOrKeep(Is(OptionRule.Unsplit) ? ToString() : ToString().Split('=', 2)[^1]);

    /// <summary>Whether both the option and the value are documented.</summary>
    public bool IsDocumented => rule is not null && Rank < OptionRule.Unknown.Rank;

    /// <summary>The option as in a URL: <c>background=%23ff0000</c>.</summary>
    public override string ToString() =>
        rule is null ? "" : rule.Prefix + (text ?? number.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// Creates an option that this library doesn't know, or a known option with an unknown value. Checks only the form of the name and the value.
    /// A documented name and value give the documented option.
    /// </summary>
    /// <param name="name">The name: letters, digits and <c>-._~;:</c>.</param>
    /// <param name="value">The value, not percent-encoded.</param>
    public static Either<CfErrors, TransformOption> Raw(string? name, string? value) =>
        name is null || value is null ? Violation.Null.In(Field)
        : name.Length == 0 || name.AsSpan().ContainsAnyExcept(Percent.InValue)
            ? CfErrors.Of(Field, "a name of letters, digits and -._~;:", Printable.Excerpt(name))
        : TextRules.LoneSurrogate(value) is not null || !IsBalanced(value)
            ? CfErrors.Of(
                name,
                "Unicode text that closes the brackets and quotation marks it opens",
                Printable.Excerpt(value)
            )
        : Read($"{name}={Percent.Encode(value, Percent.InValue)}");

    /// <summary>Its position among the options of a transformation: undocumented options come last.</summary>
    internal int Rank => number == Undocumented ? OptionRule.Unknown.Rank : rule!.Rank;

    internal bool Is(OptionRule? one) => rule == one;

    /// <summary>Equal for options of which only the last counts: those with the same documented name. An undocumented option equals no other.</summary>
    internal object Key => rule == OptionRule.Unknown ? new object() : rule!;

    internal void AppendTo(ref DefaultInterpolatedStringHandler written)
    {
        written.AppendLiteral(rule!.Prefix);
        if (text is null)
            written.AppendFormatted(number);
        else
            written.AppendLiteral(text);
    }

    /// <summary>Reads a piece of a URL with a name and a value.</summary>
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
    /// Whether a piece between two commas is one option: it has a name, and closes the brackets and quotation marks that it opens. Cloudflare uses
    /// these to nest options, with an unpublished grammar.
    /// </summary>
    internal static bool IsOne(string piece) =>
        piece.IndexOf('=', StringComparison.Ordinal) > 0 && IsBalanced(Percent.DecodeOrKeep(piece));

    /// <summary>The error if a documented option has an undocumented value; otherwise null.</summary>
    internal CfErrors? Wrong() => number == Undocumented ? rule!.Wrong(Value) : null;

    private static bool IsBalanced(ReadOnlySpan<char> text) =>
        text.Count('(') == text.Count(')')
        && text.Count('[') == text.Count(']')
        && text.Count('{') == text.Count('}')
        && text.Count('"') % 2 == 0
        && text.Count('\'') % 2 == 0;
}
