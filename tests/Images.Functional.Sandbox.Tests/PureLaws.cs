using System;
using System.Linq;
using FsCheck.Xunit;
using Images.Functional.Generators;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>The sandbox as a function: what it answers, and that nothing but its arguments decides it.</summary>
public sealed class PureLaws
{
    [Property(Arbitrary = new[] { typeof(Arbitraries) })]
    public bool Asked_twice_alike_it_answers_alike(Image image, ImageId id)
    {
        var state = Known.With(Documented.Account, id, image);
        return CloudflareSandbox.Handle(state, Get(Documented.Account, id))
            == CloudflareSandbox.Handle(state, Get(Documented.Account, id));
    }

    [Property(Arbitrary = new[] { typeof(Arbitraries) })]
    public bool An_image_that_was_taken_away_is_not_found(Image image, ImageId id) =>
        Status(
            Known.With(Documented.Account, id, image).Without(Documented.Account, id),
            Get(Documented.Account, id)
        ) == 404;

    [Fact]
    public void An_image_that_is_not_there_is_not_found() =>
        Assert.Equal(
            (404, 5404),
            Refusal(SandboxState.WithDocumentedImage, Get(Documented.Account, Id("none")))
        );

    [Fact]
    public void A_request_without_credentials_is_refused_with_401() =>
        Assert.Equal(
            (401, 10000),
            Refusal(
                SandboxState.WithDocumentedImage,
                Get(Documented.Account, Documented.Id) with
                {
                    Headers = default,
                }
            )
        );

    [Theory]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic sandbox")]
    [InlineData("sandbox")]
    public void Wrong_credentials_are_refused_with_401(string authorization) =>
        Assert.Equal(
            (401, 10000),
            Refusal(
                SandboxState.WithDocumentedImage,
                Get(Documented.Account, Documented.Id) with
                {
                    Headers = Seq1(("Authorization", authorization)),
                }
            )
        );

    [Fact]
    public void Email_and_key_are_credentials_too() =>
        Assert.Equal(
            200,
            Status(
                SandboxState.WithDocumentedImage.WithReader(
                    Credentials.EmailAndKey("user@example.com", "key").Right()
                ),
                Get(Documented.Account, Documented.Id) with
                {
                    Headers = Seq(("x-auth-email", "user@example.com"), ("x-auth-key", "key")),
                }
            )
        );

    [Fact]
    public void Credentials_without_the_permission_are_refused_with_403() =>
        Assert.Equal(
            (403, 10000),
            Refusal(
                SandboxState.WithDocumentedImage.WithStranger(
                    Credentials.Token("stranger").Right()
                ),
                Get(Documented.Account, Documented.Id) with
                {
                    Headers = Seq1(("Authorization", "Bearer stranger")),
                }
            )
        );

    [Fact]
    public void Another_account_is_refused_with_403() =>
        Assert.Equal(
            403,
            Status(
                SandboxState.WithDocumentedImage,
                Get(AccountId.Create("other").Right(), Documented.Id)
            )
        );

    [Theory]
    [InlineData("/client/v4/accounts/023e105f4ecef8ad9ca31a8372d0c353/images")]
    [InlineData("/client/v4/accounts/023e105f4ecef8ad9ca31a8372d0c353/images/v2/x")]
    [InlineData("/")]
    [InlineData("")]
    public void Another_path_has_no_route(string path) =>
        Assert.Equal(
            (404, 7003),
            Refusal(
                SandboxState.WithDocumentedImage,
                Get(Documented.Account, Documented.Id) with
                {
                    Path = path,
                }
            )
        );

    [Theory]
    [InlineData("/client/v4/accounts/023e105f4ecef8ad9ca31a8372d0c353/images/v1/")]
    [InlineData("/client/v4/accounts/023e105f4ecef8ad9ca31a8372d0c353/images/v1/%2e%2e")]
    [InlineData("/client/v4/accounts//images/v1/x")]
    [InlineData("/client/v4/accounts/023e105f4ecef8ad9ca31a8372d0c353x/images/v1/x")]
    public void A_malformed_id_is_a_bad_request(string path)
    {
        var request = Get(Documented.Account, Documented.Id) with { Path = path };
        Assert.Equal((400, 7003), Refusal(SandboxState.WithDocumentedImage, request));
        // In the service's words: the reasons are for rules of one's own.
        Assert.Equal(
            Refusals.Unreadable.Body,
            Reply(SandboxState.WithDocumentedImage, request).Body
        );
    }

