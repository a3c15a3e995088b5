using System.Linq;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

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

    [Fact]
    public void Of_each_part_of_a_form() =>
        Assert.Equal(
            ["id", "expiry"],
            UploadLink
                .Form.Read(Seq<Part>(new Part.Text("id", ""), new Part.Text("expiry", "now")))
                .Left()
                .Items.Map(static error => ((CfError.Constraint)error).Field)
                .ToArray()
        );

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
