using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects;

/// <summary>A stream that is opened asynchronously for each attempt, such as one of another service. The client disposes each.</summary>
/// <param name="Open">Opens it at its beginning.</param>
/// <param name="Bytes">How many bytes it has, if that is known; else it is sent in chunks.</param>
public sealed record AsyncSource(
    Func<CancellationToken, ValueTask<Stream>> Open,
    Option<long> Bytes = default
) : Source
{
    /// <summary>Opens it at its beginning.</summary>
    public Func<CancellationToken, ValueTask<Stream>> Open
    {
        get;
        init => field = Required.NotNull(value, nameof(Open));
    } = Required.NotNull(Open, nameof(Open));

    /// <inheritdoc/>
    public override Option<long> Length => Bytes;

    /// <summary>A file with such a source.</summary>
    /// <param name="open">Opens it at its beginning.</param>
    /// <param name="length">How many bytes it has, if that is known; else it is sent in chunks.</param>
    public static ImageFile File(
        Func<CancellationToken, ValueTask<Stream>> open,
        long? length = null
    )
    {
        ArgumentNullException.ThrowIfNull(open);
        return new ImageFile(new AsyncSource(open, Optional(length)));
    }

    /// <inheritdoc/>
    public override string ToString() => "a stream";
}
