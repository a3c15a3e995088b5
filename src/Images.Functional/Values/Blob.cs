using System;
using System.Globalization;
using System.Text.Json.Serialization;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// Bytes as a value, such as an image file. Compared by content. Do not change the bytes while the value is in use. Its JSON is a base64
/// string.
/// </summary>
[JsonConverter(typeof(CodecJsonConverter<Blob>))]
public readonly struct Blob : IEquatable<Blob>, IHasCodec<Blob>
{
    /// <summary>Its JSON: a base64 string (RFC 4648, section 4).</summary>
    public static Codec<Blob> Codec { get; } =
        Json.String.Checked(Parse, static blob => Convert.ToBase64String(blob.bytes.Span));

    private readonly ReadOnlyMemory<byte> bytes;

    /// <summary>Wraps the bytes without copying them.</summary>
    public Blob(ReadOnlyMemory<byte> bytes) => this.bytes = bytes;

    /// <summary>No bytes.</summary>
    public static Blob Empty => default;

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>The number of bytes.</summary>
    public int Length => bytes.Length;

    private static Either<CfErrors, Blob> Parse(string base64)
    {
        var buffer = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, buffer, out var length)
            ? new Blob(buffer.AsMemory(0, length))
            : CfErrors.Of("blob", "base64", "other text");
    }

    /// <inheritdoc/>
    public bool Equals(Blob other) => bytes.Span.SequenceEqual(other.bytes.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Blob other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(bytes.Span);
        return hash.ToHashCode();
    }

    /// <summary>Whether both have the same bytes.</summary>
    public static bool operator ==(Blob left, Blob right) => left.Equals(right);

    /// <summary>Whether their bytes differ.</summary>
    public static bool operator !=(Blob left, Blob right) => !left.Equals(right);

    /// <summary>The number of bytes, never their content.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Length} bytes");
}
