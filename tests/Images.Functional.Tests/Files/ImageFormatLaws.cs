using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests.Files;

/// <summary>A file's first bytes tell its format, whatever follows them.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 200 / Law.Share)]
public class ImageFormatLaws
{
    // Beginnings as real encoders write them, each character a byte.
    private static readonly Dictionary<string, (ImageFormat? Format, string Begins)> Table = new()
    {
        ["JFIF"] = (ImageFormat.Jpeg, "\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF\0\u0001\u0001\0"),
        ["Exif"] = (ImageFormat.Jpeg, "\u00FF\u00D8\u00FF\u00E1\u0024\u00C6Exif\0\0MM\0*"),
        ["bare JPEG"] = (ImageFormat.Jpeg, "\u00FF\u00D8\u00FF\u00DB\0\u0084\0"),
        ["PNG"] = (ImageFormat.Png, "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR"),
        ["GIF of 1987"] = (ImageFormat.Gif, "GIF87a\u0001\0\u0001\0"),
        ["GIF of 1989"] = (ImageFormat.Gif, "GIF89a\u0001\0\u0001\0\u0080"),
        ["lossy WebP"] = (ImageFormat.WebP, "RIFF\u0024\0\0\0WEBPVP8 "),
        ["lossless WebP"] = (ImageFormat.WebP, "RIFF\u0024\0\0\0WEBPVP8L"),
        ["extended WebP"] = (ImageFormat.WebP, "RIFF\u0024\u00FF\u00FF\0WEBPVP8X"),
        ["AVIF"] = (ImageFormat.Avif, "\0\0\0\u0020ftypavif\0\0\0\0avifmif1miafMA1B"),
        ["AVIF sequence"] = (ImageFormat.Avif, "\0\0\0\u002Cftypavis\0\0\0\0avismsf1iso8"),
        ["AVIF by a compatible brand"] = (
            ImageFormat.Avif,
            "\0\0\0\u001Cftypmif1\0\0\0\0mif1avifmiaf"
        ),
        ["HEIC"] = (ImageFormat.Heic, "\0\0\0\u0018ftypheic\0\0\0\0mif1heic"),
        ["HEIC of a telephone"] = (
            ImageFormat.Heic,
            "\0\0\0\u0024ftypheic\0\0\0\0mif1MiHBMiHEMiPrmiafheic"
        ),
        ["HEIC by a compatible brand"] = (ImageFormat.Heic, "\0\0\0\u0018ftypmif1\0\0\0\0mif1heic"),
        ["HEIC sequence"] = (ImageFormat.Heic, "\0\0\0\u0018ftypmsf1\0\0\0\0msf1hevc"),
        ["HEIC of ten bits"] = (ImageFormat.Heic, "\0\0\0\u0018ftypheix\0\0\0\0mif1heix"),
        ["SVG"] = (ImageFormat.Svg, """<svg xmlns="http://www.w3.org/2000/svg">"""),
        ["empty SVG"] = (ImageFormat.Svg, "<svg/>"),
        ["SVG without attributes"] = (ImageFormat.Svg, "<svg>"),
        ["SVG on several lines"] = (ImageFormat.Svg, "\r\n\t <svg\n  width='1'>"),
        ["SVG with a mark"] = (ImageFormat.Svg, "\u00EF\u00BB\u00BF<svg >"),
        ["SVG with a declaration"] = (
            ImageFormat.Svg,
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<svg >"
        ),
        ["SVG with mark and declaration"] = (
            ImageFormat.Svg,
            "\u00EF\u00BB\u00BF<?xml version=\"1.0\"?><svg >"
        ),
        ["SVG with a comment"] = (
            ImageFormat.Svg,
            "<?xml version='1.0'?><!-- <html> by -> hand --><!----><svg\t>"
        ),
        ["SVG with a style sheet"] = (
            ImageFormat.Svg,
            "<?xml-stylesheet href='a.css'?>\n<svg viewBox='0 0 1 1'>"
        ),
        ["SVG with a document type"] = (
            ImageFormat.Svg,
            "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/svg11.dtd\">\n<svg >"
        ),
        ["SVG with declarations in its document type"] = (
            ImageFormat.Svg,
            "<!DOCTYPE svg [\n<!ENTITY ns \"http://ns.adobe.com/\">\n] >\n<!-- Layer --><svg >"
        ),
        ["SVG with declarations at the end of its document type"] = (
            ImageFormat.Svg,
            "<!DOCTYPE svg [<!ENTITY ns \"http://ns.adobe.com/\">]><svg >"
        ),
        ["SVG whose root element is beyond the first bytes"] = (
            ImageFormat.Svg,
            "<?xml version=\"1.0\"?><!-- Generator: Adobe Illustrator -->\n<!DOCTYPE svg [ <!ENTITY ns \"x]y>z\">"
        ),
        ["SVG whose document type has another name"] = (
            ImageFormat.Svg,
            "<!DOCTYPE x [<!ENTITY a 'b'>]><svg >"
        ),
        ["SVG whose document type has another name and no declarations"] = (
            ImageFormat.Svg,
            "<!DOCTYPE x><svg >"
        ),
        ["SVG whose document type has a prefix"] = (ImageFormat.Svg, "<!DOCTYPE\nsvg:svg>"),
        ["SVG with a prefix"] = (
            ImageFormat.Svg,
            "<svg:svg xmlns:svg='http://www.w3.org/2000/svg'>"
        ),
        ["nothing"] = (null, ""),
        ["text"] = (null, "svg"),
        ["HTML"] = (null, "<!DOCTYPE html>\n<html><body><svg >"),
        ["XML of another root"] = (null, "<?xml version=\"1.0\"?><rss><svg >"),
        ["a longer name"] = (null, "<svgs >"),
        ["an end tag"] = (null, "</svg >"),
        ["an SVG cut within its name"] = (null, "<svg"),
        ["a declaration without an end"] = (null, "<?xml version=\"1.0\" <svg >"),
        ["a comment without an end"] = (null, "<!-- <svg >"),
        ["a document type without an end"] = (null, "<!DOCTYPE svg"),
        ["a document type of a longer name"] = (null, "<!DOCTYPE svgs [ <svg >"),
        ["a PNG that went through a text mode"] = (null, "\u0089PNG\n\u001A\n\0\0\0\r"),
        ["another GIF"] = (null, "GIF88a\u0001\0"),
        ["WAVE"] = (null, "RIFF\u0024\0\0\0WAVEfmt "),
        ["RIFF alone"] = (null, "RIFF\u0024\0\0"),
        ["MP4"] = (null, "\0\0\0\u0018ftypisom\0\0\u0002\0isomiso2"),
        ["a version that looks like a brand"] = (null, "\0\0\0\u0010ftypmif1avif"),
        ["a brand behind the box"] = (null, "\0\0\0\u0014ftypmif1\0\0\0\0mif1avif"),
        ["a box without brands"] = (null, "\0\0\0\u0008ftypavif"),
        ["a box to the end of the file"] = (ImageFormat.Avif, "\0\0\0\0ftypavif"),
        ["a box with a long size"] = (ImageFormat.Heic, "\0\0\0\u0001ftyp\0\0\0\0\0\0\0\u0018heic"),
        ["half a brand"] = (null, "\0\0\0\u0018ftypavi"),
        ["TIFF"] = (null, "II*\0\u0008\0\0\0"),
        ["BMP"] = (null, "BM\u0036\0\0\0"),
        ["JPEG XL"] = (null, "\u00FF\u000A\u00FA\u001F"),
        ["PDF"] = (null, "%PDF-1.7\n"),
    };

