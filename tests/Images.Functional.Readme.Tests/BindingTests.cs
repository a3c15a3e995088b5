using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Gallery;

/// <summary>The library's texts are parameters of routes and values of configuration. A wrong one is refused, never a default one.</summary>
public sealed class BindingTests
{
    /// <summary>What an application keeps in its configuration.</summary>
    public sealed class GallerySettings
    {
        public AccountId Account { get; set; }

        public ImageId? Cover { get; set; }

        public BaseAddress Address { get; set; } = BaseAddress.Cloudflare;

        public Dictionary<string, Creator> Creators { get; } = [];
    }

    [Theory]
    [InlineData(
        "/images/083eb7b2-5392-4565-b69e-aff66acddd00",
        "083eb7b2-5392-4565-b69e-aff66acddd00"
    )]
    [InlineData("/images/a%20b%E2%82%AC", "a b€")]
    [InlineData("/paths/2024/a.png", "2024/a.png")]
    [InlineData("/query?id=2024/a.png", "2024/a.png")]
    public async Task An_image_id_is_a_parameter(string path, string id)
    {
        using var reply = await Get(path);
        Assert.Equal(id, await reply.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
    }

    [Theory]
    [InlineData("/query?id=a/..")]
    [InlineData("/query?id=.")]
    [InlineData("/query?id=")]
    [InlineData("/query")]
    public async Task A_wrong_one_is_a_bad_request(string path)
    {
        using var reply = await Get(path);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Fact]
    public Task One_that_is_too_long_is_a_bad_request() =>
        A_wrong_one_is_a_bad_request("/images/" + new string('a', 1025));

    [Fact]
    public void Configuration_gives_values()
    {
        var settings = Bind(
            ("Account", "023e105f4ecef8ad9ca31a8372d0c353"),
            ("Cover", "2024/a.png"),
            ("Address", "http://127.0.0.1:8787"),
            ("Creators:first", "user-1")
        );
        Assert.Equal(Documented.Account, settings.Account);
        Assert.Equal(ImageId.Any("2024/a.png").Right(), settings.Cover);
        Assert.Equal("http://127.0.0.1:8787/", settings.Address.Value);
        Assert.Equal("user-1", settings.Creators["first"].Value);
    }

    [Theory]
    [InlineData("Account", "", "account_id: expected 1 to 32 characters, found none")]
    [InlineData("Cover", "..", "image_id: expected no path segment . or .., found only ..")]
    [InlineData(
        "Address",
        "https://user:5ecret@localhost",
        "base address: must not have user info: credentials go in headers"
    )]
    public void A_wrong_value_of_configuration_says_where_and_why(
        string name,
        string value,
        string reason
    )
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Bind((name, value)));
        Assert.Contains($"Gallery:{name}", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(reason, thrown.InnerException?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_value_of_configuration_is_refused_where_it_is_used() =>
        Assert.Contains(
            "This AccountId is uninitialised (default)",
            Assert
                .Throws<ArgumentException>(() => ImagesV1.Get(Bind().Account, Documented.Id))
                .Message,
            StringComparison.Ordinal
        );

    private static GallerySettings Bind(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                values.Select(value =>
                    KeyValuePair.Create($"Gallery:{value.Name}", (string?)value.Value)
                )
            )
            .Build()
            .GetSection("Gallery")
            .Get<GallerySettings>()
        ?? new GallerySettings();

    private static async Task<HttpResponseMessage> Get(string path)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/images/{id}", (ImageId id) => id.Value);
        app.MapGet("/paths/{**id}", (ImageId id) => id.Value);
        app.MapGet("/query", (ImageId id) => id.Value);
        await app.StartAsync();
        using var http = new HttpClient();
        return await http.GetAsync(new Uri(app.Urls.Single() + path));
    }
}
