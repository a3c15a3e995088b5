using System.Collections.Generic;
using System.Globalization;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// Gathers what is wrong with a document while it is read, as many errors as <see cref="FieldLimits.ReportedViolations"/>; costs
/// nothing while there is none. An error's pointer begins at the value that is being read: whoever reads the value around it puts the
/// step before it, on the way out.
/// </summary>
internal struct Violations
{
    private List<CfError>? errors;
    private int leftOut;

    public readonly bool IsEmpty => errors is null;

    /// <summary>How many errors there are, for <c>Below</c>.</summary>
    public readonly int Count => errors?.Count ?? 0;

    public void Add(CfError error)
    {
        if (errors is { Count: >= FieldLimits.ReportedViolations })
            leftOut++;
        else
            (errors ??= []).Add(error);
    }

    public void Add(CfErrors more)
    {
        foreach (var error in more.Items)
            Add(error);
    }

    /// <summary>What is wrong with a member's value.</summary>
    public void Add(Violation violation, string member)
    {
        var from = Count;
        Add(violation.At(member));
        Below(from, member);
    }

    /// <summary>Puts a step before the pointers of the errors from one on.</summary>
    public readonly void Below(int from, string name)
    {
        if (from < Count)
            Prepend(from, $"/{JsonWalk.Escape(name)}");
    }

    /// <inheritdoc cref="Below(int, string)"/>
    public readonly void Below(int from, int index)
    {
        if (from < Count)
            Prepend(from, string.Create(CultureInfo.InvariantCulture, $"/{index}"));
    }

    private readonly void Prepend(int from, string step)
    {
        for (var i = from; i < errors!.Count; i++)
            errors[i] = errors[i].Below(step);
    }

    /// <summary>Every violation; only where there is one.</summary>
    public readonly CfErrors All(Option<ResponseInfo> response) =>
        CfErrors.OfMany(errors!, response, leftOut);
}
