using System;
using System.Text.Json;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// Cloudflare Images, version 1 of its API: each operation as a pure value, and its parser alone.
/// </summary>
public static class ImagesV1
{
    private static readonly Route Details = Route.Get(
        "/accounts/{account_id}/images/v1/{image_id}"
    );

    /// <summary>
    /// <em>Image details</em>: <c>GET /accounts/{account_id}/images/v1/{image_id}</c>, details of a single image.
    /// Needs the permission Images Read or Images Write.
    /// </summary>
    /// <remarks>
    /// The operation is refused (its request is a Left, and nothing is sent) for an id by which a request could reach another endpoint:
    /// a name that the API has in this place (<c>keys</c>, <c>stats</c>, <c>variants</c>, <c>config</c>, <c>batch_token</c>,
    /// <c>direct_upload</c>), with or without slashes around it; anything below <c>keys/</c> and <c>variants/</c>; anything that ends with
    /// <c>/blob</c>; slashes alone; and whatever becomes one of these when it is percent-decoded.
    /// </remarks>
    /// <exception cref="ArgumentException">An id is a <c>default</c> one, which no smart constructor gives.</exception>
    public static Operation<Image> Get(AccountId account, ImageId image) =>
        new(
            ReservedIds
                .Check(image.Value)
                .Or(
                    ImageId.Field,
                    new ApiRequest(Details, PathSegment.Encode(account), PathSegment.Encode(image))
                ),
            DecodeImage
        );

    /// <summary>
    /// <em>Image details</em> of ids that may be wrong: the Left has the errors of both, or says that the image's id is reserved.
    /// <c>ImagesV1.Get(AccountId.Create(a), ImageId.Create(i))</c>.
    /// </summary>
    public static Either<CfErrors, Operation<Image>> Get(
        Either<CfErrors, AccountId> account,
        Either<CfErrors, ImageId> image
    )
    {
        var made = (account, image).Apply(Get);
        return made.IsRight && ((Operation<Image>)made).Request is { IsRight: false } refused
            ? refused.ErrorsOrBottom()
            : made;
    }

    /// <summary>
    /// Reads the envelope of <em>Image details</em>, as with status 200. Left: every violation, each with its JSON Pointer; the
    /// API's errors where <c>success</c> is false. Total: any bytes give a Right or a Left.
    /// </summary>
    /// <param name="envelope">The body, UTF-8; a byte order mark is passed over.</param>
    public static Either<CfErrors, Image> ParseImage(ReadOnlySpan<byte> envelope) =>
        ParseImage(envelope, FieldLimits.Default);

    /// <inheritdoc cref="ParseImage(ReadOnlySpan{byte})"/>
    /// <param name="envelope">The body, UTF-8; a byte order mark is passed over.</param>
    /// <param name="limits">How strictly the id is read.</param>
    public static Either<CfErrors, Image> ParseImage(
        ReadOnlySpan<byte> envelope,
        FieldLimits limits
    ) => ReplyReader.ReadImage(ResponseInfo.Ok, envelope, ReaderFor(limits));

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
        ReplyReader.ReadEnvelope(
            response ?? ResponseInfo.Ok,
            envelope,
            ReaderFor(limits ?? FieldLimits.Default)
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

    private static Either<CfErrors, Envelope<Image>> DecodeImage(
        ResponseInfo response,
        ReadOnlySpan<byte> body
    ) => ReplyReader.ReadEnvelope(response, body, ReadImage);

    private static ResultReader<Image> ReaderFor(FieldLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return limits.AllowsCustomIds ? ReadImage : ReadDocumentedImage;
    }

    private static Image? ReadImage(
        scoped ref Utf8JsonReader reader,
        scoped ref readonly JsonSource source,
        scoped ref Violations violations
    ) => ImageReader.Read(ref reader, in source, FieldLimits.Default, ref violations);

    private static Image? ReadDocumentedImage(
        scoped ref Utf8JsonReader reader,
        scoped ref readonly JsonSource source,
        scoped ref Violations violations
    ) => ImageReader.Read(ref reader, in source, FieldLimits.Documented, ref violations);
}
