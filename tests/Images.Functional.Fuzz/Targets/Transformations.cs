using System.Collections.Generic;
using System.Linq;
using FsCheck;
using Images.Functional.Generators;
using LanguageExt;

namespace Images.Functional.Fuzz;

/// <summary>The options in delivery URLs: what is read survives writing and reading, and is changed by no empty transformation.</summary>
internal static class Transformations
{
    private const int Count = 200;

    private static readonly string[] Pieces =
    [
        ",w=1",
        "width=",
        "fit=",
        "scale-down",
        "gravity=0.5x0.5",
        "g=auto",
        "q=80",
        "quality=high",
        "f=auto",
        "dpr=2",
        "anim=false",
        "background=%23FF8000",
        "rgb(1,2,3)",
        "trim=1;2;3;4",
        "trim.width=1",
        "border=(color=red,width=2)",
        "draw=%5B%7B%7D%5D",
        "onerror=redirect",
        "rotate=90",
        "sharpen=",
        "0.10",
        "1e1",
        "-0",
        "+1",
    ];

    public static Target Target { get; } =
        new(
            "transformations",
            Begin,
            static seed => new TextMutator(seed, Pieces).Mutate,
            static (bytes, _) => Wrong(Texts.Of(bytes))
        );

    private static IEnumerable<byte[]> Begin(Rnd random) =>
        Texts
            .Bytes(
                "",
                "=",
                "w=1",
                "width=400,height=300,fit=cover,f=auto,q=95",
                "h=3,,w=1",
                "w=%FF",
                "a=%2\0",
                "w=4%00"
            )
            .Concat(Texts.Written(Arbitraries.Transformation(), Count, random));

    private static string? Wrong(string text) =>
        Transformation.Read(text).MatchUnsafe(Right: Of, Left: Errors.Wrong)
        ?? Transformation.Create(text).MatchUnsafe(Right: static _ => null, Left: Errors.Wrong);

    /// <summary>What is wrong with a transformation that was read; null if nothing is.</summary>
    public static string? Of(Transformation made)
    {
        var read = Transformation.Read($"{made}");
        return made.IsEmpty ? "read as no options"
            : read != made ? $"{made} is read as {read}"
            : Parts(made) != Parts((Transformation)read) ? $"{made} is read with other options"
            : made + Transformation.Empty != made || Transformation.Empty + made != made
                ? "an empty transformation changes it"
            : made.Options.Exists(option =>
                option.Name.Length > 0
                && option.IsDocumented
                && made.Value(option.Name) != option.Value
            )
                ? "an option's value is not found by its name"
            : null;
    }

    private static Seq<(string, string, bool)> Parts(Transformation made) =>
        made.Options.Map(static option => (option.Name, option.Value, option.IsDocumented));
}
