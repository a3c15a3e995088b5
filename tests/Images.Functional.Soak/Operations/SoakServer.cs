using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Images.Functional.Sandbox;
using Images.Functional.Sandbox.Server.Tests;
using static LanguageExt.Prelude;
using Documented = Images.Functional.Sandbox.Documented;

namespace Images.Functional.Soak;

/// <summary>The sandbox server with random faults, which tells each worker those that its own requests met.</summary>
internal sealed class SoakServer : IAsyncDisposable
{
    private const int TooManyRequests = 429;

    private static readonly SandboxFaults Faults = new(
        RateLimited: 0.01,
        Drop: 0.02,
        DropAfter: 0.02,
        Slowest: TimeSpan.FromMilliseconds(2)
    );

    private readonly ConcurrentDictionary<string, Worker> workers = [];
    private readonly HttpMessageInvoker http;
    private SandboxServer? server;
    private long requests;
    private long faults;

    private SoakServer(HttpMessageInvoker http) => this.http = http;

    public static async Task<SoakServer> Start(HttpMessageInvoker http)
    {
        var soak = new SoakServer(http);
        soak.server = await SandboxServer.Start(
            SandboxState.Empty.WithEditor(Documented.Credentials) with
            {
                Faults = Faults,
                Record = SandboxRecord.Last(1, bodyBytes: 0),
            },
            SandboxServerOptions.Default with
            {
                OnExchange = soak.Note,
            }
        );
        return soak;
    }

    public SandboxServer Server => server!;

    /// <summary>The origin of delivery URLs.</summary>
    public string Domain => Server.Address.GetLeftPart(UriPartial.Authority);

    public long Requests => Volatile.Read(ref requests);

    public long FaultsMet => Volatile.Read(ref faults);

    /// <summary>Tells the worker of its faults, and gives it a new account.</summary>
    public void Add(Worker worker)
    {
        workers[worker.Account.Value] = worker;
        workers[SandboxAccount.New(worker.Account).Hash] = worker;
        Clear(worker.Account);
    }

    /// <summary>Takes all away that an account has.</summary>
    public void Clear(AccountId account) =>
        Server.Update(state =>
            state
                .Images.Keys.Where(key => key.Account == account)
                .Aggregate(state, static (rest, key) => rest.Without(key.Account, key.Image))
                .With(account, SandboxAccount.New(account))
        );

    public IEnumerable<Image> ImagesOf(AccountId account) =>
        Server
            .State.Images.AsEnumerable()
            .Where(one => one.Key.Account == account)
            .Select(static one => one.Value);

    /// <summary>Fetches an image as a browser does that asks again after a fault.</summary>
    public async Task<(int Status, byte[] Body)> Fetch(DeliveryUrl url)
    {
        while (true)
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"{url}");
                using var reply = await http.SendAsync(request, default);
                if ((int)reply.StatusCode != TooManyRequests)
                    return ((int)reply.StatusCode, await reply.Content.ReadAsByteArrayAsync());
            }
            catch (HttpRequestException)
            {
                // The server has dropped the connection.
            }
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
    }

    // One call at a time, before the reply is sent.
    private void Note(SandboxExchange exchange)
    {
        Interlocked.Increment(ref requests);
        var fault = exchange.Outcome.Reply.Case is SandboxReply reply
            ? reply.Status == TooManyRequests
                ? Fault.Refused
                : Fault.None
            // As far as anyone can tell, an effect that changes nothing was none.
            : exchange.Before.Images != exchange.After.Images
            || exchange.Before.Accounts != exchange.After.Accounts
                ? Fault.LostAfter
                : Fault.Lost;
        if (fault == Fault.None)
            return;
        Interlocked.Increment(ref faults);
        foreach (var segment in exchange.Request.Path.Split('/'))
            if (workers.TryGetValue(segment, out var worker))
                worker.Met(fault);
    }
}
