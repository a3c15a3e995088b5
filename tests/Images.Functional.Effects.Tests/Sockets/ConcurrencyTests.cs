using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class ConcurrencyTests
{
    private const int Calls = 300;

    [Fact]
    public async Task Every_call_gets_its_own_answer_over_a_bounded_number_of_connections()
    {
        await using var server = RawServer.Start(static async connection =>
        {
            while (await connection.Read() is { } request)
                await connection.Write(Http.Reply(200, ImageOf(Asked(request))));
        });
        using var client = new CloudflareClient(Tests.Calls.Token, Tests.Calls.To(server.Address));
        var ids = Enumerable
            .Range(0, Calls)
            .Select(static n => n.ToString(CultureInfo.InvariantCulture))
            .ToArray();

        var results = await Task.WhenAll(
                ids.Select(id =>
                    client.Send(ImagesV1.Get(AccountId.Create("account"), ImageId.Create(id)))
                )
            )
            .Soon();

        Assert.Equal(
            ids,
            results.Select(static result =>
                result.Match(
                    Right: static image => image.Id.Match(static id => id.Value, "none"),
                    Left: Outcome.Of
                )
            )
        );
        Assert.InRange(server.Connections, 1, CloudflareHandler.DefaultConnections);
    }

    private static string Asked(RawRequest request) => request.Line.Split(' ')[1].Split('/')[^1];

    private static string ImageOf(string id) =>
        $$$"""{"success":true,"result":{"id":"{{{id}}}"},"errors":[],"messages":[]}""";
}
