namespace Images.Functional;

/// <summary>
/// An object's undocumented members, compared by value. (LanguageExt compares and hashes a <c>HashMap</c> in its own order. Members whose names
/// have the same hash code are in the order in which they were added.)
/// </summary>
internal readonly record struct OtherMembers(HashMap<string, JsonText> All)
{
    public bool Equals(OtherMembers other) =>
        All.Count == other.All.Count
        && All.AsEnumerable()
            .All(mine => other.All.Find(mine.Key).Exists(theirs => theirs == mine.Value));

    public override int GetHashCode() => All.Count;
}
