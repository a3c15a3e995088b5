namespace Gallery;

// <snippet>
public sealed class RetryTests
{
    [Fact]
    public async Task A_rate_limit_of_half_a_minute_is_waited_for()
    {
        var clock = new SandboxClock { AutoAdvance = true };
        var halfAMinute = TimeSpan.FromSeconds(30);
        var runtime = SandboxRuntime.New(
            SandboxState.WithDocumentedImage.WithScript(
                SandboxStep.RateLimited(RetryAfter.After(halfAMinute))
            ),
            options: new CloudflareOptions { Time = clock }
        );
        Fin<Image> image = await Cloudflare<SandboxRuntime>
            .send(ImagesV1.Get(Documented.Account, Documented.Id))
            .Run(runtime);
        Assert.True(image.IsSucc);
        Assert.Equal(2, runtime.State.Requests);
        Assert.Equal(halfAMinute, clock.Elapsed);
    }
}
// </snippet>
