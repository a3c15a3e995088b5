namespace Images.Functional;

/// <summary>
/// An image's variants. In a reply, they are checked when it is read, but created only on demand: they are half of an image, and most code
/// uses one or none. Two threads that need them at the same time create equal values.
/// </summary>
internal sealed record VariantList
{
    private readonly byte[]? json;
    private readonly int count;
    private VariantUrl[]? urls;

    /// <summary>Wraps a checked array.</summary>
    public VariantList(byte[] json, int count) => (this.json, this.count) = (json, count);

    /// <summary>Wraps values.</summary>
    public VariantList(Arr<VariantUrl> urls)
    {
        foreach (var url in urls)
            Required.Text(url.Value, nameof(VariantUrl));
        this.urls = urls.ToArray();
    }

    public VariantUrl[] Urls => urls ??= VariantsReader.Read(json, count);

    public bool Equals(VariantList? other) =>
        other is not null && Urls.AsSpan().SequenceEqual(other.Urls);

    public override int GetHashCode() => Urls.Length;

    public void Write(Utf8JsonWriter writer)
    {
        if (json is not null)
        {
            VariantsReader.Write(json, writer);
            return;
        }

        writer.WriteStartArray();
        foreach (var url in Urls)
            writer.WriteStringValue(url.Value);
        writer.WriteEndArray();
    }
}

/// <summary>The codec of an array of URLs.</summary>
internal sealed class VariantListCodec : Codec<VariantList>
{
    public override string Kind => "an array of strings";

    internal override bool Read(ref JsonReading reading, out VariantList value)
    {
        value = null!;
        if (reading.Tokens.TokenType != JsonTokenType.StartArray)
            return reading.WrongKind(Kind);

        var from = reading.Violations.Count;
        var start = (int)reading.Tokens.TokenStartIndex;
        var count = VariantsReader.Check(ref reading);
        if (reading.Violations.Count != from)
            return false;
        value = new VariantList(reading.Since(start).ToArray(), count);
        return true;
    }

    internal override void Write(Utf8JsonWriter writer, VariantList value) => value.Write(writer);
}
