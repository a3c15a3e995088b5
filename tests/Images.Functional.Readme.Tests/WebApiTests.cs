using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Gallery;

/// <summary>The application's replies, with the sandbox as the primary handler.</summary>
public sealed class WebApiTests
{
    private static readonly SandboxStep Echo = SandboxStep.Reply(
        new SandboxReply(
            403,
            Body: $$"""{"success":false,"errors":[{"code":9109,"message":"Invalid token {{Secret}}"}],"messages":[],"result":null}"""
        )
    );

    private const string Secret = "5ecret-token";

    [Fact]
    public async Task An_image_is_its_JSON()
    {
        using var reply = await Get(SandboxState.WithDocumentedImage, Documented.Id.Value);
        Assert.Equal(200, (int)reply.StatusCode);
        Assert.Equal("application/json", reply.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Documented.Image.ToJson(), await reply.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_image_with_a_custom_id_has_its_JSON_too()
    {
        using var reply = await Get(
            SandboxState.Empty.With(Documented.Account, ImageId.Custom("a/b").Right(), Image.Empty),
            "a/b"
        );
        Assert.Equal("{}", await reply.Content.ReadAsStringAsync());
    }

    [Fact]
    public Task A_missing_image_is_not_found() =>
        IsProblem(404, "Image not found", SandboxState.WithDocumentedImage, "other");

    [Fact]
    public Task An_invalid_id_is_a_bad_request() =>
        IsProblem(400, "1,024", SandboxState.WithDocumentedImage, new string('x', 1025));

    [Fact]
    public async Task Over_the_rate_limit_the_reply_has_Retry_After() =>
        Assert.Equal(
            "300",
            await IsProblem(
                503,
                "code 971",
                SandboxState.WithDocumentedImage with
                {
                    Remaining = 0,
                },
                Documented.Id.Value
            )
        );

    [Fact]
    public Task Any_other_error_is_a_bad_gateway_without_credentials() =>
        IsProblem(502, "Invalid token", SandboxState.Empty.WithScript(Echo), Documented.Id.Value);

    // Returns Retry-After.
    private static async Task<string?> IsProblem(
        int status,
        string detail,
        SandboxState state,
        string id
    )
    {
        using var reply = await Get(state, id);
        var body = await reply.Content.ReadAsStringAsync();
        Assert.Equal(status, (int)reply.StatusCode);
        Assert.Equal("application/problem+json", reply.Content.Headers.ContentType?.MediaType);
        Assert.Contains(detail, body, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, $"{reply}{body}", StringComparison.Ordinal);
        return reply.Headers.RetryAfter?.ToString();
    }

    [Fact]
    public async Task A_file_comes_with_its_type_and_length()
    {
        var gif = new StoredFile(new Blob("GIF89a"u8.ToArray()), "image/gif");
        var state = SandboxState.Empty.With(
            Documented.Account,
            Documented.Id,
            Documented.Image,
            gif
        );
        using var reply = await Get(state, Documented.Id.Value, "files");
        Assert.Equal(
            ("image/gif", 6),
            (reply.Content.Headers.ContentType?.MediaType, reply.Content.Headers.ContentLength)
        );
        Assert.Equal("GIF89a", await reply.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("other", 404)]
    [InlineData("keys", 400)]
    public async Task A_file_that_does_not_come_is_an_error(string id, int status)
    {
        using var reply = await Get(SandboxState.WithDocumentedImage, id, "files");
        Assert.Equal(status, (int)reply.StatusCode);
        Assert.Equal(0, reply.Content.Headers.ContentLength);
    }

    private static readonly SandboxStep NoImage = SandboxStep.Reply(
        new SandboxReply(
            415,
            Body: """{"success":false,"errors":[{"code":5455,"message":"Unsupported format"}]}"""
        )
    );

    public static TheoryData<SandboxState, int, string> Uploads =>
        new()
        {
            { SandboxState.WithDocumentedImage, 200, "\"filename\":\"cat.gif\"" },
            { SandboxState.Empty.WithScript(Echo), 502, "Invalid token" },
            { SandboxState.Empty.WithScript(NoImage), 400, "Unsupported format" },
        };

    [Theory]
    [MemberData(nameof(Uploads), DisableDiscoveryEnumeration = true)]
    public async Task A_file_of_a_form_is_stored(SandboxState state, int status, string said)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("GIF89a"), "file", "cat.gif" },
        };
        using var reply = await Reply(
            state,
            (http, address) => http.PostAsync(new Uri($"{address}/images"), form)
        );
        Assert.Equal(status, (int)reply.StatusCode);
        Assert.Contains(said, await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Get(
        SandboxState state,
        string id,
        string kind = "images"
    ) => Reply(state, (http, address) => http.GetAsync(new Uri($"{address}/{kind}/{id}")));

    private static async Task<HttpResponseMessage> Reply(
        SandboxState state,
        Func<HttpClient, string, Task<HttpResponseMessage>> call
    )
    {
        var credentials = Credentials.Token(Secret).Right();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder
            .Services.AddCloudflareImages(options =>
            {
                options.Credentials = credentials;
                options.AccountId = Documented.Account.Value;
            })
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SandboxHandler(state.WithEditor(credentials))
            );
        await using var app = builder.Build();
        app.MapImages();
        app.MapFiles();
        app.MapUploads();
        await app.StartAsync();
        using var http = new HttpClient();
        return await call(http, app.Urls.Single());
    }
}
