namespace Images.Functional;

/// <summary>
/// Collects the errors in a document while it is read, up to <see cref="FieldLimits.ReportedViolations"/>. Allocates nothing while there
/// are none. An error's path begins at the value being read; the codec of the enclosing value then prepends its own step.
/// </summary>
internal struct Violations
{
    // Those of the elements before this one.
    private int before;
    private List<(string Path, CfError Error)>? errors;
    private int leftOut;

    public readonly bool IsEmpty => errors is null;

    /// <summary>The number of errors, for <c>Below</c>.</summary>
    public readonly int Count => errors?.Count ?? 0;

    // Each element of a list may report at least one, however many there were before it.
    private readonly bool IsFull =>
        errors is { Count: var count } && before + count >= FieldLimits.ReportedViolations;

    public void Add(CfError error)
    {
        if (IsFull)
            leftOut++;
        else
            (errors ??= []).Add(("", error));
    }

    public void Add(CfErrors more)
    {
        // By index: a Seq's enumerator is an object.
        for (var i = 0; i < more.Items.Count; i++)
            Add(more.Items[i]);
        leftOut += more.LeftOut;
    }

    /// <summary>No violations, for the next element of a list.</summary>
    public readonly Violations Next() => new() { before = before + Count };

    /// <summary>Adds errors of a member's value.</summary>
    public void Add(CfErrors more, string member)
    {
        var from = Count;
        Add(more);
        Below(from, member);
    }

    /// <summary>Prepends a step to the paths of the errors from an index on: a member's name, or an element's index.</summary>
    public readonly void Below(int from, string name)
    {
        var step = from < Count ? $"/{JsonWalk.Escape(name)}" : "";
        for (var i = from; i < Count; i++)
            errors![i] = (step + errors[i].Path, errors[i].Error);
    }

    /// <summary>All violations. Call it only if there is one.</summary>
    public readonly CfErrors All(
        Option<ResponseInfo> response,
        Option<UnreadResult> result = default
    ) =>
        CfErrors.OfMany(
            [.. errors!.Select(static one => one.Error.Below(one.Path))],
            response,
            leftOut,
            result
        );
}
