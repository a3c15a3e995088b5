using System;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Delivery;

/// <summary>Signatures: the known answers byte for byte, and that nothing else passes for one.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 100 / Law.Share)]
public class SignedUrlTests
{
    private const string Id = "/h/bc27a117-9509-446b-8c69-c81bfeac0a01";

    private const string Path =
        "/cheeW4oKsx5ljh8e8BoL2A/bc27a117-9509-446b-8c69-c81bfeac0a01/mobile";

    private static readonly SigningKeyValue Key = SigningKeyValue
        .Create("Oix0bbNaT8Rge9PuyxUBrjI6zrgnsyJ5=")
        .Right();

    private static readonly DateTimeOffset Expiry = DateTimeOffset.FromUnixTimeSeconds(1631289275);

    private static readonly DateTimeOffset Before = Expiry.AddHours(-1);

    [Theory]
    [InlineData("https://imagedelivery.net")]
    [InlineData("https://images.example.com/cdn-cgi/imagedelivery")]
    public void The_known_answers_are_the_same_on_every_host(string host)
    {
        var url = Url(host + Path);
        Assert.Equal(
            $"{host}{Path}?exp=1631289275&sig=72411885ee02134d38662f3e70ac8ff694f408e9d14b05125f6b022c3f403efa",
            $"{SignedUrl.Sign(url, Key, Expiry, Before).Right()}"
        );
        Assert.Equal(
            $"{host}{Path}?sig=f650d16a54309cc5560ccf74ba805cd33c92ba5edaa7f09abeebfaf7e3f5895e",
            $"{SignedUrl.Sign(url, Key, None, Before).Right()}"
        );
    }

    [Property]
    public Property A_signature_verifies_until_it_expires_and_only_with_its_key() =>
        Law.ForAll(
            Generate.SignableUrls,
            static url =>
            {
                var signed = SignedUrl.Sign(url, Key, Expiry, Before).Right();
                Assert.True(SignedUrl.Verify(signed, Key, Before));
                Assert.True(SignedUrl.Verify(signed, Key, Expiry.AddTicks(-1)));
                Assert.False(SignedUrl.Verify(signed, Key, Expiry));
                Assert.False(SignedUrl.Verify(signed, Other, Before));
                Assert.False(SignedUrl.Verify(url, Key, Before));
                Assert.Equal(signed, Url($"{signed}"));
                var forever = SignedUrl.Sign(url, Key, None, Before).Right();
                Assert.True(SignedUrl.Verify(forever, Key, DateTimeOffset.MaxValue));
            }
        );

    [Fact]
    public void No_bit_of_path_expiry_and_signature_can_be_flipped()
    {
        foreach (
            var host in new[] { "https://imagedelivery.net", "https://a/cdn-cgi/imagedelivery" }
        )
        foreach (var expiry in new[] { Some(Expiry), None })
        {
            var text = $"{SignedUrl.Sign(Url(host + Path), Key, expiry, Before).Right()}";
            Assert.True(SignedUrl.Verify(Url(text), Key, Before));
            for (var at = host.Length; at < text.Length; at++)
            for (var bit = 0; bit < 16; bit++)
            {
                var flipped = text[..at] + (char)(text[at] ^ (1 << bit)) + text[(at + 1)..];
                Assert.False(
                    DeliveryUrl.Create(flipped).Exists(url => SignedUrl.Verify(url, Key, Before)),
                    flipped
                );
            }
        }
    }

