using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>A parsed image decodes its values when they are read. The difference shows only in performance.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 100 / Law.Share, EndSize = 40)]
public class DecodedLaterLaws
{
    [Property]
    public void A_field_is_replaced_whether_it_was_decoded_or_not(
        Image before,
        Image other,
        bool isDecoded
    )
    {
        var image = Read(before);
        if (isDecoded)
            Assert.Equal(before.ToJson(), image.ToJson());

        var replaced = image with
        {
            Id = other.Id,
            Creator = other.Creator,
            Filename = other.Filename,
            Meta = other.Meta,
            RequireSignedUrls = other.RequireSignedUrls,
            Uploaded = other.Uploaded,
            Variants = other.Variants,
        };

        Assert.Equal(
            (other.Id, other.Creator, other.Filename, other.Meta),
            (replaced.Id, replaced.Creator, replaced.Filename, replaced.Meta)
        );
        Assert.Equal(other.Variants, replaced.Variants);
        Assert.Equal(before.Undocumented, replaced.Undocumented);
        Assert.Equal(before, image);
    }

    [Property]
    public void The_others_are_left_as_they_were(Image before, Image other)
    {
        var replaced = Read(before) with { Creator = other.Creator };
        Assert.Equal(before with { Creator = other.Creator }, replaced);
    }

    [Property]
    public void The_bytes_that_it_was_read_from_are_the_callers_again(Image before)
    {
        var bytes = Encoding.UTF8.GetBytes(Envelope.Of(before).ToJson());
        var image = ImagesV1.ParseImage(bytes).Right();
        bytes.AsSpan().Fill((byte)'x');
        Assert.Equal(before, image);
    }

    [Property(MaxTest = 20)]
    public void Many_threads_may_ask_at_once(Image before)
    {
        var image = Read(before);
        var texts = new string[16];
        Parallel.For(0, texts.Length, i => texts[i] = image.ToJson());
        Assert.Equal([before.ToJson()], texts.Distinct());
    }

    private static Image Read(Image image) =>
        ImagesV1.ParseImage(Envelope.Of(image).ToJson()).Right();
}
