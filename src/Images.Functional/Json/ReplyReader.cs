using System;
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
        Read(
            response,
            body,
            readResult,
            static (result, in envelope) =>
                new Envelope<A>(result, envelope.Errors, envelope.Messages)
        );

    /// <summary>Reads a reply's result alone.</summary>
    public static Either<CfErrors, A> ReadResult<A>(
        ResponseInfo response,
        ReadOnlySpan<byte> body,
        ResultReader<A> readResult
    )
        where A : class => Read(response, body, readResult, static (result, in _) => result);

    /// <summary>Reads an image's object alone, outside any envelope.</summary>
    public static Either<CfErrors, Image> ReadImage(ReadOnlySpan<byte> json, FieldLimits limits)
    {
        var source = JsonBytes.WithoutMark(json);
        var mark = json.Length - source.Length;
        if (!JsonBytes.AreText(source))
            return CfErrors.Of(JsonBytes.Explain(json));
        try
        {
            var violations = new Violations("");
            var reader = new Utf8JsonReader(source, JsonBytes.Options);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                return CfErrors.Of(
                    new CfError.Malformed(
                        "",
                        reader.TokenStartIndex + mark,
                        "an image, which is an object",
                        JsonBytes.Describe(ref reader)
                    )
                );
            var image = ImageReader.Read(ref reader, source, mark, limits, ref violations);
            reader.Read();
            return image is null ? violations.All(None) : image;
        }
        catch (JsonException)
        {
            return CfErrors.Of(JsonBytes.Explain(json));
        }
    }

    private delegate B Build<A, out B>(A result, in EnvelopeReader<A> envelope)
        where A : class;

    private static Either<CfErrors, B> Read<A, B>(
        ResponseInfo response,
        ReadOnlySpan<byte> body,
        ResultReader<A> readResult,
        Build<A, B> build
    )
        where A : class
    {
        if (!response.IsSuccess)
            return Failure(response, body);

        var source = JsonBytes.WithoutMark(body);
        if (!JsonBytes.AreText(source))
            return CfErrors.Of(JsonBytes.Explain(body), response);
        try
        {
            var envelope = EnvelopeReader<A>.Read(source, body.Length - source.Length, readResult);
            return !envelope.Shape.IsEmpty ? envelope.Shape.All(response)
                : !envelope.Success ? Refused(response, in envelope)
                : envelope.Result is { } result ? build(result, in envelope)
                : envelope.ResultViolations.All(response);
        }
        catch (JsonException)
        {
            return CfErrors.Of(JsonBytes.Explain(body), response);
        }
    }

    // success: false, in a reply that is 2xx.
    private static CfErrors Refused<A>(ResponseInfo response, in EnvelopeReader<A> envelope)
        where A : class
    {
        var end = envelope.End;
        return CfErrors
            .Of(ToErrors(envelope.Errors), response)
            .IfNone(() =>
                CfErrors.Of(
                    new CfError.Malformed(
                        "/" + EnvelopeMembers.Errors,
                        end,
                        "at least one error, since success is false",
                        "none that has a code and a message"
                    ),
                    response
                )
            );
    }

    /// <summary>
    /// A status that is not 2xx: the API's errors where the body is an envelope with a readable one, else the status.
    /// </summary>
    public static CfErrors Failure(ResponseInfo response, ReadOnlySpan<byte> body)
    {
        var status = new CfError.Status(response.Status, Readable(body));
        return CfErrors
            .Of(ToErrors(FailureErrors(body)), response)
            .IfNone(() => CfErrors.Of(status, response));
    }

    private static Seq<ApiMessage> FailureErrors(ReadOnlySpan<byte> body)
    {
        var source = JsonBytes.WithoutMark(body);
        if (!JsonBytes.AreText(source))
            return [];
        try
        {
            return EnvelopeReader<Image>.Read(source, 0, readResult: null).Errors;
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static Seq<CfError> ToErrors(Seq<ApiMessage> said) =>
        said.Map(static one => (CfError)new CfError.Api(one));

    private static string Readable(ReadOnlySpan<byte> body) =>
        Printable.Fold(
            Encoding.UTF8.GetString(body[..Math.Min(body.Length, ReadableBytes)]),
            ReadableCharacters
        );
}
