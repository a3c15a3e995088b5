using System;
using System.Collections.Generic;
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
    public static Either<CfErrors, Envelope<A>> ReadEnvelope<A>(
        ResponseInfo response,
        ReadOnlySpan<byte> body,
        ResultReader<A> readResult
    )
        where A : class =>
        Read(response, body, readResult, out var envelope) is { } errors
            ? errors
            : new Envelope<A>((A)envelope.Result!, envelope.Errors, envelope.Messages);

    /// <summary>Reads a reply's image alone. (Of one type, so that the cast costs a comparison.)</summary>
    public static Either<CfErrors, Image> ReadImage(
        ResponseInfo response,
        ReadOnlySpan<byte> body,
        ResultReader<Image> readResult
    ) =>
        Read(response, body, readResult, out var envelope) is { } errors
            ? errors
            : (Image)envelope.Result!;

    /// <summary>Reads an image's object alone, outside any envelope: one value that a tokenizer has been through.</summary>
    public static Either<CfErrors, Image> ReadImage(ReadOnlySpan<byte> json, FieldLimits limits)
    {
        if (!JsonSource.TryOpen(json, out var source))
            return CfErrors.Of(JsonBytes.Explain(json));
        try
        {
            var violations = new Violations("");
            var reader = source.Tokens();
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                violations.AddWrongKind("", "an image object", ref reader, in source);
                return violations.All(None);
            }

            return ImageReader.Read(ref reader, in source, limits, ref violations) is { } image
                ? image
                : violations.All(None);
        }
        catch (JsonException)
        {
            return CfErrors.Of(JsonBytes.Explain(json));
        }
    }

    // The reply's errors; null where the envelope has a result.
    private static CfErrors? Read(
        ResponseInfo response,
        ReadOnlySpan<byte> body,
        ResultReader<object> readResult,
        out EnvelopeReader envelope
    )
    {
        envelope = default;
        if (!response.IsSuccess)
            return Failure(response, body);
        if (!JsonSource.TryOpen(body, out var source))
            return CfErrors.Of(JsonBytes.Explain(body), response);
        try
        {
            envelope.Read(in source, readResult);
        }
        catch (JsonException)
        {
            return CfErrors.Of(JsonBytes.Explain(body), response);
        }

        return !envelope.Shape.IsEmpty ? envelope.Shape.All(response)
            : !envelope.Success ? Refused(response, in envelope)
            : envelope.Result is null ? envelope.ResultViolations.All(response)
            : null;
    }

    // success: false, in a reply that is 2xx.
    private static CfErrors Refused(ResponseInfo response, in EnvelopeReader envelope)
    {
        var errors = envelope.Errors;
        return errors.IsEmpty
            ? CfErrors.Of(
                new CfError.Malformed(
                    "/" + EnvelopeMembers.Errors,
                    envelope.End,
                    "at least one error, since success is false",
                    "none with a code and a message"
                ),
                response
            )
            : ToErrors(errors, response);
    }

    // A status that is not 2xx: the API's errors where the body is an envelope with a readable one, else the status.
    private static CfErrors Failure(ResponseInfo response, ReadOnlySpan<byte> body)
    {
        var errors = FailureErrors(body);
        return errors.IsEmpty
            ? CfErrors.Of(new CfError.Status(response.Status, Readable(body)), response)
            : ToErrors(errors, response);
    }

    private static Seq<ApiMessage> FailureErrors(ReadOnlySpan<byte> body)
    {
        if (!JsonSource.TryOpen(body, out var source))
            return [];
        try
        {
            var envelope = default(EnvelopeReader);
            envelope.Read(in source, readResult: null);
            return envelope.Errors;
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static CfErrors ToErrors(Seq<ApiMessage> said, ResponseInfo response)
    {
        var errors = new List<CfError>(said.Count);
        foreach (var one in said)
            errors.Add(new CfError.Api(one));
        return CfErrors.OfMany(errors, response);
    }

    private static string Readable(ReadOnlySpan<byte> body) =>
        Printable.Fold(
            Encoding.UTF8.GetString(body[..Math.Min(body.Length, ReadableBytes)]),
            ReadableCharacters
        );
}
