using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// Reads a reply by the table in this package's README: the first row that fits decides. The effect layer handles the rows that need HTTP (a
/// reply that is too large, or shorter than HTTP's framing says).
/// </summary>
internal static class ReplyReader
{
    private const int ReadableCharacters = 200;

    // Pages begin with white space and comments; the first words are searched for up to here.
    private const int ReadableBytes = 16 * 1024;

    // The envelope of a reply without a body, for an operation that needs no result.
    private static ReadOnlySpan<byte> Nothing => """{"success":true}"""u8;

    /// <summary>Reads a reply's whole envelope.</summary>
    public static Either<CfErrors, Envelope<A>> Read<A>(
        ResponseInfo response,
        ReadOnlySpan<byte> body,
        Codec<A> result,
        Func<string, string>? redact = null
    )
    {
        var reading = new JsonReading(OrNothing(response, body, result), redact);
        var envelope = default(EnvelopeReader<A>);
        return Read(response, result, ref reading, ref envelope) is { } errors
            ? errors
            : new Envelope<A>(envelope.Result!, envelope.Errors(redact), envelope.Messages(redact))
            {
                ResultInfo = envelope.ResultInfo,
            };
    }

    /// <summary>Reads only a reply's result.</summary>
    public static Either<CfErrors, A> ReadResult<A>(
        ResponseInfo response,
        ReadOnlySpan<byte> body,
        Codec<A> result
    )
    {
        var reading = new JsonReading(OrNothing(response, body, result));
        var envelope = default(EnvelopeReader<A>);
        return Read(response, result, ref reading, ref envelope) is { } errors
            ? errors
            : envelope.Result!;
    }

    // The reply's errors; null if the envelope has a result. Both structures are large, so the caller creates them in place.
    private static CfErrors? Read<A>(
        ResponseInfo response,
        Codec<A> result,
        ref JsonReading reading,
        ref EnvelopeReader<A> envelope
    ) =>
        !response.IsSuccess ? Failure(response, reading.Document)
        : !envelope.TryRead(ref reading, result) ? NotJson(response, reading.Document)
        : reading.Violations.IsEmpty && envelope.Success && envelope.ResultViolations.IsEmpty ? null
        : Wrong(Problem.Complete(response, reading.Bytes), in reading, in envelope);

    private static ReadOnlySpan<byte> OrNothing<A>(
        ResponseInfo response,
        ReadOnlySpan<byte> body,
        Codec<A> result
    ) =>
        response.Status == HttpStatus.NoContent && body.IsEmpty && result.Missing.IsSome
            ? Nothing
            : body;

    private static CfErrors Wrong<A>(
        ResponseInfo response,
        ref readonly JsonReading reading,
        ref readonly EnvelopeReader<A> envelope
    )
    {
        if (reading.Violations.IsEmpty && !envelope.Success)
            return Said(response, in reading, in envelope)
                ?? CfErrors.Of(
                    new CfError.Malformed(
                        "/" + EnvelopeMembers.Errors,
                        envelope.End,
                        "at least one error, since success is false",
                        "none with a code or a message"
                    ),
                    response
                );
        // Not an envelope, but an object with an error.
        if (!envelope.HasSuccess && ApiMessages.ReadBare(reading.Bytes) is { } bare)
            return CfErrors.Of(new CfError.Api(bare.With(WithoutSecrets)), response);
        var violations = reading.Violations.IsEmpty
            ? envelope.ResultViolations
            : reading.Violations;
        return violations.All(response, envelope.Success ? envelope.Raw : None);
    }

    // A 2xx whose body is not JSON, such as a captive portal's page.
    private static CfErrors NotJson(ResponseInfo response, ReadOnlySpan<byte> body)
    {
        var error = JsonBytes.Explain(body);
        return CfErrors.Of(
            HtmlPage.Is(body)
                ? error with
                {
                    Found = $"an HTML page{HtmlPage.Quote(Words(Text(body)))}, " + HtmlPage.Origin,
                }
                : error,
            response
        );
    }

    /// <summary>A status other than 2xx: the errors in the body or headers, otherwise the status.</summary>
    public static CfErrors Failure(ResponseInfo response, ReadOnlySpan<byte> body)
    {
        var reading = new JsonReading(body);
        var envelope = default(EnvelopeReader<Unit>);
        if (envelope.TryRead(ref reading, result: null))
        {
            // The body may have the wait, even if it has no errors.
            response = Problem.Complete(response, reading.Bytes);
            if (Said(response, in reading, in envelope) is { } errors)
                return errors;
        }

        var text = Text(body);
        if (ErrorText.Read(text) is { } plain)
            return CfErrors.Of(new CfError.Api(plain.With(WithoutSecrets)), response);
        var isPage = HtmlPage.Is(body);
        var words = isPage ? Words(text) : Printable.Fold(WithoutSecrets(text), ReadableCharacters);
        return CfErrors.Of(
            response.ErrorCode.Case is int code
                ? new CfError.Api(
                    new ApiMessage(
                        code,
                        words.Length > 0
                            ? words
                            : $"HTTP status {response.Status.ToString(CultureInfo.InvariantCulture)}"
                    )
                )
                : new CfError.Status(response.Status, words, isPage),
            response
        );
    }

    // The errors in an envelope or in another object; null if there are none.
    private static CfErrors? Said<A>(
        ResponseInfo response,
        ref readonly JsonReading reading,
        ref readonly EnvelopeReader<A> envelope
    )
    {
        var said = envelope.Refusals(out var leftOut);
        if (said.IsEmpty && ApiMessages.ReadBare(reading.Bytes) is { } bare)
            said = Seq1(bare);
        if (said.IsEmpty)
            return null;
        var errors = new CfError[said.Count];
        // Inside JSON, a quotation mark needs a backslash. Most messages quote nothing.
        var mayQuote = reading.Bytes.ContainsAny("\\'&"u8);
        for (var i = 0; i < errors.Length; i++)
            errors[i] = new CfError.Api(mayQuote ? said[i].With(WithoutSecrets) : said[i]);
        return CfErrors.OfMany(errors, response, leftOut);
    }

    private static string Words(string page) =>
        WithoutSecrets(HtmlPage.Words(page, ReadableCharacters));

    private static string WithoutSecrets(string text) =>
        QuotedJson.MayHoldSecrets(text) ? "" : text;

    private static string Text(ReadOnlySpan<byte> body) =>
        Encoding.UTF8.GetString(body[..Math.Min(body.Length, ReadableBytes)]);
}
