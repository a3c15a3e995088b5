using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

public sealed class ConcurrencyTests
{
    private const int Calls = 1000;
    private const int Retries = 2;

    [Fact]
    public async Task A_thousand_calls_of_which_a_fifth_fail_each_get_their_own_answer_over_bounded_connections()
    {
        var (open, most) = (0, 0);
        var attempts = new ConcurrentDictionary<int, int>();
        await using var server = RawServer.Start(async connection =>
        {
            most = Math.Max(most, Interlocked.Increment(ref open));
            while (await connection.Read() is { } request)
            {
                var call = Asked(request);
                var (reply, closes) = Answer(call, attempts.AddOrUpdate(call, 1, (_, n) => n + 1));
                // Before the client can know that the connection is gone, and make another.
                if (closes)
                    Interlocked.Decrement(ref open);
                await connection.Write(reply);
                if (closes)
                    return;
            }
        });
        using var client = new CloudflareClient(
            Tests.Calls.Token,
            Tests.Calls.To(server.Address) with
            {
                Retry = RetryPolicy.Exponential(Retries, TimeSpan.Zero),
            }
        );
        var calls = Enumerable.Range(0, Calls).ToArray();

        var results = await Task.WhenAll(
                calls.Select(call =>
                    client.Send(ImagesV1.Get(AccountId.Create("account"), ImageId.Create(Id(call))))
                )
            )
            .Soon();

        Assert.Equal(calls.Select(Expected), results.Select(Words));
        Assert.Equal(calls.Select(Attempts), calls.Select(call => attempts[call]));
        // So many calls at once use what they may, and no more.
        Assert.Equal(CloudflareHandler.DefaultConnections, most);
    }

    // Every fifth call fails: once, or for good.
    private static (byte[] Reply, bool Closes) Answer(int call, int attempt) =>
        (call % 25, attempt) switch
        {
            (0, 1) => (Http.Reply(500, "<html>"), false),
            (5, 1) => (Http.Raw("HTTP/1.1 200 OK", [.. "{"u8], "Content-Length: 2"), true),
            (10, 1) => ([.. "220 mail.example.com ESMTP\r\n\r\n"u8], true),
            (15, _) => (Http.Reply(404, Http.Failure(call)), false),
            (20, _) => (Http.Reply(503, ""), false),
            _ => (Http.Reply(200, ImageOf(call)), false),
        };

    private static string Expected(int call) =>
        (call % 25) switch
        {
            15 => $"api {Id(call)}",
            20 => "status 503",
            _ => Id(call),
        };

    private static int Attempts(int call) =>
        (call % 25) switch
        {
            0 or 5 or 10 => 2,
            20 => 1 + Retries,
            _ => 1,
        };

    private static string Words(Either<CfErrors, Image> result) =>
        result.Match(
            Right: static image => image.Id.Match(static id => id.Value, "none"),
            Left: Outcome.Of
        );

    private static int Asked(RawRequest request) =>
        int.Parse(request.Line.Split(' ')[1].Split('/')[^1], CultureInfo.InvariantCulture);

    private static string Id(int call) => call.ToString(CultureInfo.InvariantCulture);

    private static string ImageOf(int call) =>
        $$$"""{"success":true,"result":{"id":"{{{call}}}"},"errors":[],"messages":[]}""";
}
