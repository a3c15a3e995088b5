using System;
using System.IO;
using System.Text.Json;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>
/// Null for a codec, a function or an object of the library throws at once and names the parameter, before anything is built from it. (More:
/// <see cref="ProgrammingErrors"/>.)
/// </summary>
public class NullArguments
{
    private static readonly AccountHash Hash = AccountHash.Create("hash").Right();
    private static readonly ImageId Id = ImageId.Any("id").Right();
    private static readonly VariantId Variant = VariantId.Create("public").Right();
    private static readonly SigningKeyValue Key = SigningKeyValue.Create("key").Right();
    private static readonly DeliveryUrl Url = DeliveryUrl.Of(Hash, Id, Variant).Right();
    private static readonly Codec<string> Codec = Functional.Json.String;

    private static readonly Taking<AccountId> Taking = Endpoint.Get(
        "/accounts/{account_id}/x",
        AccountId.Text
    );

    private static readonly Endpoint<AccountId, string> Described = Taking.Gives(Codec);

    private static readonly BatchHost Batch = BatchHost
        .FromVariables(AccountId.Create("a").Right(), static _ => null)
        .Right();

    public static TheoryData<string, Action> OfEndpoints { get; } =
        new()
        {
            { "first", static () => Endpoint.Get<AccountId>("/x/{account_id}", null!) },
            {
                "text",
                static () => Endpoint.Get("/x/{account_id}", AccountId.Text).Path<ImageId>(null!)
            },
            { "method", static () => Endpoint.Change(null!, "/{account_id}", AccountId.Text) },
            { "template", static () => Endpoint.Get(null!, AccountId.Text) },
            { "text", static () => Taking.Query<int>(null!) },
            { "write", static () => Taking.Query<int>(null!, static _ => 1) },
            { "read", static () => Taking.Query<int>(static _ => default, null!) },
            { "body", static () => Taking.Json<int>(null!) },
            { "body", static () => Taking.Form<int>(null!) },
            { "rule", static () => Taking.Repeats(null!) },
            { "largest", static () => Taking.Replies(null!) },
            { "result", static () => Taking.Gives<int>(null!) },
            { "fields", static () => Form.Of<int>(null!) },
            { "envelope", static () => Described.Write(null!) },
            { "method", static () => Described.Read(null!, "") },
            { "path", static () => Described.Read("", null!) },
            { "query", static () => Described.Read("", "", null!) },
            { "path", static () => Described.Fits(null!) },
            {
                "endpoint",
                static () =>
                    default(Endpoint<(AccountId, ImageId), Unit>)!.Of(
                        AccountId.Create("a"),
                        ImageId.Any("b")
                    )
            },
            {
                "endpoint",
                static () =>
                    default(Endpoint<((AccountId, ImageId), int), Unit>)!.Of(
                        AccountId.Create("a"),
                        ImageId.Any("b"),
                        1
                    )
            },
            { "pointer", static () => Page.Of<int>(null!, default, default) },
            { "f", static () => Page.Of<int>("a", default, default, default).Map<int>(null!) },
            { "envelope", static () => default(Envelope<Image>)!.ToJson() },
            { "codec", static () => EnvelopeJsonConverter.Of<string>(null!) },
            { "typeToConvert", static () => new EnvelopeJsonConverter().CanConvert(null!) },
            {
                "typeToConvert",
                static () =>
                    new EnvelopeJsonConverter().CreateConverter(
                        null!,
                        JsonSerializerOptions.Default
                    )
            },
            {
                "options",
                static () =>
                    new EnvelopeJsonConverter().CreateConverter(typeof(Envelope<Image>), null!)
            },
            {
                "variable",
                static () => BatchHost.FromVariables(AccountId.Create("a").Right(), null!)
            },
            { "request", static () => Batch.Of(null!) },
        };

    public static TheoryData<string, Action> OfCodecs { get; } =
        new()
        {
            { "name", static () => Text.Of<string>(null!, 0, 1, static s => s, static s => s) },
            { "make", static () => Text.Of<string>("", 0, 1, null!, static s => s) },
            { "show", static () => Text.Of<string>("", 0, 1, static s => s, null!) },
            {
                "name",
                static () => Text.Checked<string>(null!, 0, 1, static _ => "", static s => s)
            },
            { "create", static () => Text.Checked<string>("", 0, 1, null!, static s => s) },
            { "show", static () => Text.Checked<string>("", 0, 1, static _ => "", null!) },
            { "name", static () => AccountId.Text.Called(null!) },
            { "text", static () => Functional.Json.Of<string>(null!) },
            { "element", static () => Functional.Json.List<string>(null!) },
            { "element", static () => Functional.Json.Each<string>(null!) },
            { "key", static () => Functional.Json.Map<VariantId, string>(null!, Codec) },
            { "value", static () => Functional.Json.Map<VariantId, string>(VariantId.Text, null!) },
            { "name", static () => Functional.Json.Required<int, string>(null!, Codec, Shown) },
            { "value", static () => Functional.Json.Required<int, string>("a", null!, Shown) },
            { "get", static () => Functional.Json.Required<int, string>("a", Codec, null!) },
            { "name", static () => Functional.Json.Optional<int, string>(null!, Codec, Maybe) },
            { "value", static () => Functional.Json.Optional<int, string>("a", null!, Maybe) },
            { "get", static () => Functional.Json.Optional<int, string>("a", Codec, null!) },
            { "get", static () => Functional.Json.Rest<int>(null!) },
            { "member", static () => Functional.Json.Object<int, string>(null!, static _ => 1) },
            { "make", static () => Functional.Json.Object<int, int>(One, null!) },
            { "make", static () => Functional.Json.Object<int, int, int>(One, One, null!) },
            {
                "make",
                static () =>
                    Functional.Json.Object<int, int, int, int, int, int, int, int, int>(
                        One,
                        One,
                        One,
                        One,
                        One,
                        One,
                        One,
                        One,
                        null!
                    )
            },
            { "alias", static () => One.Or(null!) },
            { "value", static () => Codec.ToJson(null!) },
            { "writer", static () => Codec.WriteTo(null!, "") },
            { "create", static () => Codec.Checked<string>(null!, static s => s) },
            { "show", static () => Codec.Checked<string>(static s => s, null!) },
            {
                "writer",
                static () => new CodecJsonConverter<Image>().Write(null!, Image.Empty, new())
            },
            {
                "writer",
                static () =>
                    new CodecJsonConverter<AccountHash>().WriteAsPropertyName(null!, Hash, new())
            },
            { "any", static () => CreatorFilter.Any.Match(null!, Zero, static _ => 0) },
            { "missing", static () => CreatorFilter.Any.Match(Zero, null!, static _ => 0) },
            { "of", static () => CreatorFilter.Any.Match(Zero, Zero, null!) },
        };

