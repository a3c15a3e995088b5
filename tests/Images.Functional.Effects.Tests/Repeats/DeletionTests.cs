using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>A deletion of which the reply was lost is sent again; <em>not found</em> then says that it was carried out.</summary>
public sealed class DeletionTests
{
    private const string Text = "ERROR 5404: Image not found\n";

    private static readonly Operation<Unit> Delete = ImagesV1.Delete(Calls.Account, Calls.Id);

    private static readonly Func<HttpResponseMessage> Lost = static () =>
        throw new HttpRequestException(HttpRequestError.ResponseEnded);

    public static TheoryData<string> NotFound { get; } =
    [Text, Http.Failure(5404), Http.Failure(10_000)];

    [Theory]
    [MemberData(nameof(NotFound))]
    public async Task A_lost_reply_and_then_not_found_is_a_success(string body)
    {
        foreach (
            var operation in new[]
            {
                Delete,
                ImagesV1.DeleteVariant(Calls.Account, VariantId.Create("hero")),
            }
        )
        {
            var handler = new ScriptedHandler(Lost, Saying(404, body));

            var reply = (Reply<Unit>)await Through(handler, operation);

            Assert.Equal(Unit.Default, reply.Value);
            Assert.Equal(404, reply.Response.Status);
            Assert.False(reply.IsSettled);
            Assert.Equal(2, handler.Attempts);
        }
    }

    [Fact]
    public async Task It_is_a_success_over_a_connection_too()
    {
        var requests = 0;
        await using var server = RawServer.Start(async connection =>
        {
            await connection.Read();
            if (Interlocked.Increment(ref requests) == 2)
                await connection.Write(Http.Reply(404, Text, "cf-images: err=5404"));
        });
        using var client = new CloudflareClient(
            Calls.Token,
            On() with
            {
                BaseAddress = (BaseAddress)BaseAddress.Create(server.Address),
            }
        );

        Assert.True((await client.Send(Delete).Soon()).IsRight);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(NotFound))]
    public async Task Not_found_at_first_is_an_error(string body)
    {
        var handler = new ScriptedHandler(Saying(404, body));

        Assert.True(((CfErrors)await Through(handler, Delete)).IsNotFound);
        Assert.Equal(1, handler.Attempts);
    }

    [Fact]
    public async Task It_is_an_error_after_an_attempt_that_was_not_carried_out()
    {
        foreach (
            var first in new Func<HttpResponseMessage>[]
            {
                Saying(429, ""),
                static () => throw new HttpRequestException(HttpRequestError.ConnectionError),
            }
        )
        {
            var handler = new ScriptedHandler(first, Saying(404, Text));

            Assert.True(((CfErrors)await Through(handler, Delete)).IsNotFound);
            Assert.Equal(2, handler.Attempts);
        }
    }

    [Fact]
    public async Task One_uncertain_attempt_is_enough_wherever_it_stands()
    {
        var handler = new ScriptedHandler(
            Saying(429, ""),
            Saying(500, ""),
            Saying(429, ""),
            Saying(404, Text)
        );

        Assert.True((await Through(handler, Delete)).IsRight);
        Assert.Equal(4, handler.Attempts);
    }

    [Fact]
    public async Task Two_lost_replies_and_then_not_found_is_a_success()
    {
        var handler = new ScriptedHandler(Lost, Lost, Saying(404, Text));

        Assert.True((await Through(handler, Delete)).IsRight);
        Assert.Equal(3, handler.Attempts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><title>Not found</title></html>")]
    public async Task A_404_that_is_not_the_apis_is_an_error(string body)
    {
        var handler = new ScriptedHandler(Lost, Saying(404, body));

        Assert.True(((CfErrors)await Through(handler, Delete)).IsNotFound);
    }

    [Fact]
    public async Task So_is_one_that_says_that_there_is_no_such_path()
    {
        var handler = new ScriptedHandler(Lost, Saying(404, Http.Failure(7003)));

        Assert.Equal(7003, ((CfErrors)await Through(handler, Delete)).Code);
    }

    [Fact]
    public async Task An_operation_that_needs_a_result_has_none()
    {
        var handler = new ScriptedHandler(Lost, Saying(404, Text));
        var operation = ImagesV1
            .DeleteKey(Calls.Account, SigningKeyName.Create("key"))
            .WithRepeat(Repeat.UntilGone);

        Assert.True(((CfErrors)await Through(handler, operation)).IsNotFound);
        Assert.Equal(2, handler.Attempts);
    }

    [Fact]
    public async Task A_change_that_is_repeated_freely_is_not_taken_for_a_deletion()
    {
        var handler = new ScriptedHandler(Lost, Saying(404, Text));

        Assert.True(
            ((CfErrors)await Through(handler, Delete.WithRepeat(Repeat.Freely))).IsNotFound
        );
    }

    [Fact]
    public async Task What_is_mapped_over_it_is_done()
    {
        var handler = new ScriptedHandler(Lost, Saying(404, Text));

        var reply = (Reply<int>)await Through(handler, Delete.Map(static _ => 7));

        Assert.Equal(7, reply.Value);
    }

    private static Func<HttpResponseMessage> Saying(int status, string body) =>
        () => ScriptedHandler.Reply(status, body);

    private static CloudflareOptions On() =>
        Calls.To("http://localhost") with
        {
            Retry = RetryPolicy.Exponential(4, TimeSpan.Zero),
            Timeout = Timeout.InfiniteTimeSpan,
        };

    private static async Task<Either<CfErrors, Reply<A>>> Through<A>(
        ScriptedHandler handler,
        Operation<A> operation
    )
    {
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(http, Calls.Token, On());
        return await client.SendForReply(operation).Soon();
    }
}
