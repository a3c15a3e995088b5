namespace Images.Functional;

/// <summary>
/// Where an image's values stand in the JSON object that it was read from: those that are right as they stand, and are
/// decoded when somebody asks.
/// </summary>
internal struct ImageSlices
{
    public Slice Id;
    public Slice Creator;
    public Slice Filename;
    public Slice Meta;
    public Slice Variants;

    /// <summary>How many variants there are.</summary>
    public int VariantCount;
}
