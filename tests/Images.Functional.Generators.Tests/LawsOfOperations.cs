using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Images.Functional.Generators.Tests;

/// <summary>The laws of the arbitraries that are derived from codecs and texts.</summary>
internal static class LawsOfOperations
{
    private const string NoOptions =
        "VariantOptions { Fit = None, Metadata = None, Width = None, Height = None, BrowserTtl = None, Others = [] }";

    private const string Hidden = "(hidden)";

    public static IEnumerable<KeyValuePair<string, ArbitraryLaw>> All { get; } =
        new Dictionary<string, ArbitraryLaw>
        {
            ["ImagesStats"] = Of(
                ImagesStats.Codec,
                "ImagesStats { Allowed = None, Current = None }"
            ),
            ["ImageUpdate"] = Of(
                ImageUpdate.Codec,
                "ImageUpdate { Metadata = None, RequireSignedUrls = NotStated, Creator = None }"
            ),
            ["ImagesConfig"] = Of(
                ImagesConfig.Codec,
                "ImagesConfig { FlexibleVariants = NotStated, BrowserTtl = None, PreserveContentCredentials = NotStated }"
            ),
            ["SigningKey"] = Of(SigningKey.Codec, "SigningKey { Name = None, Value = None }"),
            ["SigningKeyName"] = Of(Functional.Json.Of(SigningKeyName.Text), "a"),
            ["SigningKeyValue"] = Of(Functional.Json.Of(SigningKeyValue.Text), Hidden),
            ["Variant"] = Of(
                Variant.Codec,
                $"Variant {{ Id = a, NeverRequireSignedUrls = NotStated, Options = {NoOptions} }}"
            ),
            ["VariantId"] = Of(Functional.Json.Of(VariantId.Text), "a"),
            ["VariantOptions"] = Of(VariantOptions.Codec, NoOptions),
            ["VariantUpdate"] = Of(
                VariantUpdate.Codec,
                $"VariantUpdate {{ NeverRequireSignedUrls = NotStated, Options = {NoOptions} }}"
            ),
            ["Fit"] = Of(Functional.Json.Of(Fit.Text), "a"),
            ["KeptMetadata"] = Of(Functional.Json.Of(KeptMetadata.Text), "a"),
            ["Pixels"] = Of(Pixels.Codec, "1"),
            ["BrowserTtl"] = Of(BrowserTtl.Codec, "3,600"),
            ["DirectUpload"] = Of(DirectUpload.Codec, "DirectUpload { Id = None, Url = None }"),
            ["UploadUrl"] = Of(Functional.Json.Of(UploadUrl.Text), Hidden),
            ["LinkRequestV1"] = Of(LinkRequestV1.Codec, "LinkRequestV1 { Expiry = None }"),
            ["BatchToken"] = Of(
                BatchToken.Codec,
                "BatchToken { Token = (hidden), ExpiresAt = None }"
            ),
            ["BatchTokenValue"] = Of(Functional.Json.Of(BatchTokenValue.Text), Hidden),
            ["ContinuationToken"] = Of(Functional.ContinuationToken.Codec, ""),
            ["PageSize"] = new ArbitraryLaw<PageSize>(
                static size => PageSize.Create(size.Value) == size,
                static size => Size.OfNumber(size.Value),
                "10"
            ),
            ["CreatorFilter"] = new ArbitraryLaw<CreatorFilter>(
                static filter =>
                    filter.Match(
                        static () => true,
                        static () => true,
                        static creator => creator.Value.Length > 0
                    ),
                Of,
                "any creator"
            ),
            ["MetadataField"] = new ArbitraryLaw<MetadataField>(
                static field => MetadataField.Create(field.Value) == field,
                static field => Size.Of(field.Value),
                "a"
            ),
            ["MetadataFilter"] = new ArbitraryLaw<MetadataFilter>(
                static filter => MetadataFilter.Parse(filter.Name, filter.Value) == filter,
                Of,
                "meta.a[eq:string]="
            ),
            ["Listing"] = new ArbitraryLaw<Listing>(
                static listing => IsRead(ImagesV2.Endpoints.List, listing),
                static listing =>
                    Size.OfOption(listing.After, static token => Size.Of(token.Value))
                    + Size.OfOption(listing.PageSize, static size => Size.OfNumber(size.Value))
                    + Size.OfOption(listing.Sort, static _ => default)
                    + Of(listing.Creator)
                    + Size.All(listing.Filters, Of),
                ""
            ),
            ["ListingV1"] = new ArbitraryLaw<ListingV1>(
                static listing => IsRead(ImagesV1.Endpoints.List, listing),
                static listing =>
                    Size.OfNumber(listing.Page)
                    + Size.OfOption(listing.PageSize, static size => Size.OfNumber(size.Value))
                    + Of(listing.Creator),
                ""
            ),
            ["ImageList"] = Of(
                ImageList.Codec,
                "ImageList { Images = [], ContinuationToken = None }"
            ),
            ["Setting"] = new ArbitraryLaw<Setting>(
                static setting => Setting.Of(setting.ToNullable()) == setting,
                static setting =>
                    Size.OddUnless(!setting.IsStated) + Size.OddUnless(setting != Setting.On),
                "NotStated"
            ),
        };

    private static ArbitraryLaw<A> Of<A>(Codec<A> codec, params string[] ends) =>
        new(
            value => codec.Parse(codec.ToJson(value)) == value,
            value =>
            {
                using var json = JsonDocument.Parse(
                    codec.ToJson(value),
                    new JsonDocumentOptions { MaxDepth = FieldLimits.JsonDepth }
                );
                return Of(json.RootElement);
            },
            ends
        );

    private static Size Of(CreatorFilter filter) =>
        filter.Match(
            static () => default,
            static () => Size.OddUnless(false),
            static creator => Size.OddUnless(false) + Size.Of(creator.Value)
        );

    private static Size Of(MetadataFilter filter) =>
        Size.OddUnless(filter.Operator == "eq:string")
        + Size.Of(filter.Of.Value)
        + Size.Of(filter.Value);

    private static bool IsRead<L, A>(Endpoint<(AccountId, L), A> endpoint, L listing)
    {
        var account = AccountId.Create("a");
        var request = (ApiRequest)endpoint.Of(account, listing).Request;
        return endpoint.Read(
                request.Method,
                request.Path,
                string.Join(
                    '&',
                    request.Query.Map(static one =>
                        $"{System.Uri.EscapeDataString(one.Name)}={System.Uri.EscapeDataString(one.Value)}"
                    )
                )
            ) == account.Map(a => (a, listing));
    }

    private static Size Of(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => Size.All(
                value.EnumerateObject(),
                static member => Size.Of(member.Name) + Of(member.Value)
            ),
            JsonValueKind.Array => Size.All(value.EnumerateArray(), Of),
            JsonValueKind.String => Times(value.GetString()!),
            JsonValueKind.Number => Size.OfNumber(
                value.TryGetDecimal(out var number)
                    ? (long)(Math.Log2(1 + (double)Math.Abs(number)) * 1_000_000)
                        + value.GetRawText().Length
                    : long.MaxValue / 1_000_000
            ),
            JsonValueKind.True => Size.OddUnless(false),
            _ => default,
        };

    // A time that is longer may be plainer.
    private static Size Times(string text) =>
        Timestamp.Create(text).Match(Right: Sizes.Of, Left: _ => Size.Of(text));
}
