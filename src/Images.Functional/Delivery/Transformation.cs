using System.Runtime.CompilerServices;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>How a delivered image is transformed: the options in the last part of its URL (<c>w=400,h=300,fit=cover</c>).</summary>
/// <remarks>
/// The text is canonical, so that equal transformations give equal URLs, which helps caches: first the documented options, each once, in the
/// documentation's order and with short names; then the others in their original order. Transformations form a monoid: if both have an
/// option, the later value counts. Compared by text.
/// </remarks>
[JsonConverter(typeof(CodecJsonConverter<Transformation>))]
public sealed record Transformation : IComparable<Transformation>, IHasCodec<Transformation>
{
    private const string Field = "transformation";

    private readonly TransformOption[] options;
    private readonly string text;

    private Transformation(TransformOption[] given)
    {
        options = IsInOrder(given) ? given : InOrder(given);
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
    public static Transformation Empty { get; } = new([]);

    /// <summary>Its JSON: a string, read as by <see cref="Read"/>; empty for <see cref="Empty"/>.</summary>
    public static Codec<Transformation> Codec { get; } =
        Json.Of(
            Text.Checked(
                Field,
                0,
                int.MaxValue,
                static text => text is "" ? Empty : Read(text),
                static transformation => transformation.NotNull().text
            )
        );

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
        var given = new TransformOption[options.Length];
        var count = 0;
        List<CfErrors>? errors = null;
        foreach (ref readonly var option in options)
            if (!option.IsRight)
                (errors ??= []).Add(option.ErrorsOrBottom());
            else if ((TransformOption)option is var one && !one.Is(null))
                given[count++] = one;
        System.Array.Resize(ref given, count);
        return errors is null ? new Transformation(given) : CfErrors.Join(errors);
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
            return Violation.Null.In(Field);
        if (
            !text.Contains('=', StringComparison.Ordinal)
            || TextRules.LoneSurrogate(text) is not null
        )
            return CfErrors.Of(Field, "options such as w=400,h=300", Printable.Excerpt(text));
        var options = new List<TransformOption>();
        var all = Percent.Complete(text, Percent.InSegment);
        for (var start = 0; start < all.Length; )
        {
            var comma = all.IndexOf(',', start);
            var piece = comma < 0 ? all[start..] : all[start..comma];
            var isOne = comma < all.Length - 1 && TransformOption.IsOne(piece);
            options.Add(
                isOne
                    ? TransformOption.Read(piece)
                    : new TransformOption(OptionRule.Unsplit, all[start..])
            );
            start = isOne && comma >= 0 ? comma + 1 : all.Length;
        }

        return new Transformation([.. options]);
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
        CfErrors[] errors = [.. options.Select(static option => option.Wrong()).OfType<CfErrors>()];
        return errors.Length == 0 ? this : CfErrors.Join(errors);
    }

    /// <summary>Combines both. If both have an option, the other's value counts.</summary>
    public Transformation Append(Transformation other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.IsEmpty)
            return this;
        if (IsEmpty)
            return other;
        var names = other.options.Select(static theirs => theirs.Name).ToHashSet();
        return new Transformation([
            .. options.Where(mine => !names.Contains(mine.Name)),
            .. other.options,
        ]);
    }

    /// <summary>Combines both. If both have an option, the right one's value counts.</summary>
    public static Transformation operator +(Transformation left, Transformation right) =>
        left.NotNull().Append(right);

    /// <inheritdoc/>
    public int CompareTo(Transformation? other) => string.CompareOrdinal(text, other?.text);

    /// <inheritdoc/>
    public bool Equals(Transformation? other) => text == other?.text;

    /// <inheritdoc/>
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The options as in a URL: <c>w=400,h=300,fit=cover</c>; empty for <see cref="Empty"/>.</summary>
    public override string ToString() => text;

    /// <summary>Whether it has <c>onerror</c>, which is only for remote images.</summary>
    internal bool RedirectsOnError =>
        System.Array.Exists(options, static option => option.Is(OptionRule.OnError));

    // Mostly they are: then no option occurs twice.
    private static bool IsInOrder(TransformOption[] options)
    {
        for (var at = 0; at < options.Length; at++)
            if (!options[at].IsDocumented || (at > 0 && options[at].Rank <= options[at - 1].Rank))
                return false;
        return true;
    }

    // Of each documented option the last value counts.
    private static TransformOption[] InOrder(TransformOption[] options) =>
        [
            .. Enumerable
                .Reverse(options)
                .DistinctBy(static option => option.Key)
                .Reverse()
                .OrderBy(static option => option.Rank),
        ];
}
