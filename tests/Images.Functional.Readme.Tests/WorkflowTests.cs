namespace Gallery;

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
    public async Task Every_invalid_input_is_reported_at_once() =>
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