    public static TheoryData<string, Action> OfUrlsAndFiles { get; } =
        new()
        {
            { "image", static () => default(Image)!.Variant("a") },
            { "image", static () => default(Image)!.AccountHash() },
            { "transformation", static () => DeliveryUrl.Of(Hash, Id, default(Transformation)!) },
            { "transformation", static () => Url.With(null!) },
            { "transformation", static () => RemoteImageUrl.Of("a", null!, "b") },
            { "url", static () => SignedUrl.Sign(null!, Key, default, default) },
            { "file", static () => Upload.Of(null!) },
            { "file", static () => new DirectUpload(default, default).Upload(null!) },
            { "url", static () => SignedUrl.Verify(null!, Key, default) },
            { "url", static () => SrcSet.Of(default(DeliveryUrl)!, 1) },
            { "url", static () => SrcSet.Of(default(RemoteImageUrl)!, 1) },
            { "urls", static () => SrcSet.Of((default(DeliveryUrl)!, 1)) },
            { "name", static () => Transformation.Empty.Value(null!) },
            { "other", static () => Transformation.Empty.Append(null!) },
            { "left", static () => _ = default(Transformation)! + Transformation.Empty },
            { "filter", static () => Listing.All.With(null!) },
            { "texts", static () => Listing.All.Where("a").In(default(string[])!) },
            { "numbers", static () => Listing.All.Where("a").In(default(decimal[])!) },
            { "path", static () => ImageFile.At(null!) },
            { "open", static () => ImageFile.Opening(null!) },
            { "stream", static () => ImageFile.Once(null!) },
        };

    public static TheoryData<string, Action> OfRecords { get; } =
        new()
        {
            { "Address", static () => new BatchHost(AccountId.Create("a").Right(), null!) },
            { "Address", static () => _ = Batch with { Address = null! } },
            { "Options", static () => new Variant(Variant, null!) },
            { "Options", static () => _ = Named with { Options = null! } },
            { "Options", static () => new VariantUpdate(null!) },
            { "Options", static () => _ = new VariantUpdate(new()) with { Options = null! } },
            { "Source", static () => new ImageFile(null!) },
            { "Source", static () => _ = ImageFile.At("a") with { Source = null! } },
            { "Path", static () => new Source.AtPath(null!) },
            { "Path", static () => _ = new Source.AtPath("a") with { Path = null! } },
            { "Open", static () => new Source.Opener(null!, default) },
            { "Open", static () => _ = Opened with { Open = null! } },
            { "Open", static () => new Source.Once(null!, default) },
            { "Open", static () => _ = ReadOnce with { Open = null! } },
        };

    private static Variant Named => new(Variant, new());

    private static Source.Opener Opened => new(static () => Stream.Null, default);

    private static Source.Once ReadOnce => new(Stream.Null, default);

    private static Member<int, int> One =>
        Functional.Json.Required(
            "a",
            Functional.Json.Integer.Checked<int>(static n => (int)n, static n => n),
            static (int n) => n
        );

    [Theory]
    [MemberData(nameof(OfEndpoints), DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(OfCodecs), DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(OfUrlsAndFiles), DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(OfRecords), DisableDiscoveryEnumeration = true)]
    public void Null_is_refused_by_name(string parameter, Action call) =>
        Assert.Equal(parameter, Assert.Throws<ArgumentNullException>(call).ParamName);

    [Fact]
    public void A_source_is_what_it_is_made_of()
    {
        Assert.Equal("b", (new Source.AtPath("a") with { Path = "b" }).Path);
        Assert.Same(Stream.Null, (Opened with { Bytes = 1 }).Open());
        Assert.Same(Stream.Null, (ReadOnce with { Bytes = 1 }).Open);
    }

    private static int Zero() => 0;

    private static string Shown(int number) => $"{number}";

    private static Option<string> Maybe(int number) => $"{number}";
}
