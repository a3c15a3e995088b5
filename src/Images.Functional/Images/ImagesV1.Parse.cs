namespace Images.Functional;

/// <content>
/// A shortcut to the parser of <em>Image details</em>. For other endpoints, and for the messages that accompany a result:
/// <c>ImagesV1.Endpoints.Stats.Parse(bytes)</c>.
/// </content>
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
        ReplyReader.ReadResult(ResponseInfo.Ok, envelope, Image.Codec);

    /// <inheritdoc cref="ParseImage(ReadOnlySpan{byte})"/>
    /// <param name="envelope">The body as text.</param>
    public static Either<CfErrors, Image> ParseImage(string? envelope) =>
        JsonBytes.Encode(envelope, nameof(envelope)).Bind(static utf8 => ParseImage(utf8));
}
