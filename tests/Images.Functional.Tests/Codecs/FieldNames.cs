using System.Linq;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>An error of a text in JSON names its member as the API does, not as the same text is called elsewhere.</summary>
public class FieldNames
{
    [Fact]
    public void Of_each_member()
    {
        Names(BatchToken.Codec, """{"token":"","expiresAt":"now"}""", "token", "expiresAt");
        Names(DirectUpload.Codec, """{"id":"","uploadURL":"x"}""", "id", "uploadURL");
        Names(LinkRequestV1.Codec, """{"expiry":"now"}""", "expiry");
        Names(SigningKey.Codec, """{"name":"","value":"a"}""", "name");
        Names(
            Variant.Codec,
            """{"id":"","options":{"fit":"","metadata":""}}""",
            "id",
            "fit",
            "metadata"
        );
    }

    private static void Names<A>(Codec<A> codec, string json, params string[] names) =>
        Assert.Equal(
            names,
            codec
                .Parse(json)
                .Left()
                .Items.OfType<CfError.Constraint>()
                .Select(static one => one.Field)
                .ToArray()
        );
}
