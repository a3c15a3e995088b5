namespace Images.Functional;

/// <summary>
/// Bytes as a value, such as an image file. Compared by content. Do not change the bytes while the value is in use. Its JSON is a base64
/// string.
/// </summary>
/// <param name="Bytes">The bytes; they are not copied.</param>
[JsonConverter(typeof(CodecJsonConverter<Blob>))]
public readonly record struct Blob(ReadOnlyMemory<byte> Bytes) : IHasCodec<Blob>
{
    /// <summary>Its JSON: a base64 string (RFC 4648, section 4).</summary>
    public static Codec<Blob> Codec { get; } =
        Json.String.Checked(Parse, static blob => Convert.ToBase64String(blob.Bytes.Span));

    /// <summary>No bytes.</summary>
    public static Blob Empty => default;

    /// <summary>The number of bytes.</summary>
    public int Length => Bytes.Length;

    private static Either<CfErrors, Blob> Parse(string base64)
    {
        var buffer = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, buffer, out var length)
            ? new Blob(buffer.AsMemory(0, length))
            : CfErrors.Of("blob", "base64", "other text");
    }

    /// <inheritdoc/>
    public bool Equals(Blob other) => Bytes.Span.SequenceEqual(other.Bytes.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }

    /// <summary>The number of bytes, never their content.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Length} bytes");
}