    [Property(MaxTest = 1000 / Law.Share)]
    public Property No_flipped_bit_of_any_signed_url_passes() =>
        Prop.ForAll(
            Arb.From(
                from url in Generate.SignableUrls
                from isExpiring in Gen.Elements(true, false)
                let signed = SignedUrl.Sign(url, Key, isExpiring ? Expiry : None, Before).Right()
                from at in Gen.Choose(signed.PathStart, $"{signed}".Length - 1)
                from bit in Gen.Choose(0, 15)
                select (Url: signed, At: at, Bit: bit)
            ),
            static flip =>
            {
                var text = $"{flip.Url}";
                var changed = (char)(text[flip.At] ^ (1 << flip.Bit));
                // An escape's digits may be in lower case: that is the same URL.
                var passes = DeliveryUrl
                    .Create(text[..flip.At] + changed + text[(flip.At + 1)..])
                    .Exists(url => url != flip.Url && SignedUrl.Verify(url, Key, Before));
                return (!passes)
                    .Classify(flip.At < flip.Url.PathEnd, "of the path")
                    .Classify(
                        flip.At >= flip.Url.PathEnd && flip.At < text.Length - 69,
                        "of the expiry"
                    )
                    .Classify(flip.At >= text.Length - 64, "of the signature")
                    .Classify(flip.Url.IsOnOwnHost, "on a host of the account's own");
            }
        );

    [Property]
    public Property A_signature_of_one_image_fits_no_other() =>
        Law.ForAll(
            Generate.SignableUrls.Two().Where(static two => two.Item1.ImageId != two.Item2.ImageId),
            static two =>
            {
                var query = SignedUrl.Sign(two.Item1, Key, Expiry, Before).Right().Query;
                var beside = DeliveryUrl
                    .Of(two.Item1.AccountHash, two.Item2.ImageId, (VariantId)two.Item1.Variant)
                    .Right();
                foreach (var other in new[] { two.Item2, beside })
                    Assert.False(SignedUrl.Verify(Url($"{other}?{query}"), Key, Before));
            }
        );

    [Theory]
    [InlineData("?sig=")]
    [InlineData("?exp=1631289275")]
    [InlineData("?exp=&sig=72411885ee02134d38662f3e70ac8ff694f408e9d14b05125f6b022c3f403efa")]
    [InlineData(
        "?exp=+1631289275&sig=72411885ee02134d38662f3e70ac8ff694f408e9d14b05125f6b022c3f403efa"
    )]
    [InlineData(
        "?exp=1631289275&sig=72411885EE02134D38662F3E70AC8FF694F408E9D14B05125F6B022C3F403EFA"
    )]
    [InlineData(
        "?sig=72411885ee02134d38662f3e70ac8ff694f408e9d14b05125f6b022c3f403efa&exp=1631289275"
    )]
    public void A_signature_in_any_other_form_is_wrong(string query) =>
        Assert.False(
            SignedUrl.Verify(Url("https://imagedelivery.net" + Path + query), Key, Before)
        );

    [Fact]
    public void Every_reason_is_reported_at_once()
    {
        Assert.Equal(
            "5 errors: image_id: expected a UUID: an image with a custom id can't be private, found \"a/b\"; "
                + "variant: expected a variant's name: transformations can't be signed, found \"w=1\"; "
                + "url: expected a URL without a query, found one with a query; "
                + "key: expected a signing key, found an empty one; "
                + "expiry: expected a time in the future, found a time in the past",
            SignedUrl
                .Sign(
                    Url("https://imagedelivery.net/h/a/b/w=1?a"),
                    SigningKeyValue.Create("").Right(),
                    Before,
                    Before
                )
                .Left()
                .Message
        );
        Assert.Single(
            SignedUrl.Sign(Url("https://imagedelivery.net/h/a/v"), Key, None, Before).Left().Items
        );
    }

    [Theory]
    [InlineData("https://imagedelivery.net/h/a/b/v", "key", 1, "image_id")]
    [InlineData("https://imagedelivery.net" + Id + "/w=1", "key", 1, "variant")]
    [InlineData("https://imagedelivery.net" + Id + "/v?a", "key", 1, "url")]
    [InlineData("https://imagedelivery.net" + Id + "/v", "", 1, "key")]
    [InlineData("https://imagedelivery.net" + Id + "/v", "key\n", 1, "key")]
    [InlineData("https://imagedelivery.net" + Id + "/v", " key", 1, "key")]
    [InlineData("https://imagedelivery.net" + Id + "/v", "key", 0, "expiry")]
    public void Each_reason_is_enough(string url, string key, int seconds, string field) =>
        Assert.Equal(
            field,
            Assert
                .IsType<CfError.Constraint>(
                    Assert.Single(
                        SignedUrl
                            .Sign(
                                Url(url),
                                SigningKeyValue.Create(key).Right(),
                                Before.AddSeconds(seconds),
                                Before
                            )
                            .Left()
                            .Items
                    )
                )
                .Field
        );

