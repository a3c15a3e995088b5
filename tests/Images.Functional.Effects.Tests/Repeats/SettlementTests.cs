using System;
using System.Net.Http;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

/// <summary>An upload whose reply was lost, and whose id is then taken: another operation finds out what became of it.</summary>
public sealed class SettlementTests
{
    private static readonly Operation<Image> Settling = Calls.Get.WithRepeat(Repeat.UntilTaken) with
    {
        Settle = static (errors, _) => errors.IsTaken ? Calls.Get : Option<Operation<Image>>.None,
    };

    private static readonly Func<HttpResponseMessage> Lost = static () =>
        throw new HttpRequestException(HttpRequestError.ResponseEnded);

    private static readonly Func<HttpResponseMessage> Taken = Saying(409, 5409);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task If_it_finds_the_image_the_upload_succeeded(bool isWatched)
    {
        var (outcome, attempts) = await Sent(isWatched, Lost, Taken, ScriptedHandler.Right);
        var reply = (Reply<Image>)outcome;
        Assert.True(reply.IsSettled);
        Assert.Equal(3, attempts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task If_a_reply_comes_nothing_has_to_be_found_out(bool isWatched)
    {
        var (outcome, attempts) = await Sent(isWatched, Lost, ScriptedHandler.Right);
        var reply = (Reply<Image>)outcome;
        Assert.False(reply.IsSettled);
        Assert.Equal(2, attempts);
    }

    [Fact]
    public async Task If_it_finds_another_image_the_id_was_taken_before()
    {
        var (outcome, _) = await Sent(false, Lost, Taken, Taken);
        var errors = (CfErrors)outcome;
        Assert.Equal((true, false), (errors.IsTaken, errors.IsUncertain));
    }

    [Fact]
    public async Task The_error_of_a_taken_id_keeps_its_own_response()
    {
        var refusing = Settling with
        {
            Settle = static (errors, _) =>
                errors.IsTaken
                    ? Calls.Get.Refine(_ => Left<CfErrors, Image>(errors))
                    : Option<Operation<Image>>.None,
        };
        var (outcome, _) = await Sent(refusing, false, Lost, Taken, ScriptedHandler.Right);
        var errors = (CfErrors)outcome;
        Assert.Equal((true, Some(409)), (errors.IsTaken, errors.StatusCode));
    }

    [Fact]
    public async Task If_it_fails_nothing_is_known()
    {
        var (outcome, _) = await Sent(false, Lost, Taken, Saying(403, 9109));
        var errors = (CfErrors)outcome;
        Assert.Equal((true, true), (errors.IsTaken, errors.IsUncertain));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task If_a_function_of_the_users_refuses_the_image_the_error_is_the_users_own(
        bool isLikeTheAPIs
    )
    {
        CfErrors own = isLikeTheAPIs
            ? new CfError.Api(new ApiMessage(5409, "my catalogue has it"))
            : new CfError.Constraint("mine", "", "another image", "");
        var (outcome, attempts) = await Sent(
            Settling.Refine(_ => Left<CfErrors, Image>(own)),
            false,
            Lost,
            Taken,
            ScriptedHandler.Right
        );
        var errors = (CfErrors)outcome;
        Assert.Equal(own.Items, errors.Items);
        Assert.False(errors.IsUncertain);
        Assert.Equal(3, attempts);
    }

    private static Func<HttpResponseMessage> Saying(int status, int code) =>
        () => ScriptedHandler.Reply(status, Http.Failure(code));

    private static Task<(Either<CfErrors, Reply<Image>>, int Attempts)> Sent(
        bool isWatched,
        params Func<HttpResponseMessage>[] replies
    ) => Sent(Settling, isWatched, replies);

    private static async Task<(Either<CfErrors, Reply<Image>>, int Attempts)> Sent(
        Operation<Image> operation,
        bool isWatched,
        params Func<HttpResponseMessage>[] replies
    )
    {
        using var handler = new ScriptedHandler(replies);
        using var http = new HttpMessageInvoker(handler);
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                Retry = RetryPolicy.Exponential(3, TimeSpan.Zero),
                OnCall = isWatched ? static _ => { } : null,
            }
        );
        return (await client.SendForReply(operation).Soon(), handler.Attempts);
    }
}
