using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Images.Functional.Generators;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Fuzz;

/// <summary>
/// A text as every kind of URL: what is read survives writing and reading, and a URL that is signed verifies.
/// </summary>
internal static class Urls
{
    private const int OfEachKind = 150;

    private static readonly DateTimeOffset Now = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    private static readonly SigningKeyValue Key = (SigningKeyValue)SigningKeyValue.Create("key");

    private static readonly ApiRequest Request = (ApiRequest)
        ImagesV1.Get((AccountId)AccountId.Create("a"), (ImageId)ImageId.Create("b/é")).Request;

    private static readonly string[] Pieces =
    [
        "https://",
        "http://",
        "://",
        "imagedelivery.net",
        "/cdn-cgi/imagedelivery/",
        "/cdn-cgi/image/",
        "example.com",
        "localhost",
        "127.0.0.1",
        "[::1]",
        "[fe80::1%25eth0]",
        ":443",
        ":80",
        ":65536",
        "user:pass@",
        "xn--bcher-kva",
        "bücher",
        "。",
        "w=400,h=300",
        "f=auto",
        "onerror=redirect",
        "/public",
        "/107b9558-dd06-4bbd-5fef-9c2c16bb7900/",
        "?exp=1790000000",
        "&sig=",
        "0123456789abcdef",
        "/keys/",
    ];

    private static readonly string[] ByHand =
    [
        "",
        "https://imagedelivery.net/ZWd9g1K7eljCn_KDTu_MWA/107b9558-dd06-4bbd-5fef-9c2c16bb7900/public",
        "https://imagedelivery.net/h/107b9558-dd06-4bbd-5fef-9c2c16bb7900/public?exp=1790000000&sig=00",
        "https://imagedelivery.net/h/a/b%2Fc/w=400,sharpen=3",
        "https://images.example.com:8443/cdn-cgi/imagedelivery/h/a/public#f",
        "https://example.com/cdn-cgi/image/w=80,onerror=redirect/https://example.org/a b.png?c=d",
        "https://upload.imagedelivery.net/h/a",
        "http://127.0.0.1:8787/upload/h/a",
        "https://api.cloudflare.com/client/v4",
        "http://[::1]:8080/client/v4/",
        "https://user:pass@example.com/a.png?token=1#f",
        "https://example.com/%%360",
        "//\u202e/a",
        "https://\u202e",
        "https://\u3002example.com/cdn-cgi/imagedelivery/h/a/public",
        "https://imagedelivery.net/cdn-cgi/imagedelivery/cdn-cgi/imagedelivery/h/a/public",
    ];

    public static Target Target { get; } =
        new(
            "urls",
            Begin,
            static seed => new TextMutator(seed, Pieces).Mutate,
            static (bytes, _) => Wrong(Texts.Of(bytes))
        );

    private static IEnumerable<byte[]> Begin(Rnd random) =>
        Texts
            .Bytes(ByHand)
            .Concat(Texts.Written(Arbitraries.DeliveryUrl(), OfEachKind, random))
            .Concat(Texts.Written(Arbitraries.RemoteImageUrl(), OfEachKind, random))
            .Concat(Texts.Written(Arbitraries.VariantUrl(), OfEachKind, random))
            .Concat(Texts.Written(Arbitraries.BaseAddress(), OfEachKind, random))
            .Concat(
                Texts.Bytes(
                    Arbitraries
                        .SourceUrl()
                        .Generator.Sample(OfEachKind, random, 20)
                        .Select(static url => url.Reveal())
                )
            );

    private static string? Wrong(string text) =>
        Wrong(DeliveryUrl.Create(text), OfHosted)
        ?? Wrong(RemoteImageUrl.Create(text), OfRemote)
        ?? Wrong(VariantUrl.Create(text), OfVariant)
        ?? Wrong(BaseAddress.Create(text), OfAddress)
        ?? Wrong(SourceUrl.Create(text), OfSource)
        ?? Wrong(UploadUrl.Create(text), OfUpload);

