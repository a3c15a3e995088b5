using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Linq;

namespace Images.Functional.Effects.Tests;

/// <summary>
/// Counts how often an array is given back to the pool, on any thread, by .NET's own events. Events allocate, so tests with it run alone.
/// </summary>
internal sealed class PoolWatch : EventListener
{
    private const int BufferReturned = 3;

    private readonly ConcurrentQueue<int> returned = [];

    public int Returns(byte[] array) => returned.Count(id => id == array.GetHashCode());

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
            EnableEvents(eventSource, EventLevel.Verbose);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventId == BufferReturned && eventData.Payload is [int id, ..])
            returned.Enqueue(id);
    }
}
