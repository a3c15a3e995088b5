using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>A server that reads a request and never answers it: how often it sees each operation's.</summary>
public sealed class LostReplyTests
{
    private const int Retries = 2;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [MemberData(nameof(Sample.Changes), MemberType = typeof(Sample))]
    public async Task Without_retries_a_change_is_sent_once(int row)
    {
        await using var server = Closing();
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        var result = await client.Send(Sample.All[row].Operation).Soon();

        Assert.Single(server.Requests);
        Tells(Sample.All[row].IsTold, result);
    }

    [Theory]
    [MemberData(nameof(Sample.Changes), MemberType = typeof(Sample))]
    public async Task With_retries_it_is_sent_again_only_if_it_may_be_repeated(int row)
    {
        var isOnce = Sample.All[row].Repeat == Repeat.IfUnsent;
        await using var server = Closing();
        using var client = new CloudflareClient(Calls.Token, Retrying(server.Address));

        var result = await client.Send(Sample.All[row].Operation).Soon();

        Assert.Equal(isOnce ? 1 : 1 + Retries, server.Requests.Count);
        Assert.Equal(server.Requests.Count, server.Connections);
        Tells(Sample.All[row].IsTold, result);
    }

    [Theory]
    [MemberData(nameof(Sample.Changes), MemberType = typeof(Sample))]
    public async Task A_change_on_a_kept_connection_is_not_resent_by_dotnet(int row)
    {
        await using var server = RawServer.Start(static async connection =>
        {
            await connection.Read();
            await connection.Write(Http.Reply(200, Documented.Response));
            await connection.Read();
        });
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        Assert.True((await client.Send(Calls.Get).Soon()).IsRight);
        var result = await client.Send(Sample.All[row].Operation).Soon();

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(1, server.Connections);
        Tells(Sample.All[row].IsTold, result);
    }

    [Theory]
    [MemberData(nameof(Sample.Rows), MemberType = typeof(Sample))]
    public async Task Where_nobody_listens_every_request_is_tried_again(int row)
    {
        // Bound, so that nobody else has the port, but nobody listens.
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var clock = new InstantClock();
        using var client = new CloudflareClient(
            Calls.Token,
            Retrying($"http://{socket.LocalEndPoint}") with
            {
                Time = clock,
                Retry = RetryPolicy.Exponential(Retries),
            }
        );

        var result = await client.Send(Sample.All[row].Operation).Soon();

        Assert.Equal(Retries, clock.Waits.Count);
        Assert.Equal(AttemptOutcome.Unsent, ((CfErrors)result).Outcome);
        Tells(false, result);
    }

    [Theory]
    [MemberData(nameof(Sample.Rows), MemberType = typeof(Sample))]
    public async Task After_a_timeout_it_is_uncertain(int row)
    {
        var clock = new ManualClock();
        await using var server = RawServer.Start(async connection =>
        {
            await connection.Read();
            clock.Advance(Minute);
            await connection.Stall();
        });

        var result = await Timed(server.Address, clock, Sample.All[row].Operation);

        Assert.Equal(new CfError.Timeout(Minute), Assert.Single(((CfErrors)result).Items));
        Tells(Sample.All[row].IsTold, result);
    }

    [Theory]
    [MemberData(nameof(Sample.Changes), MemberType = typeof(Sample))]
    public async Task A_timeout_while_connecting_is_known_to_be_one(int row)
    {
        var clock = new ManualClock();
        await using var server = RawServer.Start(async connection =>
        {
            // The client's first words of TLS, to which there is no answer.
            await connection.ReadAny();
            clock.Advance(Minute);
            await connection.Stall();
        });

        var result = await Timed(OverTls(server.Address), clock, Sample.All[row].Operation);

        Assert.Equal(
            new CfError.Timeout(Minute) { IsUnsent = true, IsStall = Sample.All[row].HasFile },
            Assert.Single(((CfErrors)result).Items)
        );
        Tells(false, result);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancellation_tells_whether_the_request_was_sent(bool isTls)
    {
        using var cancel = new CancellationTokenSource();
        await using var server = RawServer.Start(async connection =>
        {
            await connection.ReadAny();
            await cancel.CancelAsync();
            await connection.Stall();
        });
        using var client = new CloudflareClient(
            Calls.Token,
            Calls.To(isTls ? OverTls(server.Address) : server.Address)
        );
        var once = Sample.All.First(static sample =>
            sample is { IsChange: true, Repeat: Repeat.IfUnsent }
        );

        var result = await client.Send(once.Operation, cancel.Token).Soon();

        Assert.Equal(
            new CfError.Cancelled { IsUnsent = isTls },
            Assert.Single(((CfErrors)result).Items)
        );
        Tells(!isTls, result);
    }

    [Theory]
    [MemberData(nameof(Sample.Rows), MemberType = typeof(Sample))]
    public async Task No_credential_is_told_though_the_server_says_the_whole_request_back(int row)
    {
        foreach (var (credentials, secrets) in Secret.Credentials())
        {
            await using var server = RawServer.Start(static async connection =>
            {
                while (await connection.Read() is { } request)
                    await connection.Write(Http.Reply(503, $"{request}"));
            });
            using var client = new CloudflareClient(credentials, Calls.To(server.Address));

            var result = await client.Send(Sample.All[row].Operation).Soon();

            Assert.All(
                secrets,
                secret =>
                    Assert.Contains(secret, $"{server.Requests.Single()}", StringComparison.Ordinal)
            );
            Secret.IsNowhereIn(Secret.TextsOf(result), secrets);
            Tells(Sample.All[row].IsTold, result);
        }
    }

    private static RawServer Closing() =>
        RawServer.Start(static async connection => await connection.Read());

    private static CloudflareOptions Retrying(string address) =>
        Calls.To(address) with
        {
            Retry = RetryPolicy.Exponential(Retries, TimeSpan.Zero),
            Timeout = Timeout.InfiniteTimeSpan,
            Stall = Timeout.InfiniteTimeSpan,
        };

    private static string OverTls(string address) =>
        address.Replace("http:", "https:", StringComparison.Ordinal);

    private static async Task<Either<CfErrors, Unit>> Timed(
        string address,
        ManualClock clock,
        Operation<Unit> operation
    )
    {
        using var client = new CloudflareClient(
            Calls.Token,
            Calls.To(address) with
            {
                Time = clock,
                Timeout = Minute,
                Stall = Minute,
            }
        );
        return await client.Send(operation).Soon();
    }

    private static void Tells(bool isUncertain, Either<CfErrors, Unit> result)
    {
        var errors = (CfErrors)result;
        Assert.Equal(isUncertain, errors.IsUncertain);
        Assert.Equal(
            isUncertain,
            errors.Message.EndsWith(
                ". The server may have carried it out: check before you send it again.",
                StringComparison.Ordinal
            )
        );
    }
}
