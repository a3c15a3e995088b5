using System;
using System.Collections.Generic;
using System.Threading;
using Xunit;
using static LanguageExt.Prelude;

namespace Images.Functional.Effects.Tests;

/// <summary>How often progress is reported, and as what.</summary>
public sealed class TransferTests : IDisposable
{
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    private readonly ManualClock clock = new();
    private readonly List<long> told = [];
    private readonly Deadline deadline;
    private readonly Transfer transfer;

    public TransferTests()
    {
        deadline = new Deadline(Never, Never, clock, CancellationToken.None);
        transfer = new Transfer(deadline, Never, Never, to => told.Add(to.Bytes), clock);
    }

    public void Dispose() => deadline.Dispose();

    [Fact]
    public void The_first_bytes_are_told_and_then_ten_times_a_second()
    {
        transfer.Move(1);
        Assert.Equal([1], told);
        transfer.Move(2);
        clock.Advance(TimeSpan.FromMilliseconds(99));
        transfer.Move(4);
        Assert.Equal([1], told);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        transfer.Move(8);
        Assert.Equal([1, 15], told);
        transfer.Move(16);
        Assert.Equal([1, 15], told);
        clock.Advance(TimeSpan.FromMinutes(1));
        transfer.Move(32);
        Assert.Equal([1, 15, 63], told);
    }

    [Fact]
    public void On_a_clock_that_begins_at_zero_it_is_told_as_rarely()
    {
        var slow = new Transfer(deadline, Never, Never, to => told.Add(to.Bytes), new Zero());
        slow.Move(1);
        slow.Move(2);
        slow.End();
        slow.End();
        Assert.Equal([1, 3], told);
    }

    [Fact]
    public void The_end_is_told_once()
    {
        transfer.Move(1);
        transfer.Move(2);
        transfer.End();
        Assert.Equal([1, 3], told);
    }

    [Fact]
    public void An_end_that_was_told_already_is_not_told_again()
    {
        transfer.Move(1);
        transfer.End();
        Assert.Equal([1], told);
    }

    [Fact]
    public void The_end_of_an_empty_file_is_told()
    {
        transfer.End();
        Assert.Equal([0], told);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_callback_that_takes_long_is_no_stall(bool isEnd)
    {
        var second = TimeSpan.FromSeconds(1);
        var slow = new Transfer(deadline, second, second, _ => clock.Advance(2 * second), clock);
        deadline.Await(second);

        if (isEnd)
            slow.End();
        else
            slow.Move(1);

        Assert.False(deadline.IsOver);
        clock.Advance(second);
        Assert.True(deadline.IsOver);
    }

    private sealed class Zero : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }

    [Theory]
    [InlineData(2048L, "512 of 2048 bytes")]
    [InlineData(null, "512 bytes")]
    public void Its_text_has_the_total_if_that_is_known(long? total, string text) =>
        Assert.Equal(text, $"{new TransferProgress(512, Optional(total))}");
}
