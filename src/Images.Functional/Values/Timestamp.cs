namespace Images.Functional;

/// <summary>
/// A time in the API, such as <c>uploaded</c> of an image or <c>expiresAt</c> of a batch token: an RFC 3339 date-time (API reference,
/// <em>Image details</em>), with seconds and with <c>Z</c> or an offset.
/// </summary>
/// <remarks>
/// <para>
/// Holds the instant, to 100 ns, and the original text. <see cref="Value"/> is written back unchanged, with any offset and any
/// number of fraction digits. Two with the same instant but different texts are not equal. Sorted by instant, then by text; the
/// operators <c>&lt;</c>, <c>&gt;</c>, <c>&lt;=</c> and <c>&gt;=</c> compare instants alone.
/// </para>
/// <para>
/// Years 1 to 9999; offsets up to 14:00; <c>T</c> and <c>Z</c> in either case; a leap second (<c>23:59:60</c> in
/// UTC) is read as the next second. The <c>default</c> value is the first instant of year 1.
/// </para>
/// </remarks>
[JsonConverter(typeof(CodecJsonConverter<Timestamp>))]
[TypeConverter(typeof(ParsableConverter<Timestamp>))]
public readonly record struct Timestamp : IComparable<Timestamp>, ITextValue<Timestamp>
{
    private const string Field = "time";

    /// <summary>Its text.</summary>
    public static Text<Timestamp> Text { get; } =
        Functional.Text.Checked(
            Field,
            20,
            // A fraction may have any number of digits.
            int.MaxValue,
            Create,
            static at => at.Value
        );

    /// <summary>Its JSON: a string.</summary>
    public static Codec<Timestamp> Codec { get; } = new TimestampCodec(Text);

    private readonly DateTime utc;

    // The text, if it is not the canonical form of the instant.
    private readonly string? text;

    private Timestamp(DateTime utc, string? text) => (this.utc, this.text) = (utc, text);

    /// <summary>The instant, in UTC.</summary>
    public DateTimeOffset Instant => new(utc, TimeSpan.Zero);

    /// <summary>The original text, or the canonical one: <c>2014-01-02T02:20:00.123Z</c>, without trailing zeros in the fraction.</summary>
    public string Value => text ?? Rfc3339.Format(utc);

    /// <summary>Reads an RFC 3339 date-time. Left: <see cref="CfError.Constraint"/>.</summary>
    public static Either<CfErrors, Timestamp> Create(string? value) =>
        value is null ? Functional.Violation.Null.In(Field)
        : TryRead(Encoding.UTF8.GetBytes(value), out var time) ? time
        : Violation(value).In(Field);

    /// <summary>Creates it from an instant, with the canonical text. Never fails: every <see cref="DateTimeOffset"/> is in range.</summary>
    public static Timestamp From(DateTimeOffset instant) => new(instant.UtcDateTime, null);

    /// <inheritdoc/>
    public int CompareTo(Timestamp other) =>
        utc.CompareTo(other.utc) is var byInstant and not 0
            ? byInstant
            : string.CompareOrdinal(Value, other.Value);

    /// <summary>Whether the left instant is earlier.</summary>
    public static bool operator <(Timestamp left, Timestamp right) => left.utc < right.utc;

    /// <summary>Whether the left instant is later.</summary>
    public static bool operator >(Timestamp left, Timestamp right) => left.utc > right.utc;

    /// <summary>Whether the left instant is earlier, or the same.</summary>
    public static bool operator <=(Timestamp left, Timestamp right) => left.utc <= right.utc;

    /// <summary>Whether the left instant is later, or the same.</summary>
    public static bool operator >=(Timestamp left, Timestamp right) => left.utc >= right.utc;

    static bool IParsable<Timestamp>.TryParse(
        string? s,
        IFormatProvider? provider,
        out Timestamp result
    ) => ITextValue<Timestamp>.TryRead(s, out result);

    /// <summary>The text.</summary>
    public override string ToString() => Value;

    internal static bool TryRead(ReadOnlySpan<byte> utf8, out Timestamp uploaded)
    {
        var read = Rfc3339.TryRead(utf8, out var utc, out var isCanonical);
        uploaded = new Timestamp(utc, !read || isCanonical ? null : Encoding.ASCII.GetString(utf8));
        return read;
    }

    internal static Violation Violation(string value) =>
        new(
            "an RFC 3339 date-time with seconds and an offset, such as 2014-01-02T02:20:00.123Z",
            Printable.Excerpt(value)
        );

    /// <summary>Writes the text without allocating; false if it is longer than a canonical text and does not fit.</summary>
    internal bool TryFormat(Span<byte> utf8, out int written)
    {
        if (text is not null)
        {
            written = 0;
            // Encoding a text that does not fit would allocate.
            return text.Length <= utf8.Length
                && Encoding.ASCII.TryGetBytes(text, utf8, out written);
        }

        written = Rfc3339.Format(utc, utf8);
        return true;
    }
}
