using System;
using System.Linq;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests;

/// <summary>Equality, hash and order agree, so that values can be keys.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 120 / Law.Share, EndSize = 40)]
public class OrderLaws
{
    [Property]
    public void Account_ids_are_ordered(AccountId a, AccountId b, AccountId c) =>
        IsOrdered(a, b, c, static x => AccountId.Create(Copy(x.Value)).Right());

    [Property]
    public void Image_ids_are_ordered(ImageId a, ImageId b, ImageId c) =>
        IsOrdered(a, b, c, static x => ImageId.Any(Copy(x.Value)).Right());

    [Property]
    public void Creators_are_ordered(Creator a, Creator b, Creator c) =>
        IsOrdered(a, b, c, static x => Creator.Create(Copy(x.Value)).Right());

    [Property]
    public void Filenames_are_ordered(Filename a, Filename b, Filename c) =>
        IsOrdered(a, b, c, static x => Filename.Create(Copy(x.Value)).Right());

    [Property]
    public void Variant_urls_are_ordered(VariantUrl a, VariantUrl b, VariantUrl c) =>
        IsOrdered(a, b, c, static x => VariantUrl.Create(Copy(x.Value)).Right());

    [Property]
    public void Uploads_are_ordered(Timestamp a, Timestamp b, Timestamp c) =>
        IsOrdered(a, b, c, static x => Timestamp.Create(Copy(x.Value)).Right());

    [Property]
    public void Json_texts_are_ordered(JsonText a, JsonText b, JsonText c) =>
        IsOrdered(a, b, c, static x => JsonText.Parse(Rearranged(x.Value)).Right());

    [Property]
    public void Metadata_is_ordered(Metadata a, Metadata b, Metadata c) =>
        IsOrdered(a, b, c, static x => Metadata.Create(Rearranged(x.Value)).Right());

    [Property]
    public void Page_sizes_are_ordered(PageSize a, PageSize b, PageSize c) => IsOrdered(a, b, c);

    [Property]
    public void Pixels_are_ordered(Pixels a, Pixels b, Pixels c) => IsOrdered(a, b, c);

    [Property]
    public void Times_in_browsers_are_ordered(BrowserTtl a, BrowserTtl b, BrowserTtl c) =>
        IsOrdered(a, b, c);

    [Property]
    public void Fits_are_ordered(Fit a, Fit b, Fit c) => IsOrdered(a, b, c);

    [Property]
    public void Kept_metadata_is_ordered(KeptMetadata a, KeptMetadata b, KeptMetadata c) =>
        IsOrdered(a, b, c);

    [Property]
    public void Metadata_fields_are_ordered(MetadataField a, MetadataField b, MetadataField c) =>
        IsOrdered(a, b, c);

    [Property]
    public void Delivery_urls_are_ordered(DeliveryUrl a, DeliveryUrl b, DeliveryUrl c) =>
        IsOrdered(a, b, c);

    [Property]
    public void Remote_urls_are_ordered(RemoteImageUrl a, RemoteImageUrl b, RemoteImageUrl c) =>
        IsOrdered(a, b, c);

    [Property]
    public void Transformations_are_ordered(Transformation a, Transformation b, Transformation c) =>
        IsOrdered(a, b, c);

    [Property]
    public void Nothing_is_before_any_url(DeliveryUrl a, RemoteImageUrl b, Transformation c)
    {
        Assert.Equal(1, Math.Sign(a.CompareTo(null)));
        Assert.Equal(1, Math.Sign(b.CompareTo(null)));
        Assert.Equal(1, Math.Sign(c.CompareTo(null)));
    }

    [Property]
    public void Images_are_equal_by_value(Image a, Image b)
    {
        AreEqualByValue(a, b, ImagesV1.ParseImage(Envelope.Of(a).ToJson()).Right());
        a.Meta.IfSome(meta =>
            AreEqualByValue(a, b, a with { Meta = Metadata.Create(Rearranged(meta.Value)).Right() })
        );
    }

    [Property]
    public void Images_that_differ_in_one_field_are_not_equal(Image image)
    {
        Image[] others =
        [
            image with
            {
                Id = image.Id.IsSome ? None : ImageId.Create("a").Right(),
            },
            image with
            {
                Creator = image.Creator.IsSome ? None : Creator.Create("").Right(),
            },
            image with
            {
                Filename = image.Filename.IsSome ? None : Filename.Create("").Right(),
            },
            image with
            {
                Meta = image.Meta.IsSome ? None : Metadata.Create("{}").Right(),
            },
            image with
            {
                RequireSignedUrls = image.RequireSignedUrls.IsStated
                    ? SignedUrls.NotStated
                    : SignedUrls.NotRequired,
            },
            image with
            {
                Uploaded = image.Uploaded.IsSome ? None : default(Timestamp),
            },
            image with
            {
                Variants = image.Variants.IsSome ? None : Some(Arr<VariantUrl>.Empty),
            },
            image.WithUndocumented("never generated", default).Right(),
        ];
        Assert.All(others, other => Assert.NotEqual(image, other));
    }

