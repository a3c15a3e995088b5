using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Images.Functional.Sandbox.Tests;

/// <summary>
/// Random programs of uploads under faults: no upload is stored twice, no Right was not stored, and no surely failed one was. The suite
/// runs 200; <c>PROGRAMS=10000 dotnet test tests/Images.Functional.Sandbox.Tests --filter UploadProgramLaws</c> runs more.
/// </summary>
public sealed class UploadProgramLaws
{
    [Fact]
    public void Nothing_is_stored_twice_and_every_outcome_is_true() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Campaign.Programs).WithEndSize(100),
            Prop.ForAll(
                UploadStep.Programs,
                static steps => UploadRun.Check(steps, Planted.Nothing)
            )
        );

    [Fact]
    public void Over_sockets_it_is_the_same() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Campaign.Programs).WithEndSize(100),
            Prop.ForAll(
                UploadStep.Programs,
                static steps => UploadRun.Check(steps, Planted.Nothing, overSockets: true)
            )
        );

    [Fact]
    public void Over_sockets_a_planted_mistake_is_found() =>
        Assert.Contains(
            "stored twice",
            Assert
                .ThrowsAny<Exception>(() =>
                    Check.One(
                        Config.QuickThrowOnFailure.WithMaxTest(Campaign.Usual).WithEndSize(100),
                        Prop.ForAll(
                            UploadStep.Programs,
                            static steps =>
                                UploadRun.Check(steps, Planted.RetryAlways, overSockets: true)
                        )
                    )
                )
                .ToString(),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(Planted.RetryAlways, "stored twice")]
    [InlineData(Planted.TokenInError, "token-of-the-campaign")]
    [InlineData(Planted.StreamLeftOpen, "a stream is open")]
    public void A_planted_mistake_is_detected(Planted planted, string told) =>
        Assert.Contains(
            told,
            Assert
                .ThrowsAny<Exception>(() =>
                    Check.One(
                        Config.QuickThrowOnFailure.WithMaxTest(Campaign.Usual).WithEndSize(100),
                        Prop.ForAll(UploadStep.Programs, steps => UploadRun.Check(steps, planted))
                    )
                )
                .ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_programs_meet_every_way_and_every_fate()
    {
        var steps = UploadStep.Programs.Generator.Sample(100).SelectMany(static s => s).ToArray();
        Assert.All(
            Enum.GetValues<Way>(),
            way => Assert.Contains(steps, step => step.Way == way && step.Fates.Length > 1)
        );
        Assert.All(
            Enum.GetValues<Fate>(),
            fate => Assert.Contains(steps, step => step.Fates.FirstOrDefault() == fate)
        );
    }
}
