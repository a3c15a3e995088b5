using System;
using System.Linq;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Files;

/// <summary>A file that was uploaded is read as its bytes.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 100 / Law.Share)]
public class BlobLaws
{
    [Property]
    public void It_is_asked_for_below_its_id_and_as_an_image(AccountId account, ImageId id)
    {
        var request = ImagesV1.Blob(account, id).Request.Right();
        Assert.Equal(
            ImagesV1.Get(account, id).Request.Right().Segments.Add("blob"),
            request.Segments
        );
        Assert.Equal(Seq1(("Accept", "image/*")), request.Headers);
        Assert.Equal(("GET", Repeat.Freely), (request.Method, request.Repeat));
    }

    [Property]
    public void Any_bytes_are_read(Blob bytes) =>
        Assert.Equal(
            Envelope.Of(bytes),
            ImagesV1.Endpoints.Blob.Parse(bytes.Bytes.Span, ResponseInfo.Ok).Right()
        );

    [Fact]
    public void A_parsed_value_is_a_copy()
    {
        byte[] body = [1, 2];
        var read = ImagesV1.Endpoints.Blob.Parse(body).Right().Result;
        body[0] = 3;
        Assert.Equal(new Blob((byte[])[1, 2]), read);
    }

    [Property]
    public void Equal_bytes_are_equal_blobs(Blob one, Blob other)
    {
        var copy = new Blob(one.Bytes.ToArray());
        Assert.True(one == copy && !(one != copy) && one.Equals((object)copy));
        Assert.Equal(one.GetHashCode(), copy.GetHashCode());
        Assert.Equal(one.Bytes.Span.SequenceEqual(other.Bytes.Span), one == other);
        Assert.Equal(one == other, one.Equals((object)other));
        Assert.NotEqual(one, new Blob((byte[])[.. one.Bytes.Span, 0]));
        Assert.Equal((one.Length, $"{one.Length} bytes"), (one.Bytes.Length, $"{one}"));
        Assert.False(one.Equals("another"));
        Assert.False(one.Equals(null));
    }

    [Fact]
    public void A_hash_depends_on_the_bytes() =>
        Assert.NotEqual(
            1,
            Enumerable
                .Range(0, 10)
                .Select(static n => new Blob(new[] { (byte)n }).GetHashCode())
                .Distinct()
                .Count()
        );

    [Fact]
    public void A_default_blob_is_empty() =>
        Assert.Equal(Blob.Empty, new Blob(new byte[1].AsMemory(1)));
}
