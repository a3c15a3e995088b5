using System;
using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>Null, and numbers out of range, throw at once and name the parameter.</summary>
public sealed class WrongArguments
{
    private static readonly SandboxState State = SandboxState.Empty;
    private static readonly AccountId Account = Documented.Account;
    private static readonly ImageId Id = Documented.Id;

    public static TheoryData<string, Action> Calls { get; } =
        new()
        {
            {
                "state",
                static () => CloudflareSandbox.Handle(null!, new SandboxRequest("", "", default))
            },
            { "request", static () => CloudflareSandbox.Handle(State, null!) },
            { "change", static () => new SandboxHandler(State).Update(null!) },
            { "server", static () => SandboxPlaces.At(null!) },
            { "requests", static () => SandboxRecord.Last(0) },
            { "bodyBytes", static () => SandboxRecord.Last(1, -1) },
            { "message", static () => SandboxReply.Refusal(400, 1, null!) },
            {
                "endpoint",
                static () =>
                    SandboxRule.On<AccountId, ImagesStats>(
                        null!,
                        static (s, _) => (s, new ImagesStats(1, 2))
                    )
            },
            { "step", static () => SandboxRule.On(ImagesV1.Endpoints.Stats, null!) },
            {
                "endpoint",
                static () =>
                    SandboxRule.OnEnvelope<AccountId, ImagesStats>(
                        null!,
                        static (s, _) => (s, Envelope.Of(new ImagesStats(1, 2)))
                    )
            },
            { "step", static () => SandboxRule.OnEnvelope(ImagesV1.Endpoints.Stats, null!) },
            { "file", static () => State.With(Account, Id, Image.Empty, null!) },
            { "envelope", static () => State.WithEnvelope(Account, Id, null!) },
            { "rules", static () => State.WithRules([null!]) },
            { "settings", static () => State.With(Account, default(SandboxAccount)!) },
            { "reply", static () => SandboxStep.Reply(null!) },
            { "delay", static () => SandboxStep.Usual.After(TimeSpan.FromTicks(-1)) },
            { "delay", static () => SandboxStep.Usual.After(TimeSpan.MaxValue) },
            { "RateLimited", static () => _ = new SandboxFaults(RateLimited: 5) },
            { "RateLimited", static () => _ = new SandboxFaults() with { RateLimited = -0.1 } },
            { "Drop", static () => _ = new SandboxFaults(Drop: double.NaN) },
            { "dropAfter", static () => _ = new SandboxFaults(0.5, 0.4, 0.2) },
            { "DropAfter", static () => _ = new SandboxFaults() with { DropAfter = 1.1 } },
            { "hash", static () => _ = SandboxAccount.New(Account) with { Hash = "../x" } },
            { "hash", static () => _ = SandboxAccount.New(Account) with { Hash = "" } },
            { "Fastest", static () => _ = new SandboxFaults(Fastest: TimeSpan.FromSeconds(-1)) },
            { "Fastest", static () => _ = new SandboxFaults(Fastest: TimeSpan.FromDays(60)) },
            {
                "Slowest",
                static () => _ = new SandboxFaults() with { Slowest = TimeSpan.FromDays(60) }
            },
            { "target", static () => SandboxStep.Usual.For(null!) },
            { "endpoint", static () => SandboxTarget.Operation<AccountId, ImagesStats>(null!) },
            { "other", static () => SandboxTarget.Any.And(null!) },
            { "by", static () => new SandboxClock().Advance(TimeSpan.FromTicks(-1)) },
        };

    [Theory]
    [InlineData(2, 0, "must be between 0 and 1")]
    [InlineData(0.75, 0.5, "the sum of the shares must not be above 1")]
    public void A_share_that_is_too_large_says_how_large_it_may_be(
        double drop,
        double dropAfter,
        string rule
    ) =>
        Assert.StartsWith(
            rule,
            Assert
                .Throws<ArgumentOutOfRangeException>(() =>
                    _ = new SandboxFaults(Drop: drop, DropAfter: dropAfter)
                )
                .Message,
            StringComparison.Ordinal
        );

    [Theory]
    [MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public void Are_named(string parameter, Action call) =>
        Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(call).ParamName);
}
