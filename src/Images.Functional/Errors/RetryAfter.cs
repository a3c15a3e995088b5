namespace Images.Functional;

/// <summary>
/// The <c>Retry-After</c> header (RFC 9110, section 10.2.3): a number of seconds, which Cloudflare sends,
/// or a date, which other servers on the way may send. If the header occurs twice, the largest number is used.
/// </summary>
public readonly record struct RetryAfter
{
    private readonly DateTimeOffset? date;
    private readonly TimeSpan delay;

    private RetryAfter(TimeSpan delay, DateTimeOffset? date) =>
        (this.delay, this.date) = (delay, date);

    /// <summary>A wait that begins with the reply. A negative one counts as zero.</summary>
    public static RetryAfter After(TimeSpan delay) => new(Times.Longer(delay, TimeSpan.Zero), null);

    /// <summary>A date until which to wait.</summary>
    public static RetryAfter At(DateTimeOffset date) => new(TimeSpan.Zero, date);

    /// <summary>How long to wait from <paramref name="now"/>; never negative.</summary>
    public TimeSpan DelayFrom(DateTimeOffset now) =>
        date is { } until ? Times.Later(until, now) - now : delay;

    /// <summary>Parses the header's value; <c>None</c> if it has neither form, or is null.</summary>
    public static Option<RetryAfter> Parse(string? value)
    {
        var text = value.AsSpan().Trim(" \t");
        return Seconds(text) is { } seconds
            ? After(Wait.OfSeconds(seconds))
            : HttpDate.Parse(text).Map(At);
    }

    /// <summary>The header's value in its standard form.</summary>
    public override string ToString() =>
        date is { } until ? until.ToString("r", CultureInfo.InvariantCulture) : Wait.Seconds(delay);

    // Any number of digits is valid (RFC 9110, section 10.2.3). If the header occurs twice, the longest wait is used.
    private static double? Seconds(ReadOnlySpan<char> text)
    {
        double? longest = null;
        foreach (var range in text.Split(','))
        {
            var one = text[range].Trim(" \t");
            if (one.IsEmpty || one.ContainsAnyExceptInRange('0', '9'))
                return null;
            longest = Math.Max(longest ?? 0, double.Parse(one, CultureInfo.InvariantCulture));
        }

        return longest;
    }
}
