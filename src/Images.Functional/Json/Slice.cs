namespace Images.Functional;

/// <summary>Where a value stands in a document, in bytes. No value stands at the very beginning: the default is none.</summary>
internal readonly struct Slice(int start, int length)
{
    public int Start { get; } = start;

    public int Length { get; } = length;

    public bool IsNone => Start == 0;
}