    public static TheoryData<string> Names => new(Table.Keys);

    public static TheoryData<string> Formats =>
        new(Table.Where(static row => row.Value.Format is not null).Select(static row => row.Key));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_bytes_identify_the_format(string name) =>
        Assert.Equal(
            Prelude.Optional(Table[name].Format),
            ImageFormat.Detect(BytesOf(Table[name].Begins))
        );

    [Theory]
    [MemberData(nameof(Formats))]
    public void Later_bytes_do_not_change_the_format(string name)
    {
        var (format, begins) = Table[name];
        Law.Check(
            50,
            Law.ForAll(
                Arbitraries.Blob().Generator,
                tail =>
                    Assert.Equal(
                        Prelude.Optional(format),
                        ImageFormat.Detect([.. BytesOf(begins), .. tail.Bytes.Span])
                    )
            )
        );
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Wherever_it_is_cut_it_is_of_its_format_or_of_none(string name)
    {
        var (format, begins) = Table[name];
        var bytes = BytesOf(begins);
        Assert.All(
            Enumerable.Range(0, bytes.Length),
            length =>
                Assert.True(
                    ImageFormat.Detect(bytes.AsSpan(..length)).ForAll(found => found == format)
                )
        );
    }

    [Property]
    public void Any_bytes_have_a_format_or_none(byte[] bytes) =>
        Assert.True(
            ImageFormat.Detect(bytes).ForAll(static format => ImageFormat.All.Contains(format))
        );

    [Property]
    public void Bytes_beyond_the_first_512_change_nothing(Blob blob, Blob tail)
    {
        byte[] head = [.. blob.Bytes.Span, .. new byte[ImageFormat.DetectedBytes]];
        head = head[..ImageFormat.DetectedBytes];
        Assert.Equal(
            ImageFormat.Detect(head),
            ImageFormat.Detect([.. head, .. tail.Bytes.Span, .. "<svg >"u8])
        );
    }

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void A_root_within_the_first_512_bytes_is_found(int end, bool isFound)
    {
        var text = $"<!--{new string('-', end - 12)}--><svg>";
        Assert.Equal(end, text.Length);
        Assert.Equal(isFound, ImageFormat.Detect(BytesOf(text)) == ImageFormat.Svg);
    }

    [Fact]
    public void Every_format_is_found_by_each_of_its_endings_in_any_case() =>
        Assert.All(
            ImageFormat.All.Bind(static format =>
                format.Extensions.Map(ending => (Format: format, Ending: ending))
            ),
            static one =>
            {
                Assert.Equal(one.Format, ImageFormat.OfName("a" + one.Ending));
                Assert.Equal(
                    one.Format,
                    ImageFormat.OfName("b.png" + one.Ending.ToUpperInvariant())
                );
                Assert.Equal(one.Format, ImageFormat.OfName("/c.d/" + one.Ending));
            }
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("jpg")]
    [InlineData("a.")]
    [InlineData("a.jpgx")]
    [InlineData("a.jpg ")]
    [InlineData("a.txt")]
    [InlineData("a.png/b")]
    public void Any_other_name_identifies_no_format(string? name) =>
        Assert.True(ImageFormat.OfName(name).IsNone);

    [Property]
    public void A_file_name_identifies_at_most_one_format(string? name) =>
        Assert.True(
            ImageFormat
                .OfName(name)
                .ForAll(format =>
                    format.Extensions.Exists(one =>
                        name!.EndsWith(one, StringComparison.OrdinalIgnoreCase)
                    )
                )
        );

    [Fact]
    public void A_format_has_a_name_and_the_content_type_that_the_service_takes() =>
        Assert.Equal(
            [
                "JPEG image/jpeg",
                "PNG image/png",
                "GIF image/gif",
                "WebP image/webp",
                "SVG image/svg+xml",
                "AVIF image/avif",
                "HEIC image/heic",
            ],
            ImageFormat.All.Map(static format => $"{format} {format.ContentType}").ToArray()
        );

    private static byte[] BytesOf(string text) => Encoding.Latin1.GetBytes(text);
}
