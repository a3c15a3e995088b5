namespace Images.Functional;

/// <summary>
/// Reads an envelope in one pass; <see cref="ReplyReader"/> then decides on the outcome. It only records where <c>errors</c>,
/// <c>messages</c> and <c>result_info</c> are, and parses them on demand.
/// </summary>
internal ref struct EnvelopeReader<A>
{
    private ReadOnlySpan<byte> errors;
    private ReadOnlySpan<byte> messages;
    private ReadOnlySpan<byte> info;
    private ReadOnlySpan<byte> raw;

    /// <summary>The violations in the result.</summary>
    public Violations ResultViolations { get; private set; }

    /// <summary>The result's JSON, if it is there.</summary>
    public readonly Option<UnreadResult> Raw =>
        raw.IsEmpty ? Option<UnreadResult>.None : new UnreadResult(raw);

    /// <summary>The value of <c>success</c>.</summary>
    public bool Success { get; private set; }

    /// <summary>The result, if it was read.</summary>
    public A? Result { get; private set; }

    /// <summary>The byte offset in the document at which the envelope's object ends.</summary>
    public long End { get; private set; }

    /// <summary>Whether the document has a member <c>success</c>.</summary>
    public bool HasSuccess { get; private set; }

    public readonly Seq<ApiMessage> Errors(Func<string, string>? redact) =>
        Redacted(ApiMessages.Read(errors, out _), redact);

    public readonly Seq<ApiMessage> Messages(Func<string, string>? redact) =>
        Redacted(ApiMessages.Read(messages, out _), redact);

    /// <summary>The value of <c>result_info</c>; None if it is missing.</summary>
    public readonly Option<JsonText> ResultInfo =>
        info.IsEmpty ? Option<JsonText>.None : JsonText.Trusted(info);

    /// <summary>
    /// The entries of <c>errors</c>. If there are none and <c>success</c> is false, those of <c>messages</c>, which are then the only explanation.
    /// </summary>
    public readonly Seq<ApiMessage> Refusals(out int leftOut)
    {
        var said = ApiMessages.Read(errors, out leftOut);
        return said.IsEmpty && HasSuccess && !Success
            ? ApiMessages.Read(messages, out leftOut)
            : said;
    }

    /// <summary>Reads a document; false if it is not text, or not one whole JSON value.</summary>
    /// <param name="reading">The document. Afterwards, its violations say why it is not an envelope; those of the result are apart.</param>
    /// <param name="result">The result's codec; null to ignore the result.</param>
    public bool TryRead(ref JsonReading reading, Codec<A>? result)
    {
        if (!reading.IsText)
            return false;
        try
        {
            Read(ref reading, result);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // Throws a JsonException if the document is not one whole JSON value.
    private void Read(ref JsonReading reading, Codec<A>? result)
    {
        var seen = EnvelopeMembers.Member.Unknown;
        System.Collections.Generic.HashSet<string>? others = null;

        reading.Tokens.Read();
        if (reading.Tokens.TokenType != JsonTokenType.StartObject)
        {
            reading.WrongKind("an envelope object");
            // The tokenizer throws if anything but white space follows.
            reading.Tokens.Read();
            return;
        }

        while (reading.Next(JsonTokenType.PropertyName))
        {
            var member = EnvelopeMembers.Of(
                reading.Tokens.ValueIsEscaped
                    ? Encoding.UTF8.GetBytes(reading.String())
                    : reading.Tokens.ValueSpan
            );
            if (
                (seen & member) != 0
                || (
                    member == EnvelopeMembers.Member.Unknown
                    && !(others ??= new(StringComparer.Ordinal)).Add(reading.String())
                )
            )
            {
                reading.Repeated();
                continue;
            }

            seen |= member;
            reading.Tokens.Read();
            switch (member)
            {
                case EnvelopeMembers.Member.Errors:
                    errors = reading.Value();
                    break;
                case EnvelopeMembers.Member.Messages:
                    messages = reading.Value();
                    break;
                case EnvelopeMembers.Member.ResultInfo:
                    info = reading.Value();
                    break;
                case EnvelopeMembers.Member.Success:
                    var before = reading.Violations.Count;
                    Functional.Json.Boolean.Read(ref reading, out var success);
                    Success = success;
                    reading.Violations.Below(before, EnvelopeMembers.Success);
                    break;
                case EnvelopeMembers.Member.Result when result is not null:
                    ReadResult(ref reading, result, isThere: true);
                    break;
                default:
                    reading.Tokens.Skip();
                    break;
            }
        }

        End = reading.Offset;
        HasSuccess = (seen & EnvelopeMembers.Member.Success) != 0;
        if (!HasSuccess)
            reading.Missing(EnvelopeMembers.Success, Functional.Json.Boolean.Kind);
        if ((seen & EnvelopeMembers.Member.Result) == 0 && result is not null)
            ReadResult(ref reading, result, isThere: false);
        reading.Tokens.Read();
    }

    // Without messages, as usual, this allocates no closure.
    private static Seq<ApiMessage> Redacted(Seq<ApiMessage> said, Func<string, string>? redact) =>
        said.IsEmpty || redact is null ? said : Redact(said, redact);

    private static Seq<ApiMessage> Redact(Seq<ApiMessage> said, Func<string, string> redact) =>
        said.Map(one => one.With(redact)).Strict();

    // Keeps the result's violations separate: they matter only if the reply is an envelope, and a success.
    private void ReadResult(ref JsonReading reading, Codec<A> result, bool isThere)
    {
        var outer = reading.Violations;
        reading.Violations = default;
        if (isThere)
        {
            var start = (int)reading.Tokens.TokenStartIndex;
            if (result.Read(ref reading, out var read))
                Result = read;
            else
                reading.Violations.Below(0, EnvelopeMembers.Result);
            raw = reading.Since(start);
        }
        else if (result.Missing.IsSome)
            Result = (A)result.Missing;
        else
            reading.Missing(EnvelopeMembers.Result, result.Kind);
        (ResultViolations, reading.Violations) = (reading.Violations, outer);
    }
}
