namespace Images.Functional;

/// <summary>An element of a list that could not be read. It keeps the whole JSON, and the other elements are still read. Compared by its JSON.</summary>
/// <param name="Json">The element's JSON.</param>
/// <param name="Errors">All violations. Their pointers begin at the element.</param>
public sealed record Unreadable(JsonText Json, CfErrors Errors)
{
    /// <summary>Compares only the JSON: the errors depend on where in its document the element was.</summary>
    public bool Equals(Unreadable? other) => other is not null && Json == other.Json;

    /// <inheritdoc/>
    public override int GetHashCode() => Json.GetHashCode();

    /// <summary>The errors, without the JSON, which may contain anything.</summary>
    public override string ToString() => Errors.Message;
}
