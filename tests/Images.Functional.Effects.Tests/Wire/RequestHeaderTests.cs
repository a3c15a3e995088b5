using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class RequestHeaderTests(WireServer server) : IClassFixture<WireServer>
{
    private static readonly string Version = typeof(CloudflareClient)
        .Assembly.GetName()
        .Version!.ToString(3);

    private string[] Common =>
        [
            $"Host: {server.Host}",
            "Accept: application/json",
            $"User-Agent: Images.Functional/{Version}",
        ];

    [Fact]
    public async Task With_a_token_these_headers_are_sent_and_no_others() =>
        Same([.. Common, "Authorization: Bearer 5ecret-token"], await server.Send(Calls.Get));

    [Fact]
    public async Task With_email_and_key_these_headers_are_sent_and_no_others()
    {
        using var client = new CloudflareClient(
            (Credentials)Credentials.EmailAndKey("user@example.com", "key"),
            Calls.To(server.Address)
        );

        Same(
            [.. Common, "X-Auth-Email: user@example.com", "X-Auth-Key: key"],
            await server.SendBy(client, Calls.Get)
        );
    }

    [Fact]
    public async Task A_calls_own_headers_are_sent_too()
    {
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        var request = await server.SendBy(
            client,
            Calls.Get,
            CallOptions.Default.WithHeader("X-Trace", "a b\tc").WithHeader("X-Trace", "d")
        );

        Same([.. Common, "Authorization: Bearer 5ecret-token", "X-Trace: a b\tc, d"], request);
    }

    [Fact]
    public async Task Within_an_activity_dotnet_adds_its_traceparent_and_no_more()
    {
        using var activity = new Activity("call");
        activity.Start();
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        var request = await server.SendBy(client, Calls.Get);

        var added = request
            .Headers.Map(static header => header.Name)
            .Except(["Host", "Accept", "User-Agent", "Authorization"]);
        Assert.Equal(["traceparent"], added);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, false)]
    public async Task Consent_is_asked_for_a_file_alone_and_only_if_the_call_says_so(
        bool hasFile,
        bool isAsked,
        bool expected
    )
    {
        bool? expects = false;
        using var http = new HttpMessageInvoker(
            new ScriptedHandler(
                (request, _) =>
                {
                    expects = request.Headers.ExpectContinue;
                    return Task.FromResult(ScriptedHandler.Right());
                }
            )
        );
        using var client = new CloudflareClient(http, Calls.Token);

        await client
            .Send(
                hasFile
                    ? ImagesV1.Upload(Calls.Account, Upload.Of(ImageFile.Of(new byte[10])))
                    : Calls.Get,
                new CallOptions { ExpectContinue = isAsked }
            )
            .Soon();

        Assert.Equal(expected, expects ?? false);
    }

    private static void Same(string[] expected, RawRequest request) =>
        Assert.Equal(
            expected.Order(),
            request.Headers.Map(static header => $"{header.Name}: {header.Value}").Order()
        );
}
