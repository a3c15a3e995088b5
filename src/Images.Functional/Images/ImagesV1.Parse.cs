using System;
using LanguageExt;

namespace Images.Functional;

/// <content>Short names of the parsers of <em>Image details</em>. Each endpoint has its own: <c>ImagesV1.Endpoints.Stats.Parse(bytes)</c>.</content>
public static partial class ImagesV1
{
    /// <summary>
    /// Reads the envelope of <em>Image details</em>, as with status 200. Left: every violation, each with its JSON Pointer; the
    /// API's errors where <c>success</c> is false. Total: any bytes give a Right or a Left.
    /// </summary>
    /// <example>
    /// <code>
    /// string name = ImagesV1.ParseImage(envelope).Match(Right: image =&gt; $"{image.Filename.Case}", Left: errors =&gt; errors.Message);
    /// </code>
    /// </example>
    /// <param name="envelope">The body, UTF-8; a byte order mark is passed over.</param>
    public static Either<CfErrors, Image> ParseImage(ReadOnlySpan<byte> envelope) =>
        ParseImage(envelope, FieldLimits.Default);

    /// <inheritdoc cref="ParseImage(ReadOnlySpan{byte})"/>
    /// <param name="envelope">The body, UTF-8; a byte order mark is passed over.</param>
    /// <param name="limits">How strictly the id is read.</param>
    public static Either<CfErrors, Image> ParseImage(
        ReadOnlySpan<byte> envelope,
        FieldLimits limits
    )
    {
        ArgumentNullException.ThrowIfNull(limits);
        return ReplyReader.ReadResult(ResponseInfo.Ok, envelope, CodecFor(limits));
    }

    /// <inheritdoc cref="ParseImage(ReadOnlySpan{byte})"/>
    /// <param name="envelope">The body as text.</param>
    /// <param name="limits">How strictly the id is read; <see cref="FieldLimits.Default"/> unless given.</param>
    public static Either<CfErrors, Image> ParseImage(string? envelope, FieldLimits? limits = null)
    {
        if (envelope is null)
            return CfErrors.Of(Violation.Null.At("envelope"));
        return JsonBytes
            .Encode(envelope)
            .Bind(utf8 => ParseImage(utf8, limits ?? FieldLimits.Default));
    }

    /// <summary>
    /// Reads the envelope with the errors and messages beside its result; otherwise as
    /// <see cref="ParseImage(ReadOnlySpan{byte})"/>.
    /// </summary>
    /// <param name="envelope">The body, UTF-8; a byte order mark is passed over.</param>
    /// <param name="response">What the response said; status 200 unless given.</param>
    /// <param name="limits">How strictly the id is read; <see cref="FieldLimits.Default"/> unless given.</param>
    public static Either<CfErrors, Envelope<Image>> ParseEnvelope(
        ReadOnlySpan<byte> envelope,
        ResponseInfo? response = null,
        FieldLimits? limits = null
    ) =>
        ReplyReader.Read(
            response ?? ResponseInfo.Ok,
            envelope,
            CodecFor(limits ?? FieldLimits.Default)
        );

    /// <inheritdoc cref="ParseEnvelope(ReadOnlySpan{byte}, ResponseInfo?, FieldLimits?)"/>
    /// <param name="envelope">The body as text.</param>
    /// <param name="response">What the response said; status 200 unless given.</param>
    /// <param name="limits">How strictly the id is read; <see cref="FieldLimits.Default"/> unless given.</param>
    public static Either<CfErrors, Envelope<Image>> ParseEnvelope(
        string? envelope,
        ResponseInfo? response = null,
        FieldLimits? limits = null
    )
    {
        if (envelope is null)
            return CfErrors.Of(Violation.Null.At("envelope"));
        return JsonBytes.Encode(envelope).Bind(utf8 => ParseEnvelope(utf8, response, limits));
    }

    private static Codec<Image> CodecFor(FieldLimits limits) =>
        limits.AllowsCustomIds ? Image.Codec : Image.StrictCodec;
}
