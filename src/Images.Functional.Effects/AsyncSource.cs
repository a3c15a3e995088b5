using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects;

/// <summary>
/// A stream that the client opens asynchronously for each attempt, such as one from another service. The client disposes each stream.
/// </summary>
/// <param name="Open">Opens the stream at its beginning.</param>
/// <param name="Bytes">The number of bytes, if known; otherwise the client sends the stream in chunks.</param>
public sealed record AsyncSource(
    Func<CancellationToken, ValueTask<Stream>> Open,
    Option<long> Bytes = default
) : Source
{
    /// <summary>Opens the stream at its beginning.</summary>
    public Func<CancellationToken, ValueTask<Stream>> Open
    {
        get;
        init => field = value.NotNull(nameof(Open));
    } = Open.NotNull();

    /// <inheritdoc/>
    public override Option<long> Length => Bytes;

    /// <summary>Creates a file with such a source.</summary>
    /// <param name="open">Opens the stream at its beginning.</param>
    /// <param name="length">The number of bytes, if known; otherwise the client sends the stream in chunks.</param>
    public static ImageFile File(
        Func<CancellationToken, ValueTask<Stream>> open,
        long? length = null
    ) => new(new AsyncSource(open.NotNull(), Optional(length)));

    /// <inheritdoc/>
    public override string ToString() => "a stream";
}
