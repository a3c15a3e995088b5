using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Generators;
using Xunit;
using Tree = Images.Functional.Generators.Json;

namespace Images.Functional.Tests.Codecs;

/// <summary>Reading says all that is wrong with a document, each fault once, with its JSON Pointer at any depth.</summary>
public class Violations
{
    public static TheoryData<string> Names => CodecTable.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_fault_gives_one_error_at_its_pointer(string codec) =>
        CodecTable.Hold(codec, new Reported());

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_wrong_member_is_reported(string codec) => CodecTable.Hold(codec, new Told());

    [Fact]
    public void The_faults_are_of_every_kind_and_deep()
    {
        var seen = new List<Fault>();
        Law.Check(
            Law.Share * 100,
            Law.ForAll(
                Derived.Of(OwnCodecs.Object).Generator,
                value => seen.AddRange(Of(OwnCodecs.Object, value))
            )
        );
        Assert.Contains(
            seen,
            static fault => fault.Pointer.EndsWith("/options/fit", StringComparison.Ordinal)
        );
        Assert.Contains(seen, static fault => fault.Pointer == "/size~1~0");
        Assert.Contains(seen, static fault => fault.Path.Length >= 5);
        Assert.Contains(seen, static fault => fault is { Path.Length: 0, Blames.Length: 1 });
    }

    private static IEnumerable<Fault> Of<A>(Codec<A> codec, A value) =>
        codec.Accept(new FaultsOf<A>(Tree.Parse(codec.ToJson(value)), []));

    private sealed class Told : ICodecLaw
    {
        public void Holds<A>(Codec<A> codec, Arbitrary<A> values) =>
            Law.Check(60, Laws.AllViolations(codec, values));
    }

    private sealed class Reported : ICodecLaw
    {
        public void Holds<A>(Codec<A> codec, Arbitrary<A> values) =>
            Law.Check(
                80,
                Law.ForAll(
                    from value in values.Generator
                    from spelling in Spelling.Any
                    from count in Gen.Choose(1, 8)
                    from seed in Dice.Seeds
                    select (Value: value, spelling, count, seed),
                    input =>
                    {
                        var faults = Some(
                            new Dice(input.seed).Shuffle(Of(codec, input.Value)),
                            input.count
                        );
                        var document = faults.Aggregate(
                            Tree.Parse(codec.ToJson(input.Value)),
                            static (tree, fault) => fault.PutInto(tree)
                        );
                        var read = codec.Parse(input.spelling.Write(document));
                        Assert.Equal(
                            faults
                                .Select(static fault => fault.Pointer)
                                .Order(StringComparer.Ordinal),
                            read.LeftAsEnumerable()
                                .SelectMany(static errors => errors.Items)
                                .Select(Pointer.Of)
                                .Order(StringComparer.Ordinal)
                        );
                    }
                )
            );

        private static List<Fault> Some(IEnumerable<Fault> shuffled, int count)
        {
            List<Fault> chosen = [];
            foreach (var fault in shuffled)
                if (chosen.Count < count && chosen.TrueForAll(fault.IsApartFrom))
                    chosen.Add(fault);
            return chosen;
        }
    }
}
