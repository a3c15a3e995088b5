using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

/// <summary>Downloads to a stream that a function returns, which knows the headers by then.</summary>
public sealed class DownloadStartTests
{
    private static readonly Operation<Blob> Blob = ImagesV1.Blob(Calls.Account, Calls.Id);

    private readonly List<DownloadStart> starts = [];

    [Fact]
    public async Task The_function_has_the_headers_before_the_first_byte()
    {
        using var to = new MemoryStream();
        var done = await Download(Noted(to), Png);

        Assert.Equal(new byte[] { 1, 2, 3 }, to.ToArray());
        var start = Assert.Single(starts);
        Assert.Equal((3L, "image/png"), (start.Bytes, start.ContentType));
        Assert.Equal(new Downloaded(3, "image/png", start.Response), done);
    }

    [Fact]
    public async Task The_number_of_bytes_may_be_unknown()
    {
        await Download(
            Noted(Stream.Null),
            static () => new HttpResponseMessage { Content = new DripContent([1], [1]) }
        );

        Assert.Equal(
            (Option<long>.None, Option<string>.None),
            (starts[0].Bytes, starts[0].ContentType)
        );
    }

    [Fact]
    public async Task The_function_is_called_for_each_attempt_and_for_no_failure()
    {
        var done = await Download(
            Noted(Stream.Null),
            static () => ScriptedHandler.Reply(503),
            CutShort,
            Png
        );

        Assert.True(done.IsRight);
        Assert.Equal(2, starts.Count);
        Assert.Equal([Some(5L), Some(3L)], starts.ConvertAll(static start => start.Bytes));
    }

    [Fact]
    public async Task The_functions_exception_is_a_failure_of_the_file()
    {
        var thrown = await Download(static _ => throw new NotSupportedException(), Png);
        var none = await Download(static _ => null!, Png);

        Assert.Equal(
            [
                "the stream could not be written: its stream failed (NotSupportedException)",
                "the stream could not be written: the function returned no stream",
            ],
            new[] { thrown, none }.Map(static one => ((CfErrors)one).Message)
        );
    }

    [Fact]
    public async Task The_function_may_take_longer_than_a_stall()
    {
        var clock = new ManualClock();
        using var http = new HttpMessageInvoker(new ScriptedHandler(Png));
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                Time = clock,
            }
        );

        var done = await client
            .Download(
                Blob,
                start =>
                {
                    clock.Advance(TimeSpan.FromHours(1));
                    return Stream.Null;
                }
            )
            .Soon();

        Assert.True(done.IsRight);
    }

    [Fact]
    public async Task The_functions_exception_for_the_token_is_a_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        using var http = new HttpMessageInvoker(new ScriptedHandler(Png));
        using var client = new CloudflareClient(http, Calls.Token, Calls.To("http://localhost"));

        var done = await client
            .Download(
                Blob,
                start =>
                {
                    cancel.Cancel();
                    cancel.Token.ThrowIfCancellationRequested();
                    return Stream.Null;
                },
                cancellationToken: cancel.Token
            )
            .Soon();

        var errors = (CfErrors)done;
        Assert.Equal(new CfError.Cancelled(), Assert.Single(errors.Items));
        Assert.True(errors.Response.IsNone);
    }

    private static HttpResponseMessage Png()
    {
        var reply = ScriptedHandler.Reply(200, [1, 2, 3]);
        reply.Content.Headers.ContentType = new("image/png");
        return reply;
    }

    private static HttpResponseMessage CutShort()
    {
        var reply = new HttpResponseMessage { Content = new DripContent([], [1]) };
        reply.Content.Headers.ContentLength = 5;
        return reply;
    }

    private Func<DownloadStart, Stream> Noted(Stream to) =>
        start =>
        {
            starts.Add(start);
            return to;
        };

    private static async Task<Either<CfErrors, Downloaded>> Download(
        Func<DownloadStart, Stream> to,
        params Func<HttpResponseMessage>[] replies
    )
    {
        using var http = new HttpMessageInvoker(new ScriptedHandler(replies));
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                Retry = RetryPolicy.Exponential(2, TimeSpan.Zero),
            }
        );
        return await client.Download(Blob, to).Soon();
    }
}
