using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects.Tests;

/// <summary>Replies at once while it is open; while it is closed, calls wait.</summary>
internal sealed class Gate : HttpMessageHandler
{
    private readonly Lock gate = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> waiting = [];
    private TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Running { get; private set; }

    public int Most { get; private set; }

    public void Open()
    {
        lock (gate)
            open.TrySetResult();
    }

    public void Close()
    {
        lock (gate)
            open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Completes when so many calls are under way.</summary>
    public Task Has(int count)
    {
        lock (gate)
        {
            if (Running >= count)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource();
            waiting.Add((count, reached));
            return reached.Task.Soon();
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Task opened;
        lock (gate)
        {
            Most = Math.Max(Most, ++Running);
            foreach (var one in waiting.Where(one => one.Count <= Running))
                one.Reached.TrySetResult();
            opened = open.Task;
        }

        try
        {
            await opened.WaitAsync(cancellationToken);
            return ScriptedHandler.Right();
        }
        finally
        {
            lock (gate)
                Running--;
        }
    }
}
