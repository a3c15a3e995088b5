using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>
/// Whoever cancels a token runs its callbacks, one after another. What follows a cancelled call runs elsewhere, so that it holds up neither
/// the canceller nor the other calls.
/// </summary>
public sealed class CancellerTests
{
    private const int Count = 3;

    // Far longer than the others take to come.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task What_follows_a_cancelled_call_holds_up_no_other_call()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Never);
        using var http = new HttpClient(handler);
        using var client = new CloudflareClient(http, Calls.Token, Calls.To("http://localhost"));
        using var cancel = new CancellationTokenSource();
        using var all = new Barrier(Count);

        var calls = Enumerable.Range(0, Count).Select(_ => MeetTheOthers()).ToList();
        await Task.Run(cancel.Cancel).Soon();

        Assert.All(await Task.WhenAll(calls).Soon(), Assert.True);

        async Task<bool> MeetTheOthers()
        {
            await client.Send(Calls.Get, cancel.Token).ConfigureAwait(false);
            return all.SignalAndWait(Patience);
        }
    }
}
