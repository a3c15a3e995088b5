using System.Text.Json;

namespace Images.Functional;

/// <summary>An image's object, read by hand: this is the path that is measured.</summary>
internal sealed class ImageCodec(FieldLimits limits) : Codec<Image>
{
    public override string Kind => "an object";

    internal override bool Read(
        scoped ref Utf8JsonReader reader,
        scoped ref readonly JsonSource source,
        scoped ref Violations violations,
        out Image value
    )
    {
        value = Image.Empty;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            violations.AddWrongKind(Kind, ref reader, in source);
            return false;
        }

        if (ImageReader.Read(ref reader, in source, limits, ref violations) is not { } image)
            return false;
        value = image;
        return true;
    }

    internal override void Write(Utf8JsonWriter writer, Image value) =>
        ImageWriter.Write(value, writer);

    internal override R Accept<R>(ICodecVisitor<Image, R> visitor) => visitor.Leaf(this);
}