    [Fact]
    public void An_expiry_is_over_in_its_own_second()
    {
        var url = Url("https://imagedelivery.net" + Path);
        Assert.True(SignedUrl.Sign(url, Key, Expiry.AddMilliseconds(999), Expiry).IsLeft);
        Assert.True(SignedUrl.Sign(url, Key, Expiry.AddSeconds(1), Expiry).IsRight);
    }

    [Theory]
    [InlineData(0, 1631289275)]
    [InlineData(1, 1631289275)]
    [InlineData(5, 1631289275)]
    [InlineData(3600, 1631289600)]
    [InlineData(86400, 1631318400)]
    [InlineData(-86400, 1631289275)]
    public void An_expiry_is_rounded_up(int seconds, long rounded) =>
        Assert.StartsWith(
            $"exp={rounded}&",
            SignedUrl
                .Sign(
                    Url("https://imagedelivery.net" + Path),
                    Key,
                    Expiry,
                    Before,
                    TimeSpan.FromSeconds(seconds)
                )
                .Right()
                .Query,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(0)]
    [InlineData(86400)]
    public void An_expiry_in_the_past_is_refused_even_if_rounding_moves_it_into_the_future(
        int seconds
    ) =>
        Assert.Equal(
            "expiry",
            SignedUrl
                .Sign(
                    Url("https://imagedelivery.net" + Path),
                    Key,
                    Expiry,
                    Expiry.AddHours(1),
                    TimeSpan.FromSeconds(seconds)
                )
                .Left()
                .Only<CfError.Constraint>()
                .Field
        );

    [Property]
    public void Rounding_never_shortens_and_adds_less_than_a_step(int ahead, byte days)
    {
        var step = TimeSpan.FromDays(days % 30);
        var expiry = Expiry.AddSeconds(Math.Abs((long)ahead));
        var query = SignedUrl
            .Sign(Url("https://imagedelivery.net" + Path), Key, expiry, Before, step)
            .Right()
            .Query;
        var rounded = DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(query["exp=".Length..query.IndexOf('&', StringComparison.Ordinal)], null)
        );
        Assert.InRange(rounded - expiry, TimeSpan.Zero, step);
        Assert.True(step == TimeSpan.Zero || rounded.ToUnixTimeSeconds() % step.TotalSeconds == 0);
    }

    [Fact]
    public void An_empty_key_verifies_nothing()
    {
        var signature = Convert.ToHexStringLower(
            HMACSHA256.HashData(System.Array.Empty<byte>(), Encoding.ASCII.GetBytes(Path))
        );
        var forged = Url($"https://imagedelivery.net{Path}?sig={signature}");
        Assert.False(SignedUrl.Verify(forged, default, Before));
        Assert.False(SignedUrl.Verify(forged, SigningKeyValue.Create("").Right(), Before));
    }

    [Fact]
    public void Long_keys_and_paths_are_signed_too()
    {
        var key = SigningKeyValue.Create(new string('é', 4096)).Right();
        var url = DeliveryUrl
            .Of(
                AccountHash.Create("h").Right(),
                ImageId.Create("bc27a117-9509-446b-8c69-c81bfeac0a01").Right(),
                VariantId.Create(new string('é', 99)).Right()
            )
            .Right();
        Assert.True(
            SignedUrl.Verify(SignedUrl.Sign(url, key, Expiry, Before).Right(), key, Before)
        );
        Assert.DoesNotContain("é", $"{url}", StringComparison.Ordinal);
    }

    private static SigningKeyValue Other => SigningKeyValue.Create("another").Right();

    private static DeliveryUrl Url(string text) => DeliveryUrl.Create(text).Right();
}
