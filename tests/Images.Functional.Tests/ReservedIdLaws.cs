using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>No request reaches another endpoint than the one that the caller asked for.</summary>
public class ReservedIdLaws
{
    private static readonly AccountId Account = AccountId.Create("a").Right();

    [Theory]
    [InlineData("keys")]
    [InlineData("stats")]
    [InlineData("variants")]
    [InlineData("config")]
    [InlineData("batch_token")]
    [InlineData("direct_upload")]
    public void The_error_names_the_endpoint(string name)
    {
        Assert.Equal(
            $"image_id: \"{name}\" is reserved (the API has an endpoint of this name)",
            Refused(name)
        );
        Assert.Equal(
            $"image_id: \"/{name}//\" is reserved (the API has an endpoint called {name})",
            Refused($"/{name}//")
        );
        Assert.Equal(
            $"image_id: \"%2F{name}\" is reserved (the API has an endpoint called {name})",
            Refused($"%2F{name}")
        );
    }

    [Theory]
    [InlineData("keys/default", "keys")]
    [InlineData("keys//default", "keys")]
    [InlineData("variants/public", "variants")]
    [InlineData("variants/x/flat", "variants")]
    [InlineData("a/blob", "blob")]
    [InlineData("a//blob/", "blob")]
    [InlineData("a/b/blob", "blob")]
    [InlineData("/blob", "blob")]
    [InlineData("keys%2Fdefault", "keys")]
    [InlineData("a%252fblob", "blob")]
    [InlineData("%6beys", "keys")]
    [InlineData("a%2F..%2Fstats", "stats")]
    [InlineData("a%2Fb%2F..%2F..%2Fstats", "stats")]
    [InlineData("a%2F..%2Fstats%2Fb", "stats")]
    [InlineData("%2E/config", "config")]
    public void Gateways_that_decode_slashes_are_thought_of(string id, string name) =>
        Assert.Equal(
            $"image_id: \"{id}\" is reserved (the API has an endpoint called {name})",
            Refused(id)
        );

    [Theory]
    [InlineData("/")]
    [InlineData("//")]
    [InlineData("%2F")]
    public void An_id_of_only_slashes_is_reserved_for_the_list(string id) =>
        Assert.Equal(
            $"image_id: \"{id}\" is reserved (the API has the list of images there)",
            Refused(id)
        );

    [Theory]
    [InlineData("Keys")]
    [InlineData("keyz")]
    [InlineData("blob")]
    [InlineData("blob/a")]
    [InlineData("a/keys")]
    [InlineData("a/blobs")]
    [InlineData("stats/a")]
    [InlineData("batch_tokens")]
    [InlineData("100%")]
    [InlineData("50%25")]
    [InlineData("%2e%2e/a")]
    public void Other_ids_are_asked_for(string id) => Assert.True(Get(id).Request.IsRight);

    [Fact]
    public void A_refused_operation_stays_refused_and_says_why()
    {
        var get = Get("keys");
        Assert.Equal(get.Request, get.Map(static image => image.ToJson()).Request);
        Assert.Equal(
            get.Request,
            get.Refine(static image => Prelude.Right<CfErrors, Image>(image)).Request
        );
        Assert.Equal($"refused: {get.Request.Left()}", $"{get}");
        Assert.Equal(
            get.Request.Left(),
            ImagesV1.Get(AccountId.Create("a"), ImageId.Create("keys")).Request.Left()
        );
    }

    [Property(MaxTest = 1000 / Law.Share)]
    public Property No_accepted_id_lands_on_another_endpoint_when_slashes_are_decoded_and_collapsed() =>
        Law.ForAll(
            Texts,
            static text =>
                ImageId
                    .Any(text)
                    .Bind(static id => ImagesV1.Get(Account, id).Request)
                    .IfRight(static request =>
                        Assert.True(IsDetails(request.Path.Split('/')[4]), request.Path)
                    )
        );

    [Property(MaxTest = 300 / Law.Share)]
    public Property Reserved_ids_are_refused_and_others_are_not() =>
        Law.ForAll(
            Generate.RepliedImageIds,
            static id =>
                Assert.Equal(
                    IsDetails(Uri.EscapeDataString(id.Value)),
                    ImagesV1.Get(Account, id).Request.IsRight
                )
        );

    [Fact]
    public void The_generators_reach_both_sides()
    {
        Texts.HasClasses(
            ("accepted", 20, static text => Get(text).Request.IsRight),
            ("refused", 20, static text => Get(text).Request.IsLeft)
        );
        Arbitraries
            .Image()
            .Generator.HasClasses(
                (
                    "a reserved id",
                    3,
                    static image => image.Id.Exists(static id => Get(id.Value).Request.IsLeft)
                )
            );
    }

    // Pieces of paths, put together.
    private static Gen<string> Texts =>
        Gen.OneOf(
            Gen.Elements(
                    "keys",
                    "stats",
                    "variants",
                    "config",
                    "batch_token",
                    "direct_upload",
                    "blob",
                    "flat",
                    "a",
                    "é",
                    "/",
                    "/",
                    "//",
                    "%2F",
                    "%2f",
                    "%252F"
                )
                .NonEmptyListOf()
                .Select(static pieces => string.Concat(pieces.Take(5)))
                .Where(static text => ImageId.Any(text).IsRight),
            Generate.ReservedImageIds.Select(static id => id.Value)
        );

    // As the documents list the endpoints: GET of images/v1/{one segment}, and of nothing that has another meaning.
    private static bool IsDetails(string segment)
    {
        var path = segment;
        while (true)
        {
            path = Uri.UnescapeDataString(path);
            var names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            if (
                names is []
                || names
                    is [
                        "keys"
                        or "stats"
                        or "variants"
                        or "config"
                        or "batch_token"
                        or "direct_upload",
                    ]
                || names is ["keys" or "variants", _, ..]
                || path.TrimEnd('/').EndsWith("/blob", StringComparison.Ordinal)
            )
                return false;
            if (Uri.UnescapeDataString(path) == path)
                return true;
        }
    }

    private static Operation<Image> Get(string id) =>
        ImagesV1.Get(Account, ImageId.Any(id).Right());

    private static string Refused(string id) =>
        Get(id).Request.Left().Only<CfError.Constraint>().Message;
}
