using System.Collections.Immutable;

namespace Images.Functional.Generators;

/// <summary>How a value is broken.</summary>
public enum BreakKind
{
    /// <summary>The value has the right JSON type, but breaks its field's limit: <see cref="CfError.Constraint"/>.</summary>
    Constraint,

    /// <summary>The value has another JSON type, is missing, or occurs twice: <see cref="CfError.Malformed"/>.</summary>
    Malformed,
}

/// <summary>One error in an envelope.</summary>
/// <param name="Pointer">The JSON Pointer of the value.</param>
/// <param name="Kind">How it is broken.</param>
public sealed record Break(string Pointer, BreakKind Kind)
{
    /// <summary>The kind and the pointer: <c>Constraint at /result/id</c>.</summary>
    public override string ToString() => $"{Kind} at {Pointer}";
}

/// <summary>An envelope as text that breaks the API's documented format in one or more known places. A parser should report exactly these.</summary>
public sealed class BrokenEnvelope
{
    internal BrokenEnvelope(Image image, ImmutableArray<Fault> faults, Noise noise)
    {
        (Image, Faults, Noise) = (image, faults, noise);
        Breaks = faults.Select(static fault => fault.Break).ToSeq().Strict();
        Text = noise.Spelling.Write(
            faults.Aggregate(
                EnvelopeTrees.Of(Envelope.Of(image), noise with { Nulls = false }),
                static (tree, fault) => fault.PutInto(tree)
            )
        );
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The errors in the text; at least one, in no particular order.</summary>
    public Seq<Break> Breaks { get; }

    internal Image Image { get; }

    internal ImmutableArray<Fault> Faults { get; }

    internal Noise Noise { get; }

    /// <summary>The text in UTF-8, without a byte order mark.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(Text);

    /// <summary>The text and its breaks.</summary>
    public override string ToString() => $"{Text} ({string.Join(", ", Breaks)})";
}
