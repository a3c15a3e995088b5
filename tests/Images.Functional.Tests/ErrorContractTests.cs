using System;
using System.Linq;
using FsCheck.Xunit;
using Images.Functional.Generators;
using LanguageExt;
using LanguageExt.Common;
using Xunit;

namespace Images.Functional.Tests;

/// <summary>What LanguageExt asks of an error and of its exception.</summary>
[Properties(Arbitrary = new[] { typeof(Arbitraries) }, MaxTest = 150 / Law.Share, EndSize = 50)]
public class ErrorContractTests
{
    private static readonly CfError Here = new CfError.Transport("here");
    private static readonly CfError There = new CfError.Transport("there");

    [Fact]
    public void An_error_is_among_others_exactly_when_one_of_them_is_it()
    {
        CfErrors others = There;
        var both = CfErrors.Of(There) + CfErrors.Of(Here);
        Assert.True(Here.Is(both));
        Assert.False(Here.Is(others));
        Assert.True(both.Is(others));
        Assert.True(others.Is(both));
        Assert.False(CfErrors.Of(Here).Is(others));
        Assert.True(both.Is(Error.Many(Error.New("x"), Here)));
        Assert.False(others.Is(Error.Many(Error.New("x"), Here)));
        Assert.False(Here.Is(new CfError.Timeout(TimeSpan.Zero)));
        Assert.False(Here.Is(Error.New("here")));
    }

    [Fact]
    public void Errors_with_a_code_are_identified_by_it()
    {
        var one = new CfError.Api(new ApiMessage(1000, "one"));
        Assert.True(one.Is(new CfError.Api(new ApiMessage(1000, "other words"))));
        Assert.True(one.Is(Error.New(1000, "somebody else's")));
        Assert.False(one.Is(new CfError.Api(new ApiMessage(1001, "one"))));
    }

    [Fact]
    public void Errors_without_a_code_are_identified_by_all_their_parts()
    {
        var status = new CfError.Status(500, "a");
        Assert.True(status.Is(new CfError.Status(500, "a")));
        Assert.False(status.Is(new CfError.Status(500, "b")));
        Assert.False(status.Is(new CfError.TooLarge(500)));
        // Of the same words, and of the same code where that is 0.
        Assert.False(Here.Is(new CfError.Transport("here", IsTransient: false)));
        Assert.True(Here.Is(Error.New(Here.Message)));
    }

    [Fact]
    public void A_wrapped_error_is_the_error_itself()
    {
        var theirs = Error.New(7, "theirs");
        var other = new CfError.Other(theirs);
        Assert.True(other.Is(theirs));
        Assert.True(other.Is(new CfError.Other(theirs)));
        Assert.False(other.Is(Error.New(8, "another")));
        Assert.True(other.Is(CfErrors.Of(Here) + other));
        Assert.False(other.Is(CfErrors.Of(Here) + There));
        var thrown = Error.New(new InvalidOperationException("thrown"));
        Assert.True(new CfError.Other(thrown).Is(thrown));
        Assert.False(new CfError.Other(thrown).Is(Error.New(new ArgumentException("thrown"))));
    }

    [Property]
    public void The_exception_says_what_the_errors_say(CfErrors errors)
    {
        var exception = errors.ToErrorException();
        Assert.Equal(errors.Code, exception.Code);
        Assert.Equal(errors.Message, exception.Message);
        Assert.Equal(Option<ErrorException>.None, exception.Inner);
        Assert.True(exception.IsExpected);
        Assert.False(exception.IsExceptional);
        Assert.Same(errors, exception.ToError());
        Assert.Same(errors, Assert.IsType<CfErrorsException>(exception).Errors);
    }

    [Fact]
    public void The_exception_in_a_log_has_its_type_its_message_the_response_and_where_it_was_thrown()
    {
        var errors = CfErrors.Of(Here, new ResponseInfo(503, CfRay: "8f-FRA"));
        void Throws() => throw errors.ToException();
        var thrown = Assert.Throws<CfErrorsException>(Throws);
        var lines = thrown.ToString().Split('\n');
        Assert.Equal($"Images.Functional.CfErrorsException: {errors.Message}", lines[0]);
        Assert.Equal("   response: status 503, cf-ray 8f-FRA", lines[1]);
        Assert.Contains(nameof(ErrorContractTests), lines[2], StringComparison.Ordinal);
        Assert.Equal(
            $"Images.Functional.CfErrorsException: {CfErrors.Of(Here).Message}",
            CfErrors.Of(Here).ToException().ToString()
        );
    }

    [Fact]
    public void Errors_that_are_appended_one_by_one_are_not_copied_each_time()
    {
        const int count = 10_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var all = Enumerable
            .Repeat(CfErrors.Of(Here), count)
            .Aggregate(static (some, error) => some + error);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(count, all.Items.Count);
        Assert.InRange(allocated / count, 0, 1000);
    }

    [Fact]
    public void What_is_appended_does_not_change_what_it_is_appended_to()
    {
        var one = CfErrors.Of(Here);
        var (two, other) = (one + CfErrors.Of(There), one + CfErrors.Of(Here));
        Assert.Equal([Here], one.Items.ToArray());
        Assert.Equal([Here, There], two.Items.ToArray());
        Assert.Equal([Here, Here], other.Items.ToArray());
    }

    [Property]
    public void Appending_exceptions_appends_their_errors(CfErrors a, CfErrors b) =>
        Assert.Equal(
            a + b,
            Assert
                .IsType<CfErrorsException>(a.ToErrorException().Append(b.ToErrorException()))
                .Errors
        );

    [Fact]
    public void An_exception_of_nothing_is_a_programming_error()
    {
        Assert.Throws<ArgumentNullException>(static () => new CfErrorsException(null!));
        Assert.Throws<ArgumentNullException>(() =>
            CfErrors.Of(Here).ToErrorException().Append(null!)
        );
    }
}
