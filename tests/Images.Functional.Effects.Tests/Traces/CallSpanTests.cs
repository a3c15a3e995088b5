using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using LanguageExt.Common;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

/// <summary>One span for each call. What is listened to is the process's: these run alone.</summary>
[Collection(nameof(ProxyTests))]
public sealed class CallSpanTests
{
    private const string Name = "GET /accounts/{account_id}/images/v1/{image_id}";

    private static readonly CancellationToken Cancelled = new(canceled: true);

    [Fact]
    public async Task A_call_is_one_span_and_its_attempts_are_HttpClients_below_it()
    {
        using var spans = new Spans();
        await using var server = RawServer.Start(static async connection =>
        {
            await connection.Read();
            await connection.Write(Http.Reply(503, Http.Failure(1000)));
            await connection.Read();
            await connection.Write(Http.Reply(200, Documented.Response, "cf-ray: ray-1"));
        });
        using var client = new CloudflareClient(
            Calls.Token,
            Calls.To(server.Address) with
            {
                Retry = RetryPolicy.Exponential(1, TimeSpan.Zero),
            }
        );

        Assert.True((await client.Send(Calls.Get).Soon()).IsRight);

        var call = Assert.Single(spans.Of(CloudflareClient.ActivitySourceName));
        Assert.Equal(Name, call.DisplayName);
        Assert.Equal(ActivityKind.Internal, call.Kind);
        Assert.Equal(ActivityStatusCode.Unset, call.Status);
        Assert.Equal(
            [
                "cloudflare.ray_id=ray-1",
                "http.request.method=GET",
                "http.request.resend_count=1",
                "http.response.status_code=200",
                "server.address=127.0.0.1",
                $"server.port={new Uri(server.Address).Port}",
                "url.template=/accounts/{account_id}/images/v1/{image_id}",
            ],
            Tags(call)
        );
        var attempts = spans.Of("System.Net.Http");
        Assert.Equal(2, attempts.Length);
        Assert.All(attempts, attempt => Assert.Equal(call.SpanId, attempt.ParentSpanId));
    }

    public static TheoryData<string, int?> Failures =>
        new()
        {
            { "api", 404 },
            { "status", 404 },
            { "malformed", 200 },
            { "constraint", 200 },
            { "too_large", 200 },
            { "other", 200 },
            { "transport", null },
            { "timeout", null },
            { "cancelled", null },
        };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_call_that_fails_says_how_and_nothing_of_what(string kind, int? status)
    {
        using var spans = new Spans();

        Assert.True((await Fail(kind)).IsLeft);

        var call = Assert.Single(spans.Of(CloudflareClient.ActivitySourceName));
        Assert.Equal((ActivityStatusCode.Error, null), (call.Status, call.StatusDescription));
        Assert.Equal(
            [
                $"error.type={kind}",
                "http.request.method=GET",
                .. StatusTag(status),
                "server.address=localhost",
                "server.port=80",
                "url.template=/accounts/{account_id}/images/v1/{image_id}",
            ],
            Tags(call)
        );
    }

    [Fact]
    public async Task While_nobody_listens_there_is_no_span()
    {
        var current = new ConcurrentQueue<string?>();
        var outcome = await Calls.Through(
            new ScriptedHandler(() =>
            {
                current.Enqueue(Activity.Current?.DisplayName);
                return ScriptedHandler.Right();
            })
        );
        Assert.True(outcome.IsRight);
        Assert.Equal([null], current);
    }

    [Fact]
    public async Task A_call_that_is_not_sampled_is_answered_all_the_same()
    {
        using var spans = new Spans(ActivitySamplingResult.None);
        Assert.True((await Calls.Through(new ScriptedHandler(ScriptedHandler.Right))).IsRight);
        Assert.True(
            (
                await Calls.Through(new ScriptedHandler(static () => ScriptedHandler.Reply(404)))
            ).IsLeft
        );
        Assert.Empty(spans.Of(CloudflareClient.ActivitySourceName));
    }

    [Theory]
    [MemberData(nameof(ContextTests.Parts), MemberType = typeof(ContextTests))]
    public async Task A_call_that_is_traced_posts_nothing_to_the_callers_context(
        ContextTests.Part first
    )
    {
        using var spans = new Spans();
        await ContextTests.PostsNothing(
            first,
            static async client => (await client.Send(Calls.Get).ConfigureAwait(false)).IsRight
        );
        Assert.Single(spans.Of(CloudflareClient.ActivitySourceName));
    }

    private static string[] StatusTag(int? status) =>
        status is { } known ? [$"http.response.status_code={known}"] : [];

    private static async Task<Either<CfErrors, Image>> Fail(string kind) =>
        kind switch
        {
            "api" => await Through(static () => ScriptedHandler.Reply(404, Http.Failure(5404))),
            "status" => await Through(static () => ScriptedHandler.Reply(404, "not found")),
            "malformed" => await Through(static () => ScriptedHandler.Reply(200, "{")),
            "constraint" => await Through(static () =>
                ScriptedHandler.Reply(200, "{\"success\":true,\"result\":{\"id\":\"\"}}")
            ),
            "too_large" => await Calls.Through(
                new ScriptedHandler(ScriptedHandler.Right),
                Calls.To("http://localhost") with
                {
                    MaximumReplyBytes = 10,
                }
            ),
            "other" => await Refused(),
            "transport" => await Through(static () => throw new HttpRequestException("refused")),
            "timeout" => await Calls.Through(
                new ScriptedHandler(ScriptedHandler.Never),
                Calls.To("http://localhost") with
                {
                    Timeout = TimeSpan.FromMilliseconds(1),
                }
            ),
            _ => await Calls.Through(new ScriptedHandler(ScriptedHandler.Right), cancel: Cancelled),
        };

    private static Task<Either<CfErrors, Image>> Through(Func<HttpResponseMessage> reply) =>
        Calls.Through(new ScriptedHandler(reply));

    private static async Task<Either<CfErrors, Image>> Refused()
    {
        using var http = new HttpMessageInvoker(new ScriptedHandler(ScriptedHandler.Right));
        using var client = new CloudflareClient(http, Calls.Token, Calls.To("http://localhost"));
        return await client
            .Send(
                Calls.Get.Refine(static _ =>
                    Left<CfErrors, Image>(CfErrors.From(Error.New("not for us")))
                )
            )
            .Soon();
    }

    private static IEnumerable<string> Tags(Activity span) =>
        span
            .TagObjects.Select(static tag => $"{tag.Key}={tag.Value}")
            .Order(StringComparer.Ordinal);

    /// <summary>Hears of every span that is finished.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ConcurrentQueue<Activity> seen = [];
        private readonly ActivityListener listener;

        public Spans(ActivitySamplingResult sampling = ActivitySamplingResult.AllDataAndRecorded)
        {
            listener = new ActivityListener
            {
                ShouldListenTo = static source =>
                    source.Name is CloudflareClient.ActivitySourceName or "System.Net.Http",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => sampling,
                ActivityStopped = seen.Enqueue,
            };
            ActivitySource.AddActivityListener(listener);
        }

        public Activity[] Of(string source) => [.. seen.Where(span => span.Source.Name == source)];

        public void Dispose() => listener.Dispose();
    }
}
