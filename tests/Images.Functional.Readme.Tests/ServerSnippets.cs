namespace Gallery;

// <snippet>
public sealed class CloudflareImages : IAsyncLifetime
{
    public SandboxServer Server { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Server = await SandboxServer.Start(SandboxState.WithDocumentedImage);

    public async Task DisposeAsync() => await Server.DisposeAsync();
}

// </snippet>

/// <summary>The fixture, and a fault that its user plans.</summary>
public sealed class ServerSnippets(CloudflareImages cloudflare) : IClassFixture<CloudflareImages>
{
    [Fact]
    public async Task An_upload_is_stored_and_its_reply_is_lost()
    {
        // <snippet>
        cloudflare.Server.Update(state =>
            state.WithScript(
                SandboxTarget.Operation(ImagesV1.Endpoints.Upload),
                SandboxStep.DropAfter
            )
        );
        // </snippet>
        cloudflare.Server.Update(static state => state.WithEditor(Documented.Credentials));
        // <snippet>
        using var client = new CloudflareClient(
            Documented.Credentials,
            new CloudflareOptions
            {
                BaseAddress = cloudflare.Server.BaseAddress.IfLeft(e => throw e.ToException()),
            }
        );
        // </snippet>
        var stored = await client.Send(
            ImagesV1.Upload(Documented.Account, Upload.Of(ImageFile.Of("GIF89a"u8.ToArray())))
        );
        Assert.True(stored.Match(Right: _ => false, Left: errors => errors.IsUncertain));
    }
}
