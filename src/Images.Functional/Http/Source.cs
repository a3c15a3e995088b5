using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// The source of a file's bytes, as a value. The core never opens it: the client does, for each attempt. <see cref="ImageFile"/> creates
/// the usual ones.
/// </summary>
public abstract record Source
{
    /// <summary>For other kinds of source, which the client that sends them must support.</summary>
    protected Source() { }

    /// <summary>The number of bytes, if known before the source is opened. (A file's length is read when it is opened.)</summary>
    public virtual Option<long> Length => None;

    /// <summary>Whether the source can be opened again, so that the request can be retried.</summary>
    public virtual bool IsRepeatable => true;

    /// <summary>Bytes in memory.</summary>
    /// <param name="Content">The bytes.</param>
    public sealed record Memory(Blob Content) : Source
    {
        /// <inheritdoc/>
        public override Option<long> Length => Content.Length;

        /// <inheritdoc/>
        public override string ToString() => Content.ToString();
    }

    /// <summary>A file in a file system.</summary>
    /// <param name="Path">Its path.</param>
    public sealed record AtPath(string Path) : Source
    {
        /// <summary>Its path.</summary>
        public string Path
        {
            get;
            init => field = value.NotNull(nameof(Path));
        } = Path.NotNull();

        /// <inheritdoc/>
        public override string ToString() => "a file";
    }

    /// <summary>A stream that can be opened repeatedly. The client disposes each one.</summary>
    /// <param name="Open">Opens the stream at its beginning.</param>
    /// <param name="Bytes">The number of bytes, if known.</param>
    public sealed record Opener(Func<System.IO.Stream> Open, Option<long> Bytes) : Source
    {
        /// <summary>Opens the stream at its beginning.</summary>
        public Func<System.IO.Stream> Open
        {
            get;
            init => field = value.NotNull(nameof(Open));
        } = Open.NotNull();

        /// <inheritdoc/>
        public override Option<long> Length => Bytes;

        /// <inheritdoc/>
        public override string ToString() => "a stream";
    }

    /// <summary>A stream that can be read only once, such as the body of an incoming request. The client does not close it.</summary>
    /// <param name="Open">The stream.</param>
    /// <param name="Bytes">The number of bytes, if known.</param>
    public sealed record Once(System.IO.Stream Open, Option<long> Bytes) : Source
    {
        /// <summary>The stream.</summary>
        public System.IO.Stream Open
        {
            get;
            init => field = value.NotNull(nameof(Open));
        } = Open.NotNull();

        /// <inheritdoc/>
        public override Option<long> Length => Bytes;

        /// <inheritdoc/>
        public override bool IsRepeatable => false;

        /// <inheritdoc/>
        public override string ToString() => "a stream that can be read once";
    }
}
