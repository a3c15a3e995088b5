using System;
using System.Collections.Generic;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Tests.OpenApi;

/// <summary>What a codec says of its JSON.</summary>
internal sealed class CodecShape<A> : ICodecVisitor<A, Shape>
{
    public static Shape Of(Codec<A> codec) => codec.Accept(new CodecShape<A>());

    public Shape Text(Text<A> text) =>
        new("string")
        {
            MaxLength = text.Maximum == int.MaxValue ? null : text.Maximum,
            Enum = [.. text.Named.Map(text.Show)],
        };

    public Shape Leaf(Codec<A> leaf) =>
        leaf switch
        {
            Codec<bool> => new Shape("boolean"),
            Codec<long> => new Shape("integer"),
            Codec<decimal> => new Shape("number"),
            Codec<VariantList> => new Shape("array") { Items = new Shape("string") },
            Codec<JsonText> or Codec<Unit> => new Shape("any"),
            _ => throw new NotSupportedException(typeof(A).Name),
        };

    public Shape Checked<B>(Codec<B> inner, Func<B, Either<CfErrors, A>> create, Func<A, B> show) =>
        CodecShape<B>.Of(inner) is { Kind: "number" } number
            ? number with
            {
                // The least whole number that the constructor takes.
                Minimum = Enumerable
                    .Range(-2, 5)
                    .Select(static n => (decimal)n)
                    .Where(n => create((B)(object)n).IsRight)
                    .Select(static n => (decimal?)n)
                    .FirstOrDefault(),
                Maximum = create((B)(object)decimal.MaxValue).IsRight
                    ? null
                    : throw new NotSupportedException($"the greatest {typeof(A).Name}"),
            }
            : CodecShape<B>.Of(inner);

    public Shape List<B>(Codec<B> element) => new("array") { Items = CodecShape<B>.Of(element) };

    public Shape Each<B>(Codec<B> element) => new("array") { Items = CodecShape<B>.Of(element) };

    public Shape Map<K, B>(Text<K> key, Codec<B> value)
        where K : IComparable<K> => new("map") { Items = CodecShape<B>.Of(value) };

    public Shape Object(IReadOnlyList<Member<A>> members, Func<object?[], A> make) =>
        new("object")
        {
            Members = members
                .Where(static member => !member.IsRest)
                .ToDictionary(
                    static member => member.Name,
                    static member => (member.Accept(new OfMember()), member.Demanded is not null)
                ),
        };

    private sealed class OfMember : IMemberVisitor<A, Shape>
    {
        public Shape Required<F>(Codec<F> codec, Func<A, F> get) => CodecShape<F>.Of(codec);

        public Shape Optional<F>(Codec<F> codec, Func<A, Option<F>> get) => CodecShape<F>.Of(codec);

        public Shape Rest(Func<A, HashMap<string, JsonText>> get) =>
            throw new NotSupportedException();
    }
}
