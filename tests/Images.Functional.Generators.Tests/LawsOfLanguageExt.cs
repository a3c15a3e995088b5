using System.Collections.Generic;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Generators.Tests;

/// <summary>The laws of the arbitraries of LanguageExt's types, over items that have arbitraries here and of FsCheck's own.</summary>
internal static class LawsOfLanguageExt
{
    public static IEnumerable<KeyValuePair<string, ArbitraryLaw>> All { get; } =
        new Dictionary<string, ArbitraryLaw>
        {
            ["Option"] = new ArbitraryLaw<Option<Filename>>(
                static option => option.ForAll(IsValid),
                static option => Size.OfOption(option, Of),
                "None"
            ),
            ["Either"] = new ArbitraryLaw<Either<AccountId, Filename>>(
                static either => either.Match(Right: IsValid, Left: IsValid),
                static either => either.Match(Right: Of, Left: Of),
                "Left(a)",
                "Right()"
            ),
            ["Fin"] = new ArbitraryLaw<Fin<Filename>>(
                static fin => fin.Match(Succ: IsValid, Fail: static error => error is CfErrors),
                static fin =>
                    fin.Match(Succ: Of, Fail: static error => Sizes.Of(CfErrors.From(error))),
                ["Succ()", .. LawsOfReplies.SmallErrors.Select(static text => $"Fail({text})")]
            ),
            ["Validation"] = new ArbitraryLaw<Validation<AccountId, Filename>>(
                static validation =>
                    validation.Match(Succ: IsValid, Fail: static errors => errors.ForAll(IsValid)),
                static validation =>
                    validation.Match(Succ: Of, Fail: static errors => Size.All(errors, Of)),
                "Success()",
                "Fail([a])"
            ),
            ["Seq"] = new ArbitraryLaw<Seq<Filename>>(
                static seq => seq.ForAll(IsValid),
                static seq => Size.All(seq, Of),
                "[]"
            ),
            ["Arr"] = new ArbitraryLaw<Arr<Filename>>(
                static array => array.ForAll(IsValid),
                static array => Size.All(array, Of),
                "[]"
            ),
            ["Lst"] = new ArbitraryLaw<Lst<Filename>>(
                static list => list.ForAll(IsValid),
                static list => Size.All(list, Of),
                "[]"
            ),
            ["Set"] = new ArbitraryLaw<Set<Filename>>(
                static set => set.ForAll(IsValid),
                static set => Size.All(set, Of),
                "[]"
            ),
            ["HashSet"] = new ArbitraryLaw<LanguageExt.HashSet<Filename>>(
                static set => set.ForAll(IsValid),
                static set => Size.All(set, Of),
                "[]"
            ),
            ["Map"] = new ArbitraryLaw<Map<AccountId, Filename>>(
                static map => map.ForAll(static (id, name) => IsValid(id) && IsValid(name)),
                static map =>
                    Size.All(map.AsEnumerable(), static entry => Of(entry.Key) + Of(entry.Value)),
                "[]"
            ),
            ["HashMap"] = new ArbitraryLaw<HashMap<AccountId, Filename>>(
                static map => map.ForAll(static (id, name) => IsValid(id) && IsValid(name)),
                static map =>
                    Size.All(map.AsEnumerable(), static entry => Of(entry.Key) + Of(entry.Value)),
                "[]"
            ),
            ["Unit"] = new ArbitraryLaw<Unit>(static _ => true, static _ => default, "()"),
            ["Shown"] = new ArbitraryLaw<Shown<Filename>>(
                static shown => IsValid(shown.Value),
                static shown => Of(shown.Value),
                ""
            ),
        };

    private static bool IsValid(Filename filename) => Filename.Create(filename.Value) == filename;

    private static bool IsValid(AccountId id) => AccountId.Create(id.Value) == id;

    private static Size Of(Filename filename) => Size.Of(filename.Value);

    private static Size Of(AccountId id) => Size.Of(id.Value);
}
