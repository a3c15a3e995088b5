using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>Parses a date in a header.</summary>
internal static class HttpDate
{
    // The preferred form, RFC 850's and asctime's: a recipient must accept all three (RFC 9110, section 5.6.7).
    private static readonly string[] Forms =
    [
        "r",
        "dddd, dd-MMM-yy HH:mm:ss 'GMT'",
        "ddd MMM d HH:mm:ss yyyy",
    ];

    public static Option<DateTimeOffset> Parse(ReadOnlySpan<char> text) =>
        DateTimeOffset.TryParseExact(
            text.Trim(" \t"),
            Forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite,
            out var date
        )
            ? Some(date)
            : None;
}
