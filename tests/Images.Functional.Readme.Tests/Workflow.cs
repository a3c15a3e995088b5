using System.Text.Json.Serialization;
using System.Threading.Tasks;
using Images.Functional.Effects;
using LanguageExt;
using LanguageExt.Common;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests.Samples;

// <snippet>
public sealed record Rights([property: JsonPropertyName("licence")] string Licence);

[JsonSerializable(typeof(Rights))]
public sealed partial class RightsContext : JsonSerializerContext;

public static class Press
{
    public static Aff<RT, VariantUrl> Picture<RT>(string account, string image, string variant)
        where RT : struct, HasCloudflare<RT> =>
        from asked in (
            AccountId.Create(account).ToErrorValidation(),
            ImageId.Any(image).ToErrorValidation(),
            Offered(variant)
        )
            .Apply((a, i, v) => (Image: ImagesV1.Get(a, i), Variant: v))
            .ToCfEither()
            .ToAff()
        from found in Cloudflare<RT>.send(asked.Image)
        from meta in found.Meta.ToAff(Error.New("nobody said who may have it"))
        from rights in meta.As(RightsContext.Default.Rights).ToAff()
        from _ in guard(rights.Licence == "CC0", Error.New($"not for the press: {rights.Licence}"))
        from url in found.Variant(asked.Variant).ToAff(Error.New($"no {asked.Variant} of it"))
        select url;

    private static Validation<CfError, string> Offered(string variant) =>
        variant is "thumbnail" or "hero"
            ? Success<CfError, string>(variant)
            : Fail<CfError, string>(
                new CfError.Constraint("variant", "", "thumbnail or hero", variant)
            );
}

// </snippet>

/// <summary>A workflow's outcomes, over the sandbox.</summary>
public sealed class WorkflowTests
{
    [Fact]
    public async Task A_free_picture_is_found() =>
        Assert.Equal(
            Documented.Image.Variant("hero").ToFin(),
            await Picture("""{"licence":"CC0"}""", "hero")
        );

    [Fact]
    public async Task The_policy_decides() =>
        Assert.Equal(
            "not for the press: all rights reserved",
            Failure(await Picture("""{"licence":"all rights reserved"}""", "hero")).Message
        );

    [Theory]
    [InlineData(null)]
    [InlineData("[]")]
    [InlineData("""{"licence":7}""")]
    public async Task Without_rights_in_its_metadata_a_picture_is_not_for_the_press(string? meta) =>
        Assert.False((await Picture(meta, "hero")).IsSucc);

    [Fact]
    public async Task Everything_that_is_wrong_with_the_question_is_said_at_once() =>
        Assert.Equal(
            new[] { "account_id", "image_id", "variant" },
            CfErrors
                .From(
                    Failure(
                        await Press.Picture<SandboxRuntime>("", "", "poster").Run(Runtime(None))
                    )
                )
                .Items.Map(static error => ((CfError.Constraint)error).Field)
                .ToArray()
        );

    private static ValueTask<Fin<VariantUrl>> Picture(string? meta, string variant) =>
        Press
            .Picture<SandboxRuntime>(Documented.Account.Value, Documented.Id.Value, variant)
            .Run(Runtime(Optional(meta).Map(static text => Metadata.Create(text).Right())));

    private static SandboxRuntime Runtime(Option<Metadata> meta) =>
        SandboxRuntime.New(
            SandboxState.WithDocumentedImage.With(
                Documented.Account,
                Documented.Id,
                Documented.Image with
                {
                    Meta = meta,
                }
            )
        );

    private static Error Failure<A>(Fin<A> fin) =>
        fin.Match(
            Succ: static value => throw new Xunit.Sdk.XunitException($"{value}"),
            Fail: static error => error
        );
}
