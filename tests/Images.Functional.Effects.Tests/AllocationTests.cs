using System;
using System.Net.Http;
using Images.Functional.Benchmarks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>
/// What a call allocates, from two ids to the image, over a handler that answers at once: deterministic, unlike time. (Optimised, it is less:
/// the benchmarks' command <c>allocations</c> holds that.)
/// </summary>
public sealed class AllocationTests
{
    [Fact]
    public void A_call_allocates_no_more_than_is_stated()
    {
        using var http = new HttpMessageInvoker(new StubHandler());
        using var client = new CloudflareClient(http, Calls.Token);
        var allocated = Allocated(() => Assert.True(Call(client).IsRight));
        Assert.InRange(allocated, 1, StatedBytes.CallUnoptimised);
    }

    private static Either<CfErrors, Image> Call(CloudflareClient client) =>
        client
            .Send(
                ImagesV1.Get(
                    AccountId.Create("023e105f4ecef8ad9ca31a8372d0c353"),
                    ImageId.Create("107b9558-dd06-4bbd-5fef-9c2c16bb7900")
                )
            )
            .GetAwaiter()
            .GetResult();

    // Everything is at hand, so that all of the call is made on this thread.
    private static long Allocated(Action call)
    {
        const int calls = 100;
        for (var i = 0; i < calls; i++)
            call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < calls; i++)
            call();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / calls;
    }
}