    [Fact]
    public void Another_method_is_not_allowed() =>
        Assert.Equal(
            405,
            Status(
                SandboxState.WithDocumentedImage,
                Get(Documented.Account, Documented.Id) with
                {
                    Method = "PUT",
                }
            )
        );

    [Property]
    public bool Over_the_limit_every_request_is_answered_with_429(byte limit, byte more)
    {
        var count = limit % 20;
        var statuses = Enumerable
            .Range(0, count + 1 + (more % 5))
            .Aggregate(
                (
                    State: SandboxState.WithDocumentedImage with
                    {
                        Remaining = count,
                    },
                    Statuses: Seq<int>()
                ),
                static (before, _) =>
                {
                    var (state, outcome) = CloudflareSandbox.Handle(
                        before.State,
                        Get(Documented.Account, Documented.Id)
                    );
                    return (state, before.Statuses.Add(Reply(outcome).Status));
                }
            )
            .Statuses;
        return statuses.Take(count).ForAll(static status => status == 200)
            && statuses.Skip(count).ForAll(static status => status == 429);
    }

    [Fact]
    public void A_rate_limited_reply_says_how_long_to_wait() =>
        Assert.Contains(
            ("Retry-After", "300"),
            Reply(
                SandboxState.WithDocumentedImage with
                {
                    Remaining = 0,
                },
                Get(Documented.Account, Documented.Id)
            ).Headers
        );

    [Fact]
    public void Every_request_is_counted_and_has_its_own_ray()
    {
        var (once, first) = CloudflareSandbox.Handle(
            SandboxState.Empty,
            Get(Documented.Account, Documented.Id)
        );
        var (twice, second) = CloudflareSandbox.Handle(
            once,
            Get(Documented.Account, Documented.Id)
        );
        Assert.Equal(2, twice.Requests);
        Assert.NotEqual(Ray(first), Ray(second));
    }

    [Fact]
    public void No_text_shows_a_credential()
    {
        var request = Get(Documented.Account, Documented.Id) with
        {
            Headers = Seq1(("Authorization", "Bearer 5ecret")),
        };
        var state = SandboxState.Empty.WithReader(Credentials.Token("5ecret").Right());
        Assert.All(
            new object[] { request, state, request.Credentials, state.Credentials },
            static value =>
                Assert.DoesNotContain("5ecret", value.ToString(), StringComparison.Ordinal)
        );
    }

    private static SandboxState Known => Calls.Known;

    private static SandboxRequest Get(AccountId account, ImageId image) =>
        new(
            "GET",
            "/client/v4/" + ((ApiRequest)ImagesV1.Get(account, image).Request).Path,
            Seq1(("Authorization", "Bearer sandbox"))
        );

    private static SandboxReply Reply(SandboxState state, SandboxRequest request) =>
        Reply(CloudflareSandbox.Handle(state, request).Outcome);

    [Fact]
    public void An_image_that_is_not_there_is_answered_as_the_service_does()
    {
        var reply = Reply(SandboxState.WithDocumentedImage, Get(Documented.Account, Id("none")));
        Assert.Equal("ERROR 5404: Image not found\n", reply.Body);
        Assert.Contains(("Content-Type", "text/plain;charset=utf-8"), reply.Headers);
        Assert.Contains(("cf-images", "err=5404"), reply.Headers);
    }

    private static SandboxReply Reply(SandboxOutcome outcome) =>
        outcome.Reply.IfNone(static () =>
            throw new Xunit.Sdk.XunitException("the connection was dropped")
        );

    private static int Status(SandboxState state, SandboxRequest request) =>
        Reply(state, request).Status;

    private static (int Status, int Code) Refusal(SandboxState state, SandboxRequest request)
    {
        var reply = Reply(state, request);
        return ImagesV1
            .Endpoints.Get.Parse(
                System.Text.Encoding.UTF8.GetBytes(reply.Body),
                new ResponseInfo(reply.Status)
            )
            .Match(Right: static _ => (200, 0), Left: errors => (reply.Status, errors.Code));
    }

    private static string Ray(SandboxOutcome outcome) =>
        Reply(outcome)
            .Headers.Find(static header => header.Name == "cf-ray")
            .Map(static h => h.Value)
            .IfNone("");

    private static ImageId Id(string value) => ImageId.Any(value).Right();
}