    private static string? Wrong<A>(Either<CfErrors, A> read, Func<A, string?> of) =>
        read.MatchUnsafe(Right: of, Left: Errors.Wrong) is { } wrong
            ? $"{typeof(A).Name}: {wrong}"
            : null;

    private static string? OfHosted(DeliveryUrl url)
    {
        var read = DeliveryUrl.Create($"{url}");
        return read != url || Parts((DeliveryUrl)read) != Parts(url) ? $"{url} is read as {read}"
            : url.Variant.IsSome == url.Transformation.IsSome
                ? "neither a variant nor a transformation, or both"
            : VariantUrl.Create($"{url}").IsLeft ? $"{url} is not a variant's URL"
            : SignedUrl.Verify(url, Key, Now) ? "verifies, though nothing signed it"
            : OfSigned(SignedUrl.Sign(url, Key, Now.AddHours(1), Now))
                ?? OfSigned(SignedUrl.Sign(url, Key, None, Now))
                ?? (
                    url.Transformation.Case is Transformation made ? Transformations.Of(made) : null
                )
                ?? (
                    url.Query.Length > 0
                        ? SrcSet.Of((url, 320), (url, 640))
                        : SrcSet.Of(url, 320, 640)
                ).MatchUnsafe(Right: static _ => null, Left: Errors.Wrong);
    }

    private static string? OfSigned(Either<CfErrors, DeliveryUrl> signed) =>
        signed.MatchUnsafe(
            Right: static url =>
                !SignedUrl.Verify(url, Key, Now) ? $"{url} does not verify"
                : DeliveryUrl.Create($"{url}") != url ? $"{url} is read otherwise"
                : null,
            Left: Errors.Wrong
        );

    private static (
        AccountHash,
        ImageId,
        Option<VariantId>,
        Option<Transformation>,
        string,
        string,
        bool
    ) Parts(DeliveryUrl url) =>
        (
            url.AccountHash,
            url.ImageId,
            url.Variant,
            url.Transformation,
            url.Query,
            url.Origin,
            url.IsOnOwnHost
        );

    private static string? OfRemote(RemoteImageUrl url)
    {
        var read = RemoteImageUrl.Create($"{url}");
        return read != url ? $"{url} is read as {read}"
            : url.With(url.Transformation) != url ? $"{url} differs with its own transformation"
            : Transformations.Of(url.Transformation);
    }

    private static string? OfVariant(VariantUrl url) =>
        VariantUrl.Codec.Parse(VariantUrl.Codec.ToJson(url)) != url ? $"{url} is altered in JSON"
        : url.ToDeliveryUrl().IsSome != url.VariantName().IsSome
            ? "a delivery URL without a variant's name, or the reverse"
        : url.ToUri().Exists(static uri => !uri.IsAbsoluteUri) ? "a relative URI"
        : null;

    private static string? OfAddress(BaseAddress address) =>
        BaseAddress.Create(address.Value) != address ? $"{address} is read otherwise"
        : !$"{address.Of(Request)}".StartsWith("http", StringComparison.Ordinal)
            ? "a request's address without its scheme"
        : null;

    private static string? OfSource(SourceUrl url) =>
        SourceUrl.Create(url.Reveal()) != url ? "read otherwise"
        : $"{url}".Length == 0 ? "shown as nothing"
        : null;

    private static string? OfUpload(UploadUrl url)
    {
        var link = new DirectUpload(None, url);
        return UploadUrl.Create(url.Reveal()) != url ? "read otherwise"
            : DirectUpload.Codec.Parse(DirectUpload.Codec.ToJson(link)) != link ? "altered in JSON"
            : link.Upload(ImageFile.Of("GIF89a"u8.ToArray())).Request.IsBottom
                ? "an upload to nowhere"
            : null;
    }
}
