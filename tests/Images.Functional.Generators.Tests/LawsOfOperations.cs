using System.Collections.Generic;
using System.Text.Json;

namespace Images.Functional.Generators.Tests;

/// <summary>The laws of the arbitraries that are derived from codecs and texts.</summary>
internal static class LawsOfOperations
{
    private const string A = "\"a\"";

    public static IEnumerable<KeyValuePair<string, ArbitraryLaw>> All { get; } =
        new Dictionary<string, ArbitraryLaw>
        {
            ["ImagesStats"] = Of(ImagesStats.Codec, """{"count":{}}"""),
            ["ImageUpdate"] = Of(ImageUpdate.Codec, "{}"),
            ["ImagesConfig"] = Of(ImagesConfig.Codec, "{}"),
            ["SigningKey"] = Of(SigningKey.Codec, "{}"),
            ["SigningKeyName"] = Of(Functional.Json.Of(SigningKeyName.Text), A),
            ["SigningKeyValue"] = Of(Functional.Json.Of(SigningKeyValue.Text), "\"\""),
            ["Variant"] = Of(Variant.Codec, """{"id":"a","options":{}}"""),
            ["VariantId"] = Of(Functional.Json.Of(VariantId.Text), A),
            ["VariantOptions"] = Of(VariantOptions.Codec, "{}"),
            ["VariantUpdate"] = Of(VariantUpdate.Codec, """{"options":{}}"""),
            ["Fit"] = Of(Functional.Json.Of(Fit.Text), A),
            ["KeptMetadata"] = Of(Functional.Json.Of(KeptMetadata.Text), A),
            ["Pixels"] = Of(Pixels.Codec, "1"),
            ["BrowserTtl"] = Of(BrowserTtl.Codec, "3600"),
            ["DirectUpload"] = Of(DirectUpload.Codec, "{}"),
            ["UploadUrl"] = Of(Functional.Json.Of(UploadUrl.Text), "\"https://a\""),
            ["LinkRequestV1"] = Of(LinkRequestV1.Codec, "{}"),
            ["BatchToken"] = Of(BatchToken.Codec, """{"token":"a"}"""),
            ["BatchTokenValue"] = Of(Functional.Json.Of(BatchTokenValue.Text), A),
            ["ContinuationToken"] = Of(Functional.ContinuationToken.Codec, "\"\""),
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
            ["ImageList"] = Of(ImageList.Codec, """{"images":[]}"""),
            ["Unreadable"] = new ArbitraryLaw<Unreadable>(
                static element => JsonText.Parse(element.Json.Value) == element.Json,
                Of,
                LawsOfReplies.SmallErrors
            ),
            ["Page"] = new ArbitraryLaw<Page<Filename>>(
                static page => page.Next.IsNone,
                static page =>
                    Size.All(
                        page.Elements,
                        static element =>
                            element.Match(
                                Right: static name => Size.Of(name.Value),
                                Left: Of,
                                Bottom: static () => default
                            )
                    ) + Size.OfOption(page.Token, static token => Size.Of(token.Value)),
                "0 items, 0 unreadable, the last page"
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
        )
        {
            // JSON hides no secret.
            Show = value => codec.ToJson(value),
        };

    private static Size Of(Unreadable element) =>
        Size.Of(element.Json.Value) + Sizes.Of(element.Errors);

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
            JsonValueKind.Number => value.TryGetDecimal(out var number)
                ? Size.OfDecimal(number) + Size.OfNumber(value.GetRawText().Length)
                : Size.OfDecimal(decimal.MaxValue),
            JsonValueKind.True => Size.OddUnless(false),
            _ => default,
        };

    // A time that is longer may be plainer.
    private static Size Times(string text) =>
        Timestamp.Create(text).Match(Right: Sizes.Of, Left: _ => Size.Of(text));
}
