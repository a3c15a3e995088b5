using System.Text;

namespace Images.Functional.Generators;

/// <summary>
/// A valid envelope as text, and what it means: members in any order, white space and escapes of every kind, members that
/// nobody documented, <c>null</c> for documented ones that are missing.
/// </summary>
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

    /// <summary>What it means: the image, and the readable errors and messages beside it.</summary>
    public Envelope<Image> Envelope { get; }

    /// <summary>The image that it means.</summary>
    public Image Image => Envelope.Result;

    internal Noise Noise { get; }

    /// <summary>The text in UTF-8, without a byte order mark.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(Text);

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
