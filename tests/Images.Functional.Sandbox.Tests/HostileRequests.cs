using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox.Tests;

/// <summary>A thousand hostile requests: each gets an answer that the service gives, and nothing breaks.</summary>
public sealed class HostileRequests
{
    private static readonly int[] Known = [200, 400, 401, 403, 404, 405, 409, 413, 415];

    private static readonly SandboxState State = SandboxState.WithDocumentedImage;

    [Fact]
    public void Each_is_answered_as_the_service_answers() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000),
            Prop.ForAll(
                HostileRequest.Any,
                static hostile =>
                {
                    var (after, outcome) = CloudflareSandbox.Handle(State, hostile.Request);
                    var reply = outcome.Reply.IfNone(static () => new SandboxReply(0));
                    Assert.Contains(reply.Status, Known);
                    Assert.True(
                        reply.File.IsSome
                            || reply.Body.StartsWith('{')
                            || reply.Body.StartsWith("ERROR ", StringComparison.Ordinal),
                        reply.Body
                    );
                    // Whatever was stored can be shown, and asked for again.
                    foreach (var (account, id) in after.Images.Keys)
                        Assert.True(
                            CloudflareSandbox
                                .Handle(after, Details(account, id))
                                .Outcome.Reply.Exists(static one => one.Status == 200)
                        );
                }
            )
        );

    [Fact]
    public void They_meet_every_answer()
    {
        var statuses = HostileRequest
            .Any.Generator.Sample(3000, new Rnd(20261128UL, 7UL), 3000)
            .Select(static hostile =>
                CloudflareSandbox
                    .Handle(State, hostile.Request)
                    .Outcome.Reply.Map(static reply => reply.Status)
                    .IfNone(0)
            )
            .ToHashSet();
        Assert.All(Known, status => Assert.Contains(status, statuses));
    }

    private static SandboxRequest Details(AccountId account, ImageId id) =>
        new(
            "GET",
            "/" + ((ApiRequest)ImagesV1.Get(account, id).Request).Path,
            Seq1(("Authorization", "Bearer sandbox"))
        );
}
