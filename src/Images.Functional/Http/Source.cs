using System;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// Where a file's bytes come from, as a value. The core never opens it: a client does, anew for each attempt. <see cref="ImageFile"/> makes
/// the usual ones.
/// </summary>
public abstract record Source
{
    /// <summary>For sources of other kinds, which the client that sends them must know.</summary>
    protected Source() { }

    /// <summary>How many bytes there are, if that is known before it is opened. (The length of a file is looked at when it is opened.)</summary>
    public virtual Option<long> Length => None;

    /// <summary>Whether it can be opened again, so that the request may be sent again.</summary>
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

    /// <summary>A file.</summary>
    /// <param name="Path">Its path.</param>
    public sealed record AtPath(string Path) : Source
    {
        /// <inheritdoc/>
        public override string ToString() => "a file";
    }

    /// <summary>A stream that can be opened again and again. The client disposes each.</summary>
    /// <param name="Open">Opens it at its beginning.</param>
    /// <param name="Bytes">How many bytes it has, if that is known.</param>
    public sealed record Opener(Func<System.IO.Stream> Open, Option<long> Bytes) : Source
    {
        /// <inheritdoc/>
        public override Option<long> Length => Bytes;

        /// <inheritdoc/>
        public override string ToString() => "a stream";
    }

    /// <summary>A stream that can be read once, from where it stands: the body of a request that came in. It is left open.</summary>
    /// <param name="Open">The stream.</param>
    /// <param name="Bytes">How many bytes it has, if that is known.</param>
    public sealed record Once(System.IO.Stream Open, Option<long> Bytes) : Source
    {
        /// <inheritdoc/>
        public override Option<long> Length => Bytes;

        /// <inheritdoc/>
        public override bool IsRepeatable => false;

        /// <inheritdoc/>
        public override string ToString() => "a stream that can be read once";
    }
}
