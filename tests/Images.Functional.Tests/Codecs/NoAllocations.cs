using System.Linq;
using System.Text;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Codecs;

/// <summary>What is read or made often takes no memory but its own.</summary>
public class NoAllocations
{
    [Fact]
    public void A_canonical_time_is_read_without_a_string() =>
        Assert.Equal(
            0,
            AllocationTests.Allocated(static () =>
                Timestamp.Codec.Parse("\"2014-01-02T02:20:00.123Z\""u8)
            )
        );

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(100)]
    public void A_whole_number_becomes_an_option_without_a_string(int percent) =>
        Assert.Equal(0, AllocationTests.Allocated(() => TransformOption.Quality(percent)));

    [Fact]
    public void Variants_that_begin_alike_are_checked_without_strings()
    {
        var few = Variants(1);
        var many = Variants(1001);
        // The image keeps their bytes.
        Assert.InRange(
            AllocationTests.Allocated(() => ImagesV1.ParseImage(many)),
            1,
            AllocationTests.Allocated(() => ImagesV1.ParseImage(few)) + many.Length
        );
    }

    // Each é takes six characters of the path, so 36 of them fill the 256 that are signed without an array.
    [Theory]
    [InlineData(1)]
    [InlineData(36)]
    public void A_signature_is_verified_without_an_array(int length)
    {
        var key = SigningKeyValue.Create("Oix0bbNaT8Rge9PuyxUBrjI6zrgnsyJ5=").Right();
        var url = DeliveryUrl
            .Of(
                AccountHash.Create("h").Right(),
                ImageId.Create("bc27a117-9509-446b-8c69-c81bfeac0a01").Right(),
                VariantId.Create(new string('é', length)).Right()
            )
            .Bind(url => SignedUrl.Sign(url, key, None, default))
            .Right();
        Assert.Equal(0, AllocationTests.Allocated(() => SignedUrl.Verify(url, key, default)));
    }

    private static byte[] Variants(int count) =>
        Encoding.UTF8.GetBytes(
            $$$"""{"success":true,"result":{"variants":[{{{string.Join(',', Enumerable.Range(0, count).Select(static n => $"\"https://h/a/{n}\""))}}}]}}"""
        );
}
