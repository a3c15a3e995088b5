using System;
using LanguageExt;

namespace Images.Functional;

/// <content>Shortcuts to the parsers of <em>Image details</em>. For other endpoints: <c>ImagesV1.Endpoints.Stats.Parse(bytes)</c>.</content>
public static partial class ImagesV1
{
    /// <summary>
    /// Reads the envelope of <em>Image details</em>, assuming status 200. Left: every violation, each with its JSON Pointer, or the
    /// API's errors if <c>success</c> is false. Never throws: any bytes give a Right or a Left.
    /// </summary>
    /// <example>
    /// <code>
    /// string name = ImagesV1.ParseImage(envelope).Match(Right: image =&gt; $"{image.Filename.Case}", Left: errors =&gt; errors.Message);
    /// </code>
    /// </example>
    /// <param name="envelope">The body in UTF-8; a byte order mark is ignored.</param>
    public static Either<CfErrors, Image> ParseImage(ReadOnlySpan<byte> envelope) =>
        ParseImage(envelope, FieldLimits.Default);

    /// <inheritdoc cref="ParseImage(ReadOnlySpan{byte})"/>
    /// <param name="envelope">The body in UTF-8; a byte order mark is ignored.</param>
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
    /// <param name="limits">How strictly the id is read; <see cref="FieldLimits.Default"/> by default.</param>
    public static Either<CfErrors, Image> ParseImage(string? envelope, FieldLimits? limits = null)
    {
        if (envelope is null)
            return CfErrors.Of(Violation.Null.At("envelope"));
        return JsonBytes
            .Encode(envelope)
            .Bind(utf8 => ParseImage(utf8, limits ?? FieldLimits.Default));
    }

    /// <summary>
    /// Like <see cref="ParseImage(ReadOnlySpan{byte})"/>, but also returns the errors and messages that accompany the result.
    /// </summary>
    /// <param name="envelope">The body in UTF-8; a byte order mark is ignored.</param>
    /// <param name="response">The response's status and headers; status 200 by default.</param>
    /// <param name="limits">How strictly the id is read; <see cref="FieldLimits.Default"/> by default.</param>
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
    /// <param name="response">The response's status and headers; status 200 by default.</param>
    /// <param name="limits">How strictly the id is read; <see cref="FieldLimits.Default"/> by default.</param>
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
