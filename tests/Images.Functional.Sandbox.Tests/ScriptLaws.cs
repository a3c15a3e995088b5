using System;
using System.Linq;
using FsCheck.Xunit;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>The script of failures, as the pure function reads it.</summary>
public sealed class ScriptLaws
{
    private static readonly SandboxRequest Request = new(
        "GET",
        "/client/v4/" + ((ApiRequest)Calls.Get.Request).Path,
        Seq1(("Authorization", "Bearer sandbox"))
    );

    private static readonly SandboxStep[] Steps =
    [
        SandboxStep.Usual,
        SandboxStep.Drop,
        SandboxStep.RateLimited(RetryAfter.After(TimeSpan.FromSeconds(7))),
        SandboxStep.Reply(new SandboxReply(503)),
        SandboxStep.Slow(TimeSpan.FromSeconds(5)),
        SandboxStep.Drop.After(TimeSpan.FromSeconds(5)),
        SandboxStep.DropAfter,
        SandboxStep.DropAfter.After(TimeSpan.FromSeconds(5)),
        SandboxStep.ReplyAfter(new SandboxReply(502)).After(TimeSpan.FromMilliseconds(62.5)),
    ];

    private static readonly (Option<int> Status, double Seconds)[] Outcomes =
    [
        (200, 0),
        (None, 0),
        (429, 0),
        (503, 0),
        (200, 5),
        (None, 5),
        (None, 0),
        (None, 5),
        (502, 0.0625),
    ];

    [Property]
    public void Each_request_takes_a_step_and_after_the_last_all_is_as_usual(byte[] script)
    {
        var state = SandboxState.WithDocumentedImage.WithScript([
            .. script.Select(static i => Steps[i % Steps.Length]),
        ]);
        foreach (
            var expected in script.Select(static i => Outcomes[i % Steps.Length]).Append((200, 0))
        )
        {
            (state, var outcome) = CloudflareSandbox.Handle(state, Request);
            Assert.Equal(
                expected,
                (outcome.Reply.Map(static r => r.Status), outcome.Delay.TotalSeconds)
            );
        }

        Assert.Equal(script.Length + 1, state.Requests);
        Assert.True(state.Script.IsEmpty);
    }

    [Fact]
    public void More_steps_come_after_those_that_are_planned() =>
        Assert.Equal(
            SandboxState.Empty.WithScript(Steps),
            SandboxState.Empty.WithScript(Steps.AsSpan(..2)).WithScript(Steps.AsSpan(2..))
        );

    [Fact]
    public void A_rate_limit_is_Cloudflares_with_its_wait_in_either_form()
    {
        var date = RetryAfter.At(new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero));
        foreach (var retryAfter in new[] { RetryAfter.After(TimeSpan.FromSeconds(7)), date })
        {
            var reply = First(SandboxStep.RateLimited(retryAfter));
            var errors = ImagesV1
                .Endpoints.Get.Parse(
                    System.Text.Encoding.UTF8.GetBytes(reply.Body),
                    ResponseInfo.FromHeaders(
                        reply.Status,
                        name => Header(reply, name).IfNoneUnsafe((string?)null)
                    )
                )
                .Left();
            Assert.True(errors.IsRateLimited);
            Assert.Equal(971, errors.Code);
            Assert.Equal(retryAfter, errors.Response.Bind(static r => r.RetryAfter));
        }
    }

    [Fact]
    public void A_reply_keeps_its_own_headers_and_gets_those_that_every_reply_has()
    {
        var reply = First(
            SandboxStep.Reply(
                new SandboxReply(
                    520,
                    Seq(("CF-RAY", "mine"), ("Content-Type", "text/html")),
                    "<html>"
                )
            )
        );
        Assert.Equal("<html>", reply.Body);
        Assert.Equal(
            new[]
            {
                ("CF-RAY", "mine"),
                ("Content-Type", "text/html"),
                ("Date", "Mon, 01 Jan 0001 00:00:00 GMT"),
            },
            reply.Headers.ToArray()
        );
    }

    [Fact]
    public void A_step_says_what_happens() =>
        Assert.Equal(
            [
                "usual",
                "drop",
                "reply 429",
                "reply 503",
                "usual after 5 s",
                "drop after 5 s",
                "carry out and drop",
                "carry out and drop after 5 s",
                "carry out and reply 502 after 0.063 s",
            ],
            Steps.Select(static step => step.ToString())
        );

    [Fact]
    public void A_delay_is_one_that_timers_can_wait_for()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () =>
            SandboxStep.Slow(TimeSpan.FromTicks(-1))
        );
        Assert.Throws<ArgumentOutOfRangeException>(static () =>
            SandboxStep.Slow(TimeSpan.FromDays(50))
        );
        Assert.Equal(SandboxStep.Usual, SandboxStep.Slow(TimeSpan.Zero));
    }

    private static SandboxReply First(SandboxStep step) =>
        CloudflareSandbox
            .Handle(SandboxState.WithDocumentedImage.WithScript(step), Request)
            .Outcome.Reply.IfNone(static () =>
                throw new Xunit.Sdk.XunitException("the connection was dropped")
            );

    private static Option<string> Header(SandboxReply reply, string name) =>
        reply.Headers.Find(header => header.Name == name).Map(static header => header.Value);
}
