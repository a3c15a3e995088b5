using System;
using System.Collections.Generic;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// How a delivered image is changed: options, as the last part of its URL has them (<c>w=400,h=300,fit=cover</c>).
/// </summary>
/// <remarks>
/// There is one way of writing, so that equal transformations make equal URLs and caches hit: the documented options in the documents'
/// order by their short names, each once, and then the others in their own order. Transformations form a monoid: of an option that two
/// have, the later one's value counts. Equal by text.
/// </remarks>
public sealed class Transformation : IEquatable<Transformation>
{
    private const string Field = "transformation";

    private readonly string text;

    private Transformation(TransformOption[] options)
    {
        Options = toSeq(options);
        RedirectsOnError = System.Array.Exists(options, static option => option.Name == "onerror");
        text = string.Join(',', options.Select(static option => option.ToString()));
    }

    /// <summary>No option: it changes nothing. No URL can be made of it.</summary>
    public static Transformation Empty { get; } = new([]);

    /// <summary>The options, in the order in which they are written.</summary>
    public Seq<TransformOption> Options { get; }

    /// <summary>Whether there is no option.</summary>
    public bool IsEmpty => Options.IsEmpty;

    /// <summary>Whether it has <c>onerror</c>, which is for remote images alone.</summary>
    internal bool RedirectsOnError { get; }

    /// <summary>Of options. Left: the errors of all that are wrong.</summary>
    /// <example><code>Transformation.Of(TransformOption.Width(400), TransformOption.Fit(Fit.Cover))</code></example>
    public static Either<CfErrors, Transformation> Of(
        params ReadOnlySpan<Either<CfErrors, TransformOption>> options
    )
    {
        var values = new List<TransformOption>(options.Length);
        CfErrors? errors = null;
        foreach (var option in options)
            if (option.IsRight)
                values.Add((TransformOption)option);
            else
                errors = errors is null
                    ? option.ErrorsOrBottom()
                    : errors + option.ErrorsOrBottom();
        return errors is null ? Ordered(values) : errors;
    }

    /// <summary>
    /// Checks a text such as <c>width=400,fit=cover</c>. Every documented option must be in its range; others are taken as they are.
    /// Left: <see cref="CfError.Constraint"/>s, one for each option that is wrong.
    /// </summary>
    public static Either<CfErrors, Transformation> Create(string? text) =>
        Read(text).Bind(static read => read.Checked());

    /// <summary>
    /// Reads what a URL has. A value that no document lists is kept as it is, since newer ones may come; so is everything from the first part on
    /// that can't be split into a name and a value. Left: a text without any option, as a variant's name is.
    /// </summary>
    public static Either<CfErrors, Transformation> Read(string? text)
    {
        if (text is null)
            return CfErrors.Of(Violation.Null.At(Field));
        if (
            !text.Contains('=', StringComparison.Ordinal)
            || TextRules.LoneSurrogate(text) is not null
        )
            return CfErrors.Of(
                new Violation("options such as w=400,h=300", Printable.Excerpt(text)).At(Field)
            );
        var options = new List<TransformOption>();
        for (var rest = Percent.Complete(text, Percent.InSegment); rest.Length > 0; )
        {
            var comma = rest.IndexOf(',', StringComparison.Ordinal);
            var piece = comma < 0 ? rest : rest[..comma];
            if (comma == rest.Length - 1 || !TransformOption.IsSplit(piece))
            {
                options.Add(TransformOption.Unsplit(rest));
                break;
            }

            options.Add(TransformOption.Split(piece));
            rest = comma < 0 ? "" : rest[(comma + 1)..];
        }

        return Ordered(options);
    }

    /// <summary>The value of an option, by any of its names: percent-decoded. The last one's, if there are several.</summary>
    public Option<string> Value(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var rank = OptionRule.RankOf(name);
        var written = rank < OptionRule.Unknown ? OptionRule.All[rank].Short : name;
        return Options
            .Filter(option => option.Rank <= OptionRule.Unknown && option.Name == written)
            .LastOrNone()
            .Map(static option => option.Value);
    }

    /// <summary>Itself, if no value of a documented option is out of its range. Left: the errors of all that are.</summary>
    public Either<CfErrors, Transformation> Checked() =>
        CfErrors
            .Of(toSeq(Options.Map(static option => option.Wrong()).OfType<CfError>().ToArray()))
            .Match(Left<CfErrors, Transformation>, () => this);

    /// <summary>Both; of an option that both have, the other's value.</summary>
    public Transformation Append(Transformation other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.IsEmpty ? this
            : IsEmpty ? other
            : Ordered([
                .. Options.Filter(mine =>
                    !other.Options.Exists(theirs => theirs.Name == mine.Name)
                ),
                .. other.Options,
            ]);
    }

    /// <summary>Both; of an option that both have, the right one's value.</summary>
    public static Transformation operator +(Transformation left, Transformation right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.Append(right);
    }

    // The documented ones by their rank, each once; the sort is stable.
    private static Transformation Ordered(List<TransformOption> options)
    {
        var kept = new List<TransformOption>(options.Count);
        for (var at = 0; at < options.Count; at++)
            if (!options[at].IsNone && !IsReplaced(options, at))
                kept.Add(options[at]);
        return new Transformation(
            IsInOrder(kept) ? [.. kept] : [.. kept.OrderBy(static option => option.Rank)]
        );
    }

    private static bool IsInOrder(List<TransformOption> options)
    {
        for (var at = 1; at < options.Count; at++)
            if (options[at].Rank < options[at - 1].Rank)
                return false;
        return true;
    }

    private static bool IsReplaced(List<TransformOption> options, int at)
    {
        for (var later = at + 1; later < options.Count; later++)
            if (options[later].Name == options[at].Name)
                return OptionRule.RankOf(options[at].Name) < OptionRule.Unknown;
        return false;
    }

    /// <summary>Whether both are written alike.</summary>
    public static bool operator ==(Transformation? left, Transformation? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Whether they are written differently.</summary>
    public static bool operator !=(Transformation? left, Transformation? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Transformation? other) => text == other?.text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Transformation);

    /// <inheritdoc/>
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    /// <summary>As a URL has it: <c>w=400,h=300,fit=cover</c>; empty for <see cref="Empty"/>.</summary>
    public override string ToString() => text;
}
