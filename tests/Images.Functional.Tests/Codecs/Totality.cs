using System;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests.Codecs;

/// <summary>Any bytes give a Right or a Left, and never an exception; JSON that is cut is broken JSON.</summary>
public class Totality
{
    public static TheoryData<string> Names => CodecTable.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Random_bytes_never_throw(string codec) => CodecTable.Hold(codec, new OfBytes());

    [Theory]
    [MemberData(nameof(Names))]
    public void Mutated_json_never_throws(string codec) =>
        CodecTable.Hold(codec, new OfMutations());

    [Theory]
    [MemberData(nameof(Names))]
    public void Json_that_is_cut_anywhere_is_broken(string codec) =>
        CodecTable.Hold(codec, new OfCuts());

    [Theory]
    [MemberData(nameof(Names))]
    public void Null_is_refused_as_JSON(string codec) => CodecTable.Hold(codec, new OfNull());

    private sealed class OfBytes : ICodecLaw
    {
        public void Holds<A>(Codec<A> codec, Arbitrary<A> values) =>
            Law.Check(100, Laws.Totality(codec, values));
    }

    private sealed class OfMutations : ICodecLaw
    {
        public void Holds<A>(Codec<A> codec, Arbitrary<A> values) =>
            Law.Check(
                100,
                Law.ForAll(
                    from value in values.Generator
                    from other in values.Generator
                    from seed in Gen.Choose(0, int.MaxValue - 1)
                    select new Mutator(seed).Mutate(Utf8(codec, value), [Utf8(codec, other)]),
                    bytes =>
                    {
                        var read = codec.Parse(bytes);
                        Assert.False(read.IsBottom);
                        // What is read is a value like any other.
                        read.IfRight(value => Same.Assert(codec, value, codec.ToJson(value)));
                    }
                )
            );
    }

    private sealed class OfCuts : ICodecLaw
    {
        public void Holds<A>(Codec<A> codec, Arbitrary<A> values) =>
            Law.Check(
                60,
                Law.ForAll(
                    from value in values.Generator
                    let bytes = Utf8(codec, value)
                    from end in Gen.Choose(0, bytes.Length - 1)
                    select (Bytes: bytes, Cut: bytes[..end]),
                    pair =>
                    {
                        var (bytes, cut) = pair;
                        // A number that is cut is another number.
                        if (char.IsAsciiDigit((char)bytes[^1]))
                            return;
                        var error = codec.Parse(cut).Left().Only<CfError.Malformed>();
                        Assert.True(error.IsSyntax, error.Message);
                        Assert.InRange(error.Offset, 0, cut.Length);
                    }
                )
            );
    }

    private sealed class OfNull : ICodecLaw
    {
        public void Holds<A>(Codec<A> codec, Arbitrary<A> values)
        {
            codec.Parse((string?)null).Left().Only<CfError.Constraint>();
            Assert.True(codec.Parse("\"\ud83d\"").Left().Only<CfError.Malformed>().IsSyntax);
            Assert.Throws<ArgumentNullException>(() => codec.WriteTo(null!, default!));
        }
    }

    private static byte[] Utf8<A>(Codec<A> codec, A value) =>
        Encoding.UTF8.GetBytes(codec.ToJson(value));
}
