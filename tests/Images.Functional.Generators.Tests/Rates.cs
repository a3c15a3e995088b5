using System;
using System.Linq;
using System.Text;
using FsCheck.Fluent;
using Xunit;

namespace Images.Functional.Generators.Tests;

/// <summary>Each class that a tester looks for occurs at a stated rate, or more often.</summary>
public class Rates
{
    [Fact]
    public void Ids_are_of_every_kind()
    {
        Generate.AccountIds.HasClasses(
            ("at the limit", 20, static id => Characters(id.Value) == 32),
            (
                "hex",
                20,
                static id => id.Value.Length == 32 && id.Value.All(char.IsAsciiHexDigitLower)
            ),
            ("beyond the BMP", 10, static id => HasPairs(id.Value)),
            ("a slash", 2, static id => id.Value.Contains('/', StringComparison.Ordinal)),
            ("to be escaped", 30, static id => Uri.EscapeDataString(id.Value) != id.Value)
        );
        Generate.ImageIds.HasClasses(
            ("hyphenated UUID", 20, static id => Guid.TryParseExact(id.Value, "D", out _)),
            ("UUID without hyphens", 5, static id => Guid.TryParseExact(id.Value, "N", out _)),
            ("custom", 30, static id => ImageId.Custom(id.Value).IsRight),
            ("longer than documented", 5, static id => ImageId.Create(id.Value).IsLeft),
            ("1,024 characters", 1, static id => Characters(id.Value) == 1024),
            ("subpaths", 5, static id => id.Value.Contains('/', StringComparison.Ordinal)),
            ("beyond the BMP", 10, static id => HasPairs(id.Value))
        );
    }

