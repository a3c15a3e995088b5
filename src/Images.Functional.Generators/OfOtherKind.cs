namespace Images.Functional.Generators;

/// <summary>A member or an element of a JSON value, and what takes its place to make it invalid: a value of another kind.</summary>
/// <param name="Pointer">Its JSON Pointer.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct OfOtherKind(string Pointer, Json Value)
{
    private static readonly Json Number = new Json.Word("0");
    private static readonly Json Text = new Json.Text("");

    /// <summary>The members or elements of a value.</summary>
    public static IEnumerable<OfOtherKind> Inside(Json value, string pointer) =>
        value switch
        {
            Json.List list => list.Elements.Select(
                (element, at) => new OfOtherKind($"{pointer}/{at}", element)
            ),
            Json.Members members => members.Items.Select(member => new OfOtherKind(
                $"{pointer}/{Escaped(member.Name)}",
                member.Value
            )),
            _ => [],
        };

    /// <summary>A value in which these are of another kind.</summary>
    public static Json In(Json whole, IReadOnlyCollection<string> pointers, string at = "") =>
        pointers.Contains(at) ? Instead(whole)
        : whole is Json.List list
            ? Json.ListOf(Inside(list, at).Select(part => In(part.Value, pointers, part.Pointer)))
        : whole is Json.Members members
            ? Json.MembersOf(
                members.Items.Zip(
                    Inside(members, at),
                    (member, part) => (member.Name, In(part.Value, pointers, part.Pointer))
                )
            )
        : whole;

    /// <summary>Whether what takes its place is longer.</summary>
    public bool IsLonger => Instead(Value).Bytes > Value.Bytes;

    /// <summary>Whether an error's pointer is here or further inside.</summary>
    public bool Has(string reported) =>
        reported == Pointer || reported.StartsWith(Pointer + "/", StringComparison.Ordinal);

    private static Json Instead(Json value) =>
        value is Json.Word { Written: not ("null" or "true" or "false") } ? Text : Number;

    // RFC 6901, section 3.
    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal)
            .Replace("/", "~1", StringComparison.Ordinal);
}
