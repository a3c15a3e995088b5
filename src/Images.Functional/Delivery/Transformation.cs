using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// How a delivered image is transformed: the options in the last part of its URL (<c>w=400,h=300,fit=cover</c>).
/// </summary>
/// <remarks>
/// The text is canonical, so that equal transformations give equal URLs, which helps caches: first the documented options, each once, in the
/// documentation's order and with short names; then the others in their original order. Transformations form a monoid: if both have an
/// option, the later value counts. Compared by text.
/// </remarks>
public sealed record Transformation
{
    private const string Field = "transformation";

    private readonly TransformOption[] options;
    private readonly string text;

    private Transformation(TransformOption[] kept, int count)
    {
        System.Array.Resize(ref kept, count);
        options = kept;
        var written = new DefaultInterpolatedStringHandler(
            0,
            0,
            CultureInfo.InvariantCulture,
            stackalloc char[128]
        );
        for (var at = 0; at < options.Length; at++)
        {
            if (at > 0)
                written.AppendLiteral(",");
            options[at].AppendTo(ref written);
        }

        text = written.ToStringAndClear();
    }

    /// <summary>No options: changes nothing. You cannot create a URL from it.</summary>
    public static Transformation Empty { get; } = new([], 0);

    /// <summary>The options, in the order in which they are written.</summary>
    public Seq<TransformOption> Options => toSeq(options);

    /// <summary>Whether there are no options.</summary>
    public bool IsEmpty => options.Length == 0;

    /// <summary>Combines options. Left: the errors of all invalid ones.</summary>
    /// <example><code>Transformation.Of(TransformOption.Width(400), TransformOption.Fit(Fit.Cover))</code></example>
    public static Either<CfErrors, Transformation> Of(
        params ReadOnlySpan<Either<CfErrors, TransformOption>> options
    )
    {
        var kept = new TransformOption[options.Length];
        var count = 0;
        CfErrors? errors = null;
        foreach (ref readonly var option in options)
            if (option.IsRight)
                Put(kept, ref count, (TransformOption)option);
            else
                errors = CfErrors.Both(errors, option.ErrorsOrBottom());
        return errors is not null ? errors : new Transformation(kept, count);
    }

    /// <summary>
    /// Checks a text such as <c>width=400,fit=cover</c>. Every documented option must have a valid value; undocumented options are
    /// accepted unchecked. Left: a <see cref="CfError.Constraint"/> for each invalid option.
    /// </summary>
    public static Either<CfErrors, Transformation> Create(string? text) =>
        Read(text).Bind(static read => read.Checked());

    /// <summary>
    /// Reads the options in a URL. Keeps undocumented values unchanged, since Cloudflare may add new ones. From the first part that can't be split
    /// into a name and a value, keeps the rest unchanged too. Left: a text without options, such as a variant's name.
    /// </summary>
    public static Either<CfErrors, Transformation> Read(string? text)
    {
        if (text is null)
            return CfErrors.Of(Violation.Null.At(Field));
        if (
            !text.Contains('=', StringComparison.Ordinal)
            || TextRules.LoneSurrogate(text) is not null
        )
            return CfErrors.Of(Field, "options such as w=400,h=300", Printable.Excerpt(text));
        var options = new List<TransformOption>();
        for (var rest = Percent.Complete(text, Percent.InSegment); rest.Length > 0; )
        {
            var comma = rest.IndexOf(',', StringComparison.Ordinal);
            var piece = comma < 0 ? rest : rest[..comma];
            var isOne = comma < rest.Length - 1 && TransformOption.IsOne(piece);
            options.Add(
                isOne ? TransformOption.Read(piece) : new TransformOption(OptionRule.Unsplit, rest)
            );
            rest = isOne && comma > 0 ? rest[(comma + 1)..] : "";
        }

        return InOrder(CollectionsMarshal.AsSpan(options));
    }

    /// <summary>The percent-decoded value of an option, by any of its names. If there are several, the last one.</summary>
    public Option<string> Value(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var written = OptionRule.Named(name)?.Short ?? name;
        return Options
            .Filter(option => option.Name == written && written.Length > 0)
            .LastOrNone()
            .Map(static option => option.Value);
    }

    /// <summary>Returns this transformation if all documented options have valid values. Left: the errors of all others.</summary>
    public Either<CfErrors, Transformation> Checked()
    {
        CfErrors? errors = null;
        foreach (var option in options)
            errors = CfErrors.Both(errors, option.Wrong());
        return errors is null ? this : errors;
    }

    /// <summary>Combines both. If both have an option, the other's value counts.</summary>
    public Transformation Append(Transformation other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.IsEmpty ? this
            : IsEmpty ? other
            : InOrder([
                .. options.Where(mine =>
                    !System.Array.Exists(other.options, theirs => theirs.HasNameOf(mine))
                ),
                .. other.options,
            ]);
    }

    /// <summary>Combines both. If both have an option, the right one's value counts.</summary>
    public static Transformation operator +(Transformation left, Transformation right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.Append(right);
    }

    /// <inheritdoc/>
    public bool Equals(Transformation? other) => text == other?.text;

    /// <inheritdoc/>
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The options as in a URL: <c>w=400,h=300,fit=cover</c>; empty for <see cref="Empty"/>.</summary>
    public override string ToString() => text;

    /// <summary>Whether it has <c>onerror</c>, which is only for remote images.</summary>
    internal bool RedirectsOnError =>
        System.Array.Exists(options, static option => option.Is(OptionRule.OnError));

    private static Transformation InOrder(ReadOnlySpan<TransformOption> options)
    {
        var kept = new TransformOption[options.Length];
        var count = 0;
        foreach (var option in options)
            Put(kept, ref count, option);
        return new Transformation(kept, count);
    }

    // Inserts the option after those of the same or a lower rank, and removes an earlier value.
    private static void Put(TransformOption[] kept, ref int count, TransformOption option)
    {
        if (option.Is(null))
            return;
        // Options mostly come in order: then there is no value to replace.
        var isNext = option.IsDocumented && (count == 0 || option.Rank > kept[count - 1].Rank);
        for (var at = 0; at < count && !isNext; at++)
            if (option.Replaces(kept[at]))
                System.Array.Copy(kept, at + 1, kept, at, --count - at);
        var place = count++;
        for (; place > 0 && kept[place - 1].Rank > option.Rank; place--)
            kept[place] = kept[place - 1];
        kept[place] = option;
    }
}