    [Fact]
    public void Undocumented_members_are_compared_by_value_however_they_came_together()
    {
        var (first, second) = NamesOfOneHash();
        var image = With(With(Image.Empty, first), second);
        var other = With(With(Image.Empty, second), first);
        AreEqualByValue(image, With(image, "one more"), other);
        AreEqualByValue(image, image.WithUndocumented(first, default).Right(), other);
        AreEqualByValue(image, With(image.WithoutUndocumented(first), "third"), other);
        AreEqualByValue(
            new VariantOptions { Others = image.Undocumented },
            new VariantOptions(),
            new VariantOptions(Others: other.Undocumented)
        );
    }

    [Property]
    public void Errors_are_equal_by_value(CfErrors a, CfErrors b) =>
        AreEqualByValue(
            a,
            b,
            CfErrors.Of(toSeq(a.Items.ToArray().Select(Copy).ToArray()), a.Response).IfNone(() => a)
        );

    [Property]
    public void Single_errors_are_equal_by_value(CfError a, CfError b) =>
        AreEqualByValue(a, b, Copy(a));

    [Property]
    public void Envelopes_are_equal_by_value(Envelope<Image> a, Envelope<Image> b) =>
        AreEqualByValue(
            a,
            b,
            ImagesV1.Endpoints.Get.Parse(System.Text.Encoding.UTF8.GetBytes(a.ToJson())).Right()
        );

    [Property]
    public void Responses_are_equal_by_value(ResponseInfo a, ResponseInfo b) =>
        AreEqualByValue(a, b, a with { CfRay = a.CfRay.Map(Copy) });

    [Fact]
    public void Json_is_equal_by_value()
    {
        AreEqual(
            true,
            """{"a":1,"b":[2,{"c":3,"d":4}]}""",
            """ { "b" : [ 2, {"d":4, "c":3} ], "\u0061" : 1 } """
        );
        AreEqual(true, """{"a":1,"a":2}""", """{"a":2}""");
        AreEqual(true, """{"a":{"x":1},"b":0,"a":{"y":2}}""", """{"b":0,"a":{"y":2}}""");
        AreEqual(true, "\"\\/\\u00e9\"", "\"/é\"");
        AreEqual(false, "1", "1.0");
        AreEqual(false, "[1,2]", "[2,1]");
        AreEqual(false, """{"a":null}""", "{}");
        AreEqual(false, "\"a\"", "\"A\"");
        AreEqual(true, """{"a":1e999999999999}""", """{"a":1e999999999999}""");
        AreEqual(false, """{"a":1e999999999999}""", """{"a":1E999999999999}""");
    }

    [Fact]
    public void JSON_is_ordered_by_its_canonical_text() =>
        Assert.Equal(
            """{"":[[],[{}],[1,"{",null]],"\"[":{"a":"x","b":"é"},"b":{}}""",
            RawJson.Normal(
                """{"b":1,"\"[":{"b":"é","a":0,"a":"x"},"":[[],[{}],[1,"{",null]],"b":{}}"""
            )
        );

    [Property]
    public void What_json_is_ordered_by_says_the_same(JsonText json) =>
        Assert.True(
            SameJson.AreSame(SameJson.Read(json.Value), SameJson.Read(RawJson.Normal(json.Value)))
        );

    [Fact]
    public void Default_values_never_throw()
    {
        IsHarmless<AccountId>("");
        IsHarmless<ImageId>("");
        IsHarmless<Creator>("");
        IsHarmless<Filename>("");
        IsHarmless<VariantUrl>("");
        IsHarmless<JsonText>("null");
        IsHarmless<Metadata>("null");
        IsHarmless<Timestamp>("0001-01-01T00:00:00Z");
        Assert.Equal(default, Creator.Create("").Right());
        Assert.Equal(default, Filename.Create("").Right());
        Assert.Equal(default, Timestamp.Create("0001-01-01T00:00:00Z").Right());
        Assert.Equal(default, JsonText.Parse("null").Right());
        Assert.Equal("0", default(RetryAfter).ToString());
    }

    private static void IsOrdered<A>(A a, A b, A c)
        where A : IComparable<A>, IEquatable<A>, IHasCodec<A> =>
        IsOrdered(a, b, c, static x => A.Codec.Parse(A.Codec.ToJson(x)).Right());