    [Fact]
    public void Texts_reach_their_limits_and_every_kind_of_character()
    {
        Generate.Creators.HasClasses(
            ("empty", 1, static c => c.Value.Length == 0),
            ("at the limit", 2, static c => Characters(c.Value) == 1024),
            ("beyond the BMP", 20, static c => HasPairs(c.Value)),
            ("control characters", 10, static c => c.Value.Any(char.IsControl)),
            ("to be escaped in JSON", 20, static c => c.Value.AsSpan().ContainsAny("\"\\\n\u0001"))
        );
        Generate.Filenames.HasClasses(
            ("empty", 1, static f => f.Value.Length == 0),
            ("at the limit", 2, static f => Characters(f.Value) == 255),
            ("beyond the BMP", 20, static f => HasPairs(f.Value)),
            ("a path", 10, static f => f.Value.Contains('/', StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Metadata_is_of_every_shape_and_size()
    {
        Generate.Metadatas.HasClasses(
            ("object", 40, static m => m.Value[0] == '{'),
            ("array", 5, static m => m.Value[0] == '['),
            ("string", 3, static m => m.Value[0] == '"'),
            ("number", 0.5, static m => m.Value[0] is '-' or (>= '0' and <= '9')),
            ("boolean", 0.5, static m => m.Value is "true" or "false"),
            ("1,024 bytes", 8, static m => Bytes(m.Value) == 1024),
            (
                "512 levels",
                1,
                static m => m.Value.StartsWith(new string('[', 512), StringComparison.Ordinal)
            ),
            ("deeper than the framework's 64", 3, static m => Depth(m.Value) > 64),
            (
                "more than a machine's number",
                1,
                static m =>
                    m.Value.Contains("e99999999999", StringComparison.Ordinal)
                    || m.Value.Contains("1e400", StringComparison.Ordinal)
            ),
            ("beyond the BMP", 10, static m => HasPairs(m.Value))
        );
        Generate.DeepMetadatas.HasClasses(("deep", 100, static m => Depth(m.Value) >= 65));
        Generate.JsonTexts.HasClasses(
            ("null", 1, static j => j.IsNull),
            ("longer than metadata", 2, static j => Bytes(j.Value) > 1024)
        );
    }

    [Fact]
    public void Variants_are_cloudflares_and_others()
    {
        Generate.VariantUrls.HasClasses(
            ("Cloudflare's", 50, static url => url.Parts.IsSome),
            ("another", 10, static url => url.Parts.IsNone),
            ("signed", 10, static url => url.Value.Contains("&sig=", StringComparison.Ordinal)),
            (
                "on a host of one's own",
                5,
                static url => url.Value.Contains("/cdn-cgi/", StringComparison.Ordinal)
            )
        );
        Generate.DeliveryUrls.HasClasses(("with parts", 100, static url => url.Parts.IsSome));
    }

    [Fact]
    public void Images_have_and_lack_each_field()
    {
        Generate.Images.HasClasses(
            ("id", 60, static i => i.Id.IsSome),
            ("no id", 10, static i => i.Id.IsNone),
            ("no creator", 10, static i => i.Creator.IsNone),
            ("no filename", 10, static i => i.Filename.IsNone),
            ("no meta", 10, static i => i.Meta.IsNone),
            ("no requireSignedURLs", 10, static i => i.RequireSignedUrls.IsNone),
            ("no uploaded", 10, static i => i.Uploaded.IsNone),
            ("no variants", 10, static i => i.Variants.IsNone),
            ("empty variants", 3, static i => i.Variants.Exists(static v => v.IsEmpty)),
            ("several variants", 40, static i => i.Variants.Exists(static v => v.Count > 1)),
            ("nothing", 1, static i => i == Image.Empty),
            ("draft", 5, static i => i.IsDraft),
            ("undocumented members", 30, static i => !i.Undocumented.IsEmpty)
        );
        Generate.Drafts.HasClasses(("draft", 100, static i => i.IsDraft));
        Generate.WholeImages.HasClasses(
            (
                "whole",
                100,
                static i =>
                    i
                        is {
                            Id.IsSome: true,
                            Creator.IsSome: true,
                            Filename.IsSome: true,
                            Meta.IsSome: true,
                            RequireSignedUrls.IsSome: true,
                            Uploaded.IsSome: true,
                            Variants.IsSome: true
                        }
            )
        );
    }

    [Fact]
    public void Replies_are_of_every_status()
    {
        Generate.ResponseInfos.HasClasses(
            ("2xx", 5, static r => r.IsSuccess),
            ("429", 2, static r => r.Status == 429),
            ("5xx", 10, static r => r.Status >= 500),
            ("3xx", 5, static r => r.Status is >= 300 and <= 399),
            ("Retry-After", 50, static r => r.RetryAfter.IsSome),
            ("no cf-ray", 10, static r => r.CfRay.IsNone)
        );
        Generate.SuccessfulResponseInfos.HasClasses(("2xx", 100, static r => r.IsSuccess));
        Generate.FailedResponseInfos.HasClasses(("not 2xx", 100, static r => !r.IsSuccess));
        Generate.RetryAfters.HasClasses(
            ("seconds", 30, static r => long.TryParse(r.ToString(), out _)),
            ("date", 30, static r => r.ToString().EndsWith("GMT", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void What_is_named_at_the_limit_or_one_over_is()
    {
        Assert.All(
            Generate.AccountIdsAtTheLimit.Values(100),
            static id => Assert.Equal(32, Characters(id.Value))
        );
        Assert.All(
            Generate.CustomImageIdsAtTheLimit.Values(100),
            static id => Assert.Equal(1024, Characters(id.Value))
        );
        Assert.All(
            Generate.CreatorsAtTheLimit.Values(100),
            static c => Assert.Equal(1024, Characters(c.Value))
        );
        Assert.All(
            Generate.FilenamesAtTheLimit.Values(100),
            static f => Assert.Equal(255, Characters(f.Value))
        );
        Assert.All(
            Generate.MetadatasAtTheLimit.Values(100),
            static m => Assert.Equal(1024, Bytes(m.Value))
        );
        Assert.All(
            Generate.AccountIdTextsOneOver.Values(100),
            static t => Assert.True(AccountId.Create(t).IsLeft && Characters(t) == 33)
        );
        Assert.All(
            Generate.ImageIdTextsOneOver.Values(100),
            static t => Assert.True(ImageId.Create(t).IsLeft && Characters(t) == 33)
        );
        Assert.All(
            Generate.CustomImageIdTextsOneOver.Values(100),
            static t => Assert.True(ImageId.Any(t).IsLeft && Characters(t) == 1025)
        );
        Assert.All(
            Generate.CreatorTextsOneOver.Values(100),
            static t => Assert.True(Creator.Create(t).IsLeft && Characters(t) == 1025)
        );
        Assert.All(
            Generate.FilenameTextsOneOver.Values(100),
            static t => Assert.True(Filename.Create(t).IsLeft && Characters(t) == 256)
        );
        Assert.All(
            Generate.MetadataTextsOneOver.Values(100),
            static t =>
                Assert.True(
                    Metadata.Create(t).IsLeft
                        && Bytes(JsonText.Parse(t).IfLeft(default(JsonText)).Value) == 1025
                )
        );
        Assert.All(
            Generate.CreatorsBeyondBmp.Values(100),
            static c => Assert.Equal(c.Value.Length, 2 * Characters(c.Value))
        );
        Assert.All(
            Generate.FilenamesBeyondBmp.Values(100),
            static f => Assert.Equal(f.Value.Length, 2 * Characters(f.Value))
        );
        Assert.All(
            Generate.UploadedAtsOfLeapSeconds.Values(100),
            static at => Assert.Equal("60", at.Value[17..19])
        );
        Assert.All(
            Generate.ShortImageIds.Values(100),
            static id => Assert.True(ImageId.Create(id.Value).IsRight)
        );
        Assert.All(
            Generate.UuidImageIds.Values(100),
            static id => Assert.True(Guid.TryParse(id.Value, out _))
        );
        Assert.All(
            Generate.CustomImageIds.Values(100),
            static id => Assert.True(ImageId.Custom(id.Value).IsRight)
        );
    }

    [Fact]
    public void The_same_seed_makes_the_same_values() =>
        Assert.Equal(
            Generate.EnvelopeTexts.Values(20).Select(static t => t.Text),
            Generate.EnvelopeTexts.Values(20).Select(static t => t.Text)
        );

    private static int Characters(string text) => text.EnumerateRunes().Count();

    private static bool HasPairs(string text) => text.Any(char.IsSurrogate);

    private static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    private static int Depth(string json) =>
        json.TakeWhile(static c => c is '[' or '{' or '"' or ':')
            .Count(static c => c is '[' or '{');
}
