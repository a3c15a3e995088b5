using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using LanguageExt;

namespace Images.Functional;

/// <summary>
/// Gathers the violations of an object's members, as many as <see cref="FieldLimits.ReportedViolations"/>; costs nothing
/// while there is none.
/// </summary>
/// <param name="root">The JSON Pointer of the object.</param>
internal ref struct Violations(string root)
{
    private List<CfError>? errors;
    private int leftOut;

    public readonly bool IsEmpty => errors is null;

    private readonly bool IsFull => errors is { Count: >= FieldLimits.ReportedViolations };

    public void Add(Violation violation, string member)
    {
        if (IsFull)
            leftOut++;
        else
            Add(violation.At(member, Pointer(member)));
    }

    public void Add(Violation violation, string member, int index)
    {
        if (IsFull)
            leftOut++;
        else
            Add(violation.At(member, Pointer(member, index)));
    }

    public void Add(CfError error)
    {
        if (IsFull)
            leftOut++;
        else
            (errors ??= []).Add(error);
    }

    /// <summary>A member, at whose name the reader stands, that was there before.</summary>
    public void AddRepeated(
        scoped ref Utf8JsonReader reader,
        scoped ref readonly JsonSource source
    ) =>
        Add(
            new CfError.Malformed(
                Pointer(reader.GetString()!),
                source.Offset(in reader),
                "each member once",
                "a second one"
            )
        );

    /// <summary>A value, at which the reader stands, of another kind than is expected there.</summary>
    public void AddWrongKind(
        string pointer,
        string expected,
        scoped ref readonly Utf8JsonReader reader,
        scoped ref readonly JsonSource source
    ) =>
        Add(
            new CfError.Malformed(
                pointer,
                source.Offset(in reader),
                expected,
                JsonBytes.Describe(in reader)
            )
        );

    /// <summary>Errors of a JSON text that stands below a member, which are all of one case: <see cref="JsonText.Parse(string)"/>.</summary>
    public void AddBelow(CfErrors below, string member)
    {
        foreach (var error in below.Items)
        {
            var malformed = (CfError.Malformed)error;
            Add(malformed with { Pointer = Pointer(member) + malformed.Pointer });
        }
    }

    public readonly string Pointer(string member) => $"{root}/{JsonWalk.Escape(member)}";

    public readonly string Pointer(string member, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{root}/{member}/{index}");

    /// <summary>Every violation; only where there is one.</summary>
    public readonly CfErrors All(Option<ResponseInfo> response) =>
        CfErrors.OfMany(errors!, response, leftOut);
}