    private static void IsOrdered<A>(A a, A b, A c, Func<A, A> copy)
        where A : IComparable<A>, IEquatable<A>
    {
        AreEqualByValue(a, b, copy(a));
        Assert.Equal(0, a.CompareTo(copy(a)));
        Assert.Equal(a.Equals(b), a.CompareTo(b) == 0);
        Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
        A[] sorted = [.. new[] { a, b, c }.Order()];
        Assert.True(sorted[0].CompareTo(sorted[2]) <= 0);

        A[] keys = [.. new[] { a, b, c }.Distinct()];
        var map = toMap(keys.Select(static key => (key, key.ToString()!)));
        var hashMap = toHashMap(keys.Select(static key => (key, key.ToString()!)));
        Assert.Equal(keys.Length, map.Count);
        Assert.Equal(keys.Length, hashMap.Count);
        Assert.Equal(keys.Length, toSet(keys).Count);
        Assert.All(
            keys,
            key =>
            {
                Assert.Equal(Some(key.ToString()!), map.Find(copy(key)));
                Assert.Equal(Some(key.ToString()!), hashMap.Find(copy(key)));
                Assert.True(toSet(keys).Contains(copy(key)));
            }
        );
    }

    // A HashMap keeps only names with one hash code in the order in which they were added.
    private static (string, string) NamesOfOneHash()
    {
        var seen = new System.Collections.Generic.Dictionary<int, string>();
        for (var n = 0; ; n++)
            if (!seen.TryAdd($"{n}".GetHashCode(StringComparison.Ordinal), $"{n}"))
                return (seen[$"{n}".GetHashCode(StringComparison.Ordinal)], $"{n}");
    }

    private static Image With(Image image, string name) =>
        image.WithUndocumented(name, JsonText.Parse("1").Right()).Right();

    private static void AreEqualByValue<A>(A a, A b, A copyOfA)
        where A : IEquatable<A>
    {
        Assert.True(a.Equals(a));
        Assert.True(a.Equals(copyOfA));
        Assert.True(copyOfA.Equals(a));
        Assert.Equal(a.GetHashCode(), copyOfA.GetHashCode());
        Assert.Equal(a.Equals(b), b.Equals(a));
        Assert.Equal(a.Equals(b), copyOfA.Equals(b));
        Assert.False(a.Equals((object)"another type"));
        if (a.Equals(b))
            Assert.Equal(a.GetHashCode(), b.GetHashCode());
    }

    private static void AreEqual(bool equal, string a, string b)
    {
        var (x, y) = (JsonText.Parse(a).Right(), JsonText.Parse(b).Right());
        Assert.Equal(equal, x == y);
        Assert.Equal(equal, x.CompareTo(y) == 0);
        if (equal)
            Assert.Equal(x.GetHashCode(), y.GetHashCode());
    }

    private static void IsHarmless<A>(string text)
        where A : struct, IComparable<A>, IEquatable<A>
    {
        A value = default;
        Assert.Equal(text, value.ToString());
        Assert.True(value.Equals(default));
        Assert.Equal(value.GetHashCode(), default(A).GetHashCode());
        Assert.Equal(0, value.CompareTo(default));
    }

    /// <summary>The same value with members in the opposite order, where no name occurs twice.</summary>
    private static string Rearranged(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1024 });
        return Rearranged(document.RootElement);
    }

    private static string Rearranged(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "{ "
                + string.Join(
                    " , ",
                    value
                        .EnumerateObject()
                        .GroupBy(static m => m.Name, StringComparer.Ordinal)
                        .Reverse()
                        .SelectMany(static group => group)
                        .Select(static m =>
                            $"{JsonSerializer.Serialize(m.Name)} : {Rearranged(m.Value)}"
                        )
                )
                + "}",
            JsonValueKind.Array =>
                $"[{string.Join("\n,", value.EnumerateArray().Select(Rearranged))} ]",
            JsonValueKind.String => JsonSerializer.Serialize(value.GetString()),
            _ => value.GetRawText(),
        };

    private static string Copy(string text) => new(text.AsSpan());

    private static CfError Copy(CfError error) =>
        error.Match<CfError>(
            api: static e => new CfError.Api(e.Said with { Text = Copy(e.Said.Text) }),
            constraint: static e => e with { Had = Copy(e.Had) },
            malformed: static e => e with { Found = Copy(e.Found) },
            status: static e => e with { Body = Copy(e.Body) },
            transport: static e => e with { Reason = Copy(e.Reason) },
            timeout: static e => e with { },
            cancelled: static e => e with { },
            tooLarge: static e => new CfError.TooLarge(e.Limit),
            file: static e => e with { Reason = Copy(e.Reason) },
            other: static e => new CfError.Other(
                LanguageExt.Common.Error.New(e.Error.Code, Copy(e.Error.Message))
            )
        );
}
