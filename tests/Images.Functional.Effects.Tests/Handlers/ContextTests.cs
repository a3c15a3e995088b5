using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>
/// A call never needs the caller's thread again: who waits for it there, as a desktop program or an old web page may, does not wait
/// for ever.
/// </summary>
public sealed class ContextTests
{
    /// <summary>What a call may have to wait for, in their order.</summary>
    public enum Part
    {
        Credentials,
        Headers,
        Retry,
        Body,
        Piece,
    }

    public static TheoryData<Part> Parts => [.. Enum.GetValues<Part>()];

    [Theory]
    [MemberData(nameof(Parts))]
    public Task A_plain_call_posts_nothing_to_the_callers_context(Part first) =>
        PostsNothing(
            first,
            static async client => (await client.Send(Calls.Get).ConfigureAwait(false)).IsRight
        );

    [Theory]
    [MemberData(nameof(Parts))]
    public Task A_reply_posts_nothing_to_the_callers_context(Part first) =>
        PostsNothing(
            first,
            static async client =>
                (await client.SendForReply(Calls.Get).ConfigureAwait(false)).IsRight
        );

    [Theory]
    [MemberData(nameof(Parts))]
    public Task An_Aff_posts_nothing_to_the_callers_context(Part first) =>
        PostsNothing(
            first,
            static async client =>
                (
                    await Cloudflare<CloudflareRuntime>
                        .send(Calls.Get)
                        .Run(CloudflareRuntime.New(client))
                        .ConfigureAwait(false)
                ).IsSucc
        );

    [Theory]
    [MemberData(nameof(Parts))]
    public Task An_Aff_of_a_reply_posts_nothing_to_the_callers_context(Part first) =>
        PostsNothing(
            first,
            static async client =>
                (
                    await Cloudflare<CloudflareRuntime>
                        .sendForReply(Calls.Get)
                        .Run(CloudflareRuntime.New(client))
                        .ConfigureAwait(false)
                ).IsSucc
        );

    /// <summary>
    /// Makes a call with a context whose thread has left it before the first part that is waited for is there. All parts before that are
    /// there at once: a wait takes the context along only where the call still runs on its thread.
    /// </summary>
    internal static async Task PostsNothing(Part first, Func<CloudflareClient, Task<bool>> call)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var context = new CountingContext();
        var clock = new ManualClock();
        using var http = new HttpMessageInvoker(
            new ScriptedHandler(
                async (_, _) =>
                {
                    await Until(Part.Headers).ConfigureAwait(false);
                    return first == Part.Retry ? ScriptedHandler.Reply(503) : Late();
                },
                (_, _) => Task.FromResult(Late())
            )
        );
        using var client = new CloudflareClient(
            http,
            CredentialSource.Asking(async _ =>
            {
                await Until(Part.Credentials).ConfigureAwait(false);
                return Calls.Token;
            }),
            Calls.To("http://localhost") with
            {
                Retry = RetryPolicy.Exponential(1, TimeSpan.FromSeconds(1)),
                Time = clock,
            }
        );

        // On a thread of its own, which is the context's until the call waits.
        var calling = await Task.Run(() =>
            {
                SynchronizationContext.SetSynchronizationContext(context);
                var calling = call(client);
                SynchronizationContext.SetSynchronizationContext(null);
                return Task.FromResult(calling);
            })
            .Soon();
        Assert.False(calling.IsCompleted);
        left.SetResult();
        if (first == Part.Retry)
            clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await calling.Soon());
        Assert.Equal(0, context.Posts);
        Assert.Equal(0, clock.Running);

        Task Until(Part part) => part == first ? left.Task : Task.CompletedTask;
        HttpResponseMessage Late() =>
            new() { Content = new LateContent(Documented.Response, Until) };
    }

    /// <summary>Counts what is posted, and runs it: a call that needs the context is found, and does not hang.</summary>
    private sealed class CountingContext : SynchronizationContext
    {
        private int posts;

        public int Posts => posts;

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref posts);
            base.Post(
                _ =>
                {
                    SetSynchronizationContext(this);
                    d(state);
                },
                null
            );
        }
    }

    private sealed class LateContent(byte[] bytes, Func<Part, Task> until) : BodyContent
    {
        protected override async Task<Stream> CreateContentReadStreamAsync()
        {
            await until(Part.Body).ConfigureAwait(false);
            return new LateStream(bytes, until);
        }
    }

    private sealed class LateStream(byte[] bytes, Func<Part, Task> until) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            await until(Part.Piece).ConfigureAwait(false);
            return Read(buffer.Span[..Math.Min(buffer.Length, 400)]);
        }
    }
}
