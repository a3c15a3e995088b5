using System;
using System.IO;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// A file to upload, as a value: where its bytes come from, its name and its content type. Nothing is opened or read before it is sent.
/// </summary>
/// <example>
/// <code>
/// ImageFile file = ImageFile.At("pets/cat.jpg");
/// </code>
/// </example>
/// <remarks>
/// <c>ImageFile.At("cat.jpg")</c>, <c>ImageFile.Of(bytes) with { Name = "cat.jpg" }</c>. Its limits are the service's: <see cref="ImageFormat"/>
/// has them.
/// </remarks>
/// <param name="Source">Where the bytes come from.</param>
public sealed record ImageFile(Source Source)
{
    private const string Unnamed = "image";

    private const string Unknown = "application/octet-stream";

    private const string TypeField = "content type";

    /// <summary>
    /// The name that the service stores, at most <see cref="FieldLimits.FilenameCharacters"/> characters; <c>image</c> unless given. An
    /// upload with a longer one is refused before it is sent.
    /// </summary>
    public string Name { get; init; } = Unnamed;

    /// <summary>
    /// The content type: <c>image/jpeg</c>. If none is given, the file's first bytes tell it, else the ending of its name.
    /// </summary>
    public Option<string> ContentType { get; init; }

    /// <summary>Bytes in memory. They are not copied, and must not change until they are sent.</summary>
    public static ImageFile Of(ReadOnlyMemory<byte> bytes) =>
        new(new Source.Memory(new Blob(bytes)));

    /// <summary>A file of a file system, by its path. Its name is the path's last part.</summary>
    public static ImageFile At(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var name = Path.GetFileName(path);
        return new ImageFile(new Source.AtPath(path)) { Name = name.Length == 0 ? Unnamed : name };
    }

    /// <summary>A stream that can be opened for each attempt.</summary>
    /// <param name="open">Opens it at its beginning.</param>
    /// <param name="length">How many bytes it has, if that is known; else it is sent in chunks.</param>
    public static ImageFile Opening(Func<Stream> open, long? length = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new ImageFile(new Source.Opener(open, Optional(length)));
    }

    /// <summary>
    /// A stream that can be read once, such as the body of a request that came in. An upload of it is never sent again, and the stream is left
    /// open.
    /// </summary>
    /// <param name="stream">The stream, read from where it stands.</param>
    /// <param name="length">How many bytes it has, if that is known; else it is sent in chunks.</param>
    public static ImageFile Once(Stream stream, long? length = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new ImageFile(new Source.Once(stream, Optional(length)));
    }

    /// <summary>
    /// The content type that is sent: the given one, else that of the first bytes (<see cref="ImageFormat.Detect"/>), else that of the name's
    /// ending, else <c>application/octet-stream</c>, which the service refuses.
    /// </summary>
    /// <param name="first">The first <see cref="ImageFormat.DetectedBytes"/> bytes.</param>
    public string ContentTypeOf(ReadOnlySpan<byte> first) =>
        ContentType.IsSome
            ? (string)ContentType
            : (ImageFormat.Detect(first) || ImageFormat.OfName(Name))
                .Map(static format => format.ContentType)
                .IfNone(Unknown);

    /// <summary>The kind of its source: names and paths may hold anything.</summary>
    public override string ToString() => $"{Source}";

    /// <summary>What is wrong with the name or the content type; null for nothing.</summary>
    internal CfErrors? Refused()
    {
        var name = Filename.Create(Name);
        var type = ContentType.IsSome ? HeaderRules.MediaType((string)ContentType) : null;
        var ofType = type is null ? null : CfErrors.Of(type.At(TypeField));
        return CfErrors.Both(name.IsRight ? null : (CfErrors)name, ofType);
    }
}
