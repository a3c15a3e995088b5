namespace Images.Functional;

/// <summary>
/// An element of a list that could not be read. Nothing of it is lost, and the rest of the list is read all the same. It is equal by its
/// JSON.
/// </summary>
/// <param name="Json">What the reply has in its place.</param>
/// <param name="Errors">Every violation. The pointers begin at the element.</param>
public sealed record Unreadable(JsonText Json, CfErrors Errors)
{
    /// <summary>Whether the JSON is the same. The errors also say where in its document it was.</summary>
    public bool Equals(Unreadable? other) => other is not null && Json == other.Json;

    /// <inheritdoc/>
    public override int GetHashCode() => Json.GetHashCode();

    /// <summary>The errors: the JSON may hold anything.</summary>
    public override string ToString() => Errors.Message;
}
