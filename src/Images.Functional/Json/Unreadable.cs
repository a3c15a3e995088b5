namespace Images.Functional;

/// <summary>An element of a list that could not be read. Nothing of it is lost, and the rest of the list is read all the same.</summary>
/// <param name="Json">What the reply has in its place.</param>
/// <param name="Errors">Every violation. The pointers begin at the element.</param>
public sealed record Unreadable(JsonText Json, CfErrors Errors)
{
    /// <summary>The errors: the JSON may hold anything.</summary>
    public override string ToString() => Errors.Message;
}
