using System.Collections.Immutable;
using System.Linq;
using System.Text;
using LanguageExt;

namespace Images.Functional.Generators;

/// <summary>How a value is broken.</summary>
public enum BreakKind
{
    /// <summary>Of the right JSON type, but outside its field's limit: <see cref="CfError.Constraint"/>.</summary>
    Constraint,

    /// <summary>Of another JSON type, missing, or there twice: <see cref="CfError.Malformed"/>.</summary>
    Malformed,
}

/// <summary>One thing that is wrong with an envelope.</summary>
/// <param name="Pointer">The JSON Pointer of the value.</param>
/// <param name="Kind">How it is broken.</param>
public sealed record Break(string Pointer, BreakKind Kind);

/// <summary>
/// An envelope as text that is whole JSON, but breaks what the API documents in one or more places, each of them
/// known: a reader should report exactly these.
/// </summary>
public sealed record BrokenEnvelope
{
    internal BrokenEnvelope(Image image, ImmutableArray<Fault> faults, Noise noise)
    {
        (Image, Faults, Noise) = (image, faults, noise);
        Breaks = faults.Select(static fault => fault.Break).ToSeq().Strict();
        Text = noise.Spelling.Write(BrokenTrees.Of(image, faults, noise));
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>What is wrong with it; at least one, in no particular order.</summary>
    public Seq<Break> Breaks { get; }

    internal Image Image { get; }

    internal ImmutableArray<Fault> Faults { get; }

    internal Noise Noise { get; }

    /// <summary>The text in UTF-8, without a byte order mark.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(Text);

    /// <summary>The text and its breaks.</summary>
    public override string ToString() => $"{Text} ({string.Join(", ", Breaks)})";
}
