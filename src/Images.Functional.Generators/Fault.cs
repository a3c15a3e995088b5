using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Images.Functional.Generators;

/// <summary>A value that makes an envelope invalid, and the break that a parser should report.</summary>
/// <param name="Break">The break.</param>
/// <param name="Plainest">The plainest value that causes it; null if the member is missing.</param>
/// <param name="Value">The value that causes it; null if the member is missing.</param>
/// <param name="IsSecond">Whether the value comes after another one, under the same name.</param>
internal sealed record Fault(Break Break, Json? Plainest, Json? Value, bool IsSecond = false)
{
    private static readonly Json Url = new Json.Text("https://a/b");

    /// <summary>The same break, with the plainest value that causes it.</summary>
    public IEnumerable<Fault> Plainer() =>
        Value == Plainest ? [] : [this with { Value = Plainest }];

    /// <summary>The envelope with the fault. A list that is too short for it gets more URLs.</summary>
    public Json PutInto(Json envelope) => Put(envelope, Break.Pointer.Split('/')[1..]);

    private Json Put(Json json, string[] path) =>
        json switch
        {
            Json.List list => Json.ListOf(Put([.. list.Elements], Index(path[0]))),
            Json.Members members => Json.MembersOf(Put([.. members.Items], path[0], path[1..])),
            _ => throw new InvalidOperationException($"no members: {json}"),
        };

    private IEnumerable<Json> Put(Json[] elements, int index) =>
        elements
            .Concat(Enumerable.Repeat(Url, Math.Max(0, index + 1 - elements.Length)))
            .Select((element, i) => i == index ? Value! : element);

    private IEnumerable<(string, Json)> Put(
        (string Name, Json Value)[] members,
        string name,
        string[] inside
    )
    {
        var at = Array.FindIndex(members, member => member.Name == name);
        var old = at < 0 ? null : members[at].Value;
        var value = inside.Length > 0 ? Put(old ?? Json.ListOf(), inside) : Value;
        (string, Json)[] now = value is null ? [] : [(name, value)];
        (string, Json)[] first = at < 0 ? [(name, Json.Null)] : [];
        return IsSecond && inside.Length == 0 ? [.. members, .. first, .. now]
            : at < 0 ? [.. members, .. now]
            : [.. members[..at], .. now, .. members[(at + 1)..]];
    }

    private static int Index(string step) => int.Parse(step, CultureInfo.InvariantCulture);
}
