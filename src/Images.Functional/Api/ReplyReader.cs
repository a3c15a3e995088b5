using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// How a reply is read: the table of rows in the README, the first that fits decides. The rows that need HTTP (a reply
/// that is too large, or shorter than HTTP's framing says) are the effect layer's.
/// </summary>
internal static class ReplyReader
{
    private const int ReadableCharacters = 200;

    // Pages begin with white space and comments; beyond this nobody looks for words.
    private const int ReadableBytes = 16 * 1024;

    /// <summary>Reads a reply with all that stands beside its result.</summary>
    public static Either<CfErrors, Envelope<A>> Read<A>(
        ResponseInfo response,
        ReadOnlySpan<byte> body,
        Codec<A> result
    ) =>
        Read(response, body, result, out var envelope) is { } errors
            ? errors
            : new Envelope<A>(envelope.Result!, envelope.Errors, envelope.Messages);

    /// <summary>Reads a reply's result alone.</summary>
    public static Either<CfErrors, A> ReadResult<A>(
        ResponseInfo response,
        ReadOnlySpan<byte> body,
        Codec<A> result
    ) => Read(response, body, result, out var envelope) is { } errors ? errors : envelope.Result!;

    // The reply's errors; null where the envelope has a result.
    private static CfErrors? Read<A>(
        ResponseInfo response,
        ReadOnlySpan<byte> body,
        Codec<A> result,
        out EnvelopeReader<A> envelope
    )
    {
        envelope = default;
        if (!response.IsSuccess)
            return Failure(response, body);
        if (!EnvelopeReader<A>.TryOpen(body, out envelope))
            return NotJson(response, body);
        try
        {
            envelope.Read(result);
        }
        catch (JsonException)
        {
            return NotJson(response, body);
        }

        return !envelope.Shape.IsEmpty ? NoEnvelope(response, in envelope)
            : !envelope.Success ? Refused(response, in envelope)
            : !envelope.ResultViolations.IsEmpty ? envelope.ResultViolations.All(response)
            : null;
    }

    // A 2xx whose body is no JSON: a captive portal's page, say.
    private static CfErrors NotJson(ResponseInfo response, ReadOnlySpan<byte> body)
    {
        var error = JsonBytes.Explain(body);
        return CfErrors.Of(
            HtmlPage.Is(body)
                ? error with
                {
                    Found =
                        $"an HTML page{HtmlPage.Quote(HtmlPage.Words(Text(body), ReadableCharacters))}, "
                        + HtmlPage.Origin,
                }
                : error,
            response
        );
    }

    // A 2xx without an envelope: the words of an object that states an error by itself, else what makes it none.
    private static CfErrors NoEnvelope<A>(ResponseInfo response, in EnvelopeReader<A> envelope) =>
        !envelope.HasSuccess && ApiMessages.ReadBare(envelope.Json) is { } bare
            ? CfErrors.Of(new CfError.Api(bare), Problem.Complete(response, envelope.Json))
            : envelope.Shape.All(response);

    // success: false, in a reply that is 2xx.
    private static CfErrors Refused<A>(ResponseInfo response, in EnvelopeReader<A> envelope) =>
        Said(response, in envelope)
        ?? CfErrors.Of(
            new CfError.Malformed(
                "/" + EnvelopeMembers.Errors,
                envelope.End,
                "at least one error, since success is false",
                "none with a code or a message"
            ),
            response
        );

    /// <summary>A status that is not 2xx: what the API says in its body or headers, else the status.</summary>
    public static CfErrors Failure(ResponseInfo response, ReadOnlySpan<byte> body)
    {
        if (FailureErrors(response, body) is { } errors)
            return errors;
        var text = Text(body);
        if (ErrorText.Read(text) is { } plain)
            return CfErrors.Of(new CfError.Api(plain), response);
        var isPage = HtmlPage.Is(body);
        var words = isPage
            ? HtmlPage.Words(text, ReadableCharacters)
            : Printable.Fold(text, ReadableCharacters);
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

    private static CfErrors? FailureErrors(ResponseInfo response, ReadOnlySpan<byte> body)
    {
        if (!EnvelopeReader<Unit>.TryOpen(body, out var envelope))
            return null;
        try
        {
            envelope.Read(result: null);
            return Said(response, in envelope);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What an envelope, or an object that is none, states as errors; null if it states none.
    private static CfErrors? Said<A>(ResponseInfo response, in EnvelopeReader<A> envelope)
    {
        var said = envelope.Refusals(out var leftOut);
        if (said.IsEmpty && ApiMessages.ReadBare(envelope.Json) is { } bare)
            said = Seq1(bare);
        if (said.IsEmpty)
            return null;
        var errors = new List<CfError>(said.Count);
        foreach (var one in said)
            errors.Add(new CfError.Api(one));
        return CfErrors.OfMany(errors, Problem.Complete(response, envelope.Json), leftOut);
    }

    private static string Text(ReadOnlySpan<byte> body) =>
        Encoding.UTF8.GetString(body[..Math.Min(body.Length, ReadableBytes)]);
}
