using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Tests.Files;

/// <summary>A link is valid for two minutes to six hours, by the caller's clock.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 200 / Law.Share)]
public class UploadLinkLaws
{
    private const long Shortest = 2 * TimeSpan.TicksPerMinute;
    private const long Longest = 6 * TimeSpan.TicksPerHour;

    private static readonly Either<CfErrors, AccountId> Account = AccountId.Create("a");

    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));

    [Theory]
    [InlineData(Shortest, true)]
    [InlineData(Shortest - 1, false)]
    [InlineData(Longest, true)]
    [InlineData(Longest + 1, false)]
    [InlineData(0, false)]
    [InlineData(-Shortest, false)]
    [InlineData(long.MinValue, false)]
    [InlineData(long.MaxValue, false)]
    public void Its_limits_are_sharp(long ticks, bool isRight)
    {
        var lifetime = new TimeSpan(ticks);
        var request = Request(UploadLink.For(lifetime, Now));
        Assert.Equal(isRight, request.IsRight);
        request.IfLeft(errors =>
            Assert.Equal(
                new CfError.Constraint("expiry", "", "2 minutes to 6 hours", $"{lifetime}"),
                errors.Only<CfError.Constraint>()
            )
        );
    }

    [Property]
    public Property Whenever_it_is_made_it_is_valid_for_as_long_as_was_asked_for() =>
        Law.ForAll(
            from seconds in Gen.Choose(2 * 60, 6 * 60 * 60 - 1)
            from ticks in Gen.Choose(0, (int)TimeSpan.TicksPerSecond)
            from until in Gen.OneOf(
                Gen.Choose(0, int.MaxValue)
                    .Select(static share =>
                        DateTimeOffset.MaxValue.UtcTicks / int.MaxValue * share
                    ),
                Gen.Choose(0, 8 * 60 * 60)
                    .Select(static left =>
                        DateTimeOffset.MaxValue.UtcTicks - left * TimeSpan.TicksPerSecond
                    )
            )
            from minutes in Gen.Choose(-14 * 60, 14 * 60)
            select (
                Lifetime: new TimeSpan(seconds * TimeSpan.TicksPerSecond + ticks),
                Now: At(until, TimeSpan.FromMinutes(minutes))
            ),
            static asked =>
            {
                var link = UploadLink.For(asked.Lifetime, asked.Now);
                if (asked.Lifetime > DateTimeOffset.MaxValue - asked.Now)
                    Assert.True(Request(link).IsLeft);
                else
                    Assert.Equal(
                        Some(asked.Now.UtcDateTime + asked.Lifetime),
                        UploadLink
                            .Form.Read(((Body.Form)Request(link).Right().Body).Parts)
                            .Right()
                            .Expiry.Map(static expiry => expiry.Instant.UtcDateTime)
                    );
            }
        );

    [Fact]
    public void At_the_end_of_time_it_is_refused()
    {
        Assert.True(
            Request(UploadLink.For(new TimeSpan(Shortest), DateTimeOffset.MaxValue)).IsLeft
        );
        Assert.True(
            Request(
                UploadLink.For(
                    new TimeSpan(Shortest),
                    DateTimeOffset.MaxValue - new TimeSpan(Shortest)
                )
            ).IsRight
        );
    }

    [Property]
    public void It_always_has_a_part(UploadLink link) =>
        Assert.Contains(
            new Part.Text(
                "requireSignedURLs",
                link.RequireSignedUrls.IsRequired ? "true" : "false"
            ),
            UploadLink.Form.Write(link).Right()
        );

    [Fact]
    public void Without_anything_it_says_that_no_signed_url_is_required() =>
        Assert.All(
            [
                UploadLink.Default,
                new UploadLink(),
                UploadLink.Default with
                {
                    RequireSignedUrls = default,
                },
                UploadLink.Form.Read(Seq1<Part>(new Part.Text("other", ""))).Right(),
            ],
            static link =>
                Assert.Equal(
                    Seq1<Part>(new Part.Text("requireSignedURLs", "false")),
                    UploadLink.Form.Write(link).Right()
                )
        );

    [Fact]
    public void A_refused_lifetime_stays_refused_after_any_change() =>
        Assert.Equal(
            ["requireSignedURLs", "expiry"],
            Request(
                    UploadLink.For(TimeSpan.Zero, Now) with
                    {
                        Id = ImageId.Custom("own").ToOption(),
                        RequireSignedUrls = SignedUrls.Required,
                    }
                )
                .Left()
                .Items.Map(static error => ((CfError.Constraint)error).Field)
                .ToArray()
        );

    // A clock's time has no offset that would lead out of the years that there are.
    private static DateTimeOffset At(long utcTicks, TimeSpan offset) =>
        utcTicks + offset.Ticks >= 0 && utcTicks + offset.Ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new DateTimeOffset(utcTicks + offset.Ticks, offset)
            : new DateTimeOffset(utcTicks, TimeSpan.Zero);

    private static Either<CfErrors, ApiRequest> Request(UploadLink link) =>
        ImagesV2.DirectUpload(Account, link).Request;
}
