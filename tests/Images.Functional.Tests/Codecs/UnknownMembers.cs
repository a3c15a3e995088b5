using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;
using Tree = Images.Functional.Generators.Json;

namespace Images.Functional.Tests.Codecs;

/// <summary>Unknown members are ignored; an object with a rest keeps them and writes them back.</summary>
public class UnknownMembers
{
    public static TheoryData<string> Names => CodecTable.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_member_more_at_the_top_changes_nothing_or_is_kept(string codec) =>
        CodecTable.Hold(codec, new Kept());

    [Fact]
    public void Another_name_is_read_like_the_first_and_never_written()
    {
        var read = Tagged.Parse("""{"metadata":7}""").Right();
        Assert.Equal(Some(7L), read.Meta);
        Assert.Equal("""{"meta":7}""", Tagged.ToJson(read));
    }

    [Theory]
    [InlineData("""{"metadata":7,"meta":8}""", "/meta")]
    [InlineData("""{"meta":7,"metadata":"x"}""", "/metadata")]
    [InlineData("""{"metadata":7,"metadata":8}""", "/metadata")]
    public void Both_names_together_are_one_member_that_comes_twice(string json, string pointer) =>
        Assert.Equal(pointer, Tagged.Parse(json).Left().Only<CfError.Malformed>().Pointer);

    [Fact]
    public void A_member_without_a_name_is_kept() =>
        Assert.Equal("""{"":1,"a":2}""", Tagged.ToJson(Tagged.Parse("""{"a":2,"":1}""").Right()));

    [Theory]
    [InlineData("meta")]
    [InlineData("metadata")]
    public void A_member_that_has_a_place_is_written_from_there_alone(string name) =>
        Assert.Equal(
            """{"meta":7,"x":1}""",
            Tagged.ToJson(new TaggedValue(7, HashMap((name, default(JsonText)), ("x", One))))
        );

    private static JsonText One => JsonText.Parse("1").Right();

    private static Codec<TaggedValue> Tagged { get; } =
        Json.Object(
            Json.Optional("meta", Json.Integer, static (TaggedValue t) => t.Meta).Or("metadata"),
            Json.Rest(static (TaggedValue t) => t.Others),
            static (meta, others) => new TaggedValue(meta, others)
        );

    private sealed record TaggedValue(Option<long> Meta, HashMap<string, JsonText> Others);

    private sealed class Kept : ICodecLaw
    {
        private const string Name = "nobody described/this~";

        public void Holds<A>(Codec<A> codec, Arbitrary<A> values)
        {
            var hasRest = codec.Accept(new RestOf<A>());
            Law.Check(
                hasRest is null ? 0 : 60,
                Law.ForAll(
                    from value in values.Generator
                    from seed in Dice.Seeds
                    select (value, seed),
                    input =>
                    {
                        if (hasRest is not { } isKept)
                            return;
                        var dice = new Dice(input.seed);
                        var members = (Tree.Members)Tree.Parse(codec.ToJson(input.value));
                        var more = Tree.MembersOf(
                            members.Items.Insert(
                                dice.Below(members.Items.Length + 1),
                                (Name, JsonTrees.Small(dice))
                            )
                        );
                        var read = codec.Parse(more.Canonical).Right();
                        if (!isKept)
                            Same.Assert(codec, input.value, more.Canonical);
                        Assert.Equal(
                            isKept,
                            ((Tree.Members)Tree.Parse(codec.ToJson(read))).Items.Any(
                                static member => member.Name == Name
                            )
                        );
                    }
                )
            );
        }
    }

    /// <summary>Whether an object keeps them; null for what is no object.</summary>
    private sealed class RestOf<A> : ICodecVisitor<A, bool?>
    {
        public bool? Text(Text<A> text) => null;

        public bool? Leaf(Codec<A> leaf) => null;

        public bool? Checked<B>(
            Codec<B> inner,
            System.Func<B, Either<CfErrors, A>> create,
            System.Func<A, B> show
        ) => inner.Accept(new RestOf<B>());

        public bool? List<B>(Codec<B> element) => null;

        public bool? Each<B>(Codec<B> element) => null;

        public bool? Map<K, B>(Text<K> key, Codec<B> value)
            where K : System.IComparable<K> => null;

        public bool? Object(IReadOnlyList<Member<A>> members, System.Func<object?[], A> make) =>
            members.Any(static member => member.IsRest);
    }
}
