using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Images.Functional.Generators;

/// <summary>JSON texts within metadata's limit in bytes, or exactly at it.</summary>
internal static class Metas
{
    public static Gen<Metadata> Of(Gen<Json> trees) =>
        from spelling in Spelling.Any
        from tree in trees
        let json = tree.Within(FieldLimits.MetadataBytes)
        // As metadata, null would mean that the field is missing.
        select Metadata
            .Create(spelling.Write(json == Json.Null ? Json.ListOf(json) : json))
            .Value();

    /// <summary>Texts whose canonical form has exactly this number of bytes, with one to four bytes for each character.</summary>
    public static Gen<string> TextsOf(int bytes) =>
        from spelling in Spelling.Any
        from tree in JsonTrees.Any
        from seed in Dice.Seeds
        select spelling.Write(Padded(new Dice(seed), tree.Within(bytes / 2), bytes));

    // The padding alone, [tree,"padding"], or {"a":tree,"b":"padding"}.
    private static Json Padded(Dice dice, Json tree, int bytes)
    {
        var kind = dice.Below(3);
        Json With(Json padding) =>
            kind switch
            {
                0 => padding,
                1 => Json.ListOf(tree, padding),
                _ => Json.MembersOf(("a", tree), ("b", padding)),
            };
        return With(new Json.Text(Padding(dice, bytes - With(new Json.Text("")).Bytes)));
    }

    private static string Padding(Dice dice, int bytes)
    {
        var text = new StringBuilder();
        var unit = dice.Pick("a", "é", "中", "😀", "\\", "\u0001");
        var size = new Json.Text(unit).Bytes - 2;
        text.Insert(0, unit, bytes / size);
        return text.Append('x', bytes % size).ToString();
    }
}
