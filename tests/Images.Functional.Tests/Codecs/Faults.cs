using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Images.Functional.Generators;
using LanguageExt;
using Tree = Images.Functional.Generators.Json;

namespace Images.Functional.Tests.Codecs;

/// <summary>One thing that can be made wrong in a document: where, how, and what the reader must then say is wrong there.</summary>
/// <param name="Path">The steps to the value that is changed.</param>
/// <param name="Change">Makes it wrong.</param>
/// <param name="Blames">The further steps to what is reported.</param>
internal sealed record Fault(
    ImmutableArray<string> Path,
    Func<Tree, Tree> Change,
    ImmutableArray<string> Blames
)
{
    /// <summary>The JSON Pointer of the error.</summary>
    public string Pointer => Codecs.Pointer.Of(Path.Concat(Blames));

    /// <summary>Whether two faults may be in one document: neither is inside what the other replaces.</summary>
    public bool IsApartFrom(Fault other) =>
        !Target.Take(other.Target.Length).SequenceEqual(other.Target)
        && !other.Target.Take(Target.Length).SequenceEqual(Target);

    public Tree PutInto(Tree document) => At(document, Path.AsSpan(), Change);

    private ImmutableArray<string> Target => [.. Path, .. Blames];

    private static Tree At(Tree tree, ReadOnlySpan<string> path, Func<Tree, Tree> change)
    {
        if (path.IsEmpty)
            return change(tree);
        var step = path[0];
        var rest = path[1..].ToArray();
        return tree switch
        {
            Tree.Members members => Tree.MembersOf(
                members.Items.Select(member =>
                    member.Name == step ? (step, At(member.Value, rest, change)) : member
                )
            ),
            Tree.List list => Tree.ListOf(
                list.Elements.Select(
                    (element, i) => $"{i}" == step ? At(element, rest, change) : element
                )
            ),
            _ => throw new InvalidOperationException($"nothing at {step}"),
        };
    }
}

/// <summary>All faults of a document by its codec: what it says of each place, and a value of another kind for it.</summary>
internal sealed class FaultsOf<A>(Tree document, ImmutableArray<string> path)
    : ICodecVisitor<A, IEnumerable<Fault>>
{
    private static readonly Tree[] Kinds =
    [
        new Tree.Text("text"),
        new Tree.Word("7"),
        Tree.True,
        Tree.ListOf(),
        Tree.MembersOf(),
    ];

    public IEnumerable<Fault> Text(Text<A> text) =>
        text.Maximum == int.MaxValue
            ? WrongKinds<Tree.Text>()
            :
            [
                .. WrongKinds<Tree.Text>(),
                At(_ => new Tree.Text(Long(text))),
                .. text.Minimum > 0 ? [At(static _ => new Tree.Text(""))] : Array.Empty<Fault>(),
            ];

    public IEnumerable<Fault> Leaf(Codec<A> leaf) =>
        leaf switch
        {
            Codec<bool> => WrongKinds<Tree.Word>().Append(At(static _ => Tree.Null)),
            Codec<long> => WrongKinds<Tree.Word>()
                .Append(At(static _ => new Tree.Word("0.5")))
                .Append(At(static _ => new Tree.Word("9223372036854775808"))),
            Codec<decimal> => WrongKinds<Tree.Word>().Append(At(static _ => new Tree.Word("1e29"))),
            _ => [],
        };

    public IEnumerable<Fault> Checked<B>(
        Codec<B> inner,
        Func<B, Either<CfErrors, A>> create,
        Func<A, B> show
    ) => inner.Accept(new FaultsOf<B>(document, path));

    public IEnumerable<Fault> List<B>(Codec<B> element) =>
        WrongKinds<Tree.List>()
            .Concat(
                ((Tree.List)document).Elements.SelectMany(
                    (one, i) => element.Accept(new FaultsOf<B>(one, path.Add($"{i}")))
                )
            );

    // An element's faults are its own.
    public IEnumerable<Fault> Each<B>(Codec<B> element) => WrongKinds<Tree.List>();

    public IEnumerable<Fault> Map<K, B>(Text<K> key, Codec<B> value)
        where K : IComparable<K> =>
        WrongKinds<Tree.Members>()
            .Concat(
                Members.SelectMany(member =>
                    value
                        .Accept(new FaultsOf<B>(member.Value, path.Add(member.Name)))
                        .Append(Twice(member.Name))
                        .Append(Add(Long(key), member.Value))
                )
            );

    public IEnumerable<Fault> Object(IReadOnlyList<Member<A>> members, Func<object?[], A> make) =>
        WrongKinds<Tree.Members>()
            .Concat(Members.Select(member => Twice(member.Name)))
            .Concat(
                members
                    .Where(static member => member.Demanded is not null)
                    .Select(missing => new Fault(
                        path,
                        tree =>
                            Tree.MembersOf(
                                ((Tree.Members)tree).Items.Where(one => one.Name != missing.Name)
                            ),
                        [missing.Name]
                    ))
            )
            .Concat(
                Members.SelectMany(one =>
                    members
                        .Where(member => member.Name == one.Name && !member.IsRest)
                        .SelectMany(member =>
                            member.Accept(new OfMember(one.Value, path.Add(one.Name)))
                        )
                )
            );

    private IEnumerable<(string Name, Tree Value)> Members => ((Tree.Members)document).Items;

    private Fault At(Func<Tree, Tree> change) => new(path, change, []);

    // For a number or boolean, the words and the texts of the other kind.
    private IEnumerable<Fault> WrongKinds<T>() =>
        Kinds
            .Where(kind =>
                kind is not T
                || (kind is Tree.Word other && IsBoolean(document) != IsBoolean(other))
            )
            .Select(kind => At(_ => kind));

    private static bool IsBoolean(Tree tree) => tree == Tree.True || tree == Tree.False;

    private Fault Twice(string name) => Add(name, Tree.Null);

    private Fault Add(string name, Tree value) =>
        new(path, tree => Tree.MembersOf([.. ((Tree.Members)tree).Items, (name, value)]), [name]);

    private static string Long<B>(Text<B> text) =>
        string.Concat(Enumerable.Repeat("😀", text.Maximum + 1));

    private sealed class OfMember(Tree value, ImmutableArray<string> at)
        : IMemberVisitor<A, IEnumerable<Fault>>
    {
        public IEnumerable<Fault> Required<F>(Codec<F> codec, Func<A, F> get) =>
            codec.Accept(new FaultsOf<F>(value, at));

        // It may be null.
        public IEnumerable<Fault> Optional<F>(Codec<F> codec, Func<A, Option<F>> get) =>
            codec
                .Accept(new FaultsOf<F>(value, at))
                .Where(fault =>
                    fault.Path.Length > at.Length
                    || fault.Blames.Length > 0
                    || fault.Change(value) != Tree.Null
                );

        public IEnumerable<Fault> Rest(Func<A, HashMap<string, JsonText>> get) => [];
    }
}
