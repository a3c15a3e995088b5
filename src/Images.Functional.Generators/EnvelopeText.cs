namespace Images.Functional.Generators;

/// <summary>A valid envelope as text, and its meaning.</summary>
public sealed record EnvelopeText
{
    internal EnvelopeText(Envelope<Image> envelope, Noise noise)
    {
        Envelope = envelope;
        Noise = noise;
        Text = noise.Spelling.Write(EnvelopeTrees.Of(envelope, noise));
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Its meaning: the image, and the readable errors and messages that accompany it.</summary>
    public Envelope<Image> Envelope { get; }

    /// <summary>The image in it.</summary>
    public Image Image => Envelope.Result;

    internal Noise Noise { get; }

    /// <summary>The text in UTF-8, without a byte order mark.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(Text);

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
