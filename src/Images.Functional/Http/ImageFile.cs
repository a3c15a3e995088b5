using System.IO;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// A file to upload, as a value: the source of its bytes, its name and its content type. The client opens and reads it only when it sends it.
/// </summary>
/// <example>
/// <code>
/// ImageFile file = ImageFile.At("pets/cat.jpg");
/// </code>
/// </example>
/// <remarks>For the service's limits, see <see cref="ImageFormat"/>.</remarks>
/// <param name="Source">The source of the bytes.</param>
public sealed record ImageFile(Source Source)
{
    /// <summary>The source of the bytes.</summary>
    public Source Source
    {
        get;
        init => field = value.NotNull(nameof(Source));
    } = Source.NotNull();

    private const string Unnamed = "image";

    private const string Unknown = "application/octet-stream";

    /// <summary>
    /// The name that the service stores, at most <see cref="FieldLimits.FilenameCharacters"/> characters; <c>image</c> by default. An upload
    /// with a longer name is refused before it is sent.
    /// </summary>
    public string Name { get; init; } = Unnamed;

    /// <summary>The content type, such as <c>image/jpeg</c>. If not given, or empty, it is detected: see <see cref="ContentTypeOf"/>.</summary>
    public Option<string> ContentType
    {
        get;
        init => field = value.Filter(static type => type.Length > 0);
    }

    /// <summary>Uses bytes in memory. They are not copied: do not change them until they are sent.</summary>
    public static ImageFile Of(ReadOnlyMemory<byte> bytes) =>
        new(new Source.Memory(new Blob(bytes)));

    /// <summary>Uses the file at a path. Its name is the last part of the path. A pipe can be read only once, so its upload is not retried.</summary>
    public static ImageFile At(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = Path.GetFileName(path);
        return new ImageFile(new Source.AtPath(path)) { Name = name.Length == 0 ? Unnamed : name };
    }

    /// <summary>Uses a stream that can be opened for each attempt.</summary>
    /// <param name="open">Opens the stream at its beginning.</param>
    /// <param name="length">The number of bytes, if known. If not, the stream is sent in chunks.</param>
    public static ImageFile Opening(Func<Stream> open, long? length = null) =>
        new ImageFile(new Source.Opener(open.NotNull(), Optional(length)));

    /// <summary>
    /// Uses a stream that can be read only once, such as the body of an incoming request. Its upload is never retried, a second call with it fails, and
    /// the client does not close the stream.
    /// </summary>
    /// <param name="stream">The stream, read from its current position.</param>
    /// <param name="length">The number of bytes, if known. If not, the stream is sent in chunks.</param>
    public static ImageFile Once(Stream stream, long? length = null) =>
        new ImageFile(new Source.Once(stream.NotNull(), Optional(length)));

    /// <summary>
    /// Returns the content type to send: <see cref="ContentType"/>, or the one detected from the first bytes (<see cref="ImageFormat.Detect"/>), or
    /// the one of the name's extension, or <c>application/octet-stream</c>, which the service refuses.
    /// </summary>
    /// <param name="first">The first <see cref="ImageFormat.DetectedBytes"/> bytes.</param>
    public string ContentTypeOf(ReadOnlySpan<byte> first) =>
        ContentType.IsSome
            ? (string)ContentType
            : (ImageFormat.Detect(first) || ImageFormat.OfName(Name))
                .Map(static format => format.ContentType)
                .IfNone(Unknown);

    /// <summary>The kind of source, without names and paths, which may contain anything.</summary>
    public override string ToString() => $"{Source}";

    /// <summary>The errors in the name and the content type; null if there are none.</summary>
    internal CfErrors? Refused() =>
        CfErrors.Both(
            Filename.Create(Name).Split(out _),
            ContentType.Case is string type ? HeaderRules.MediaType(type)?.In("content type") : null
        );
}
