using System;
using System.IO;
using System.Net;
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
    [Fact]
    public Task A_plain_call_posts_nothing_to_the_callers_context() =>
        PostsNothing(static async client =>
            (await client.Send(Calls.Get).ConfigureAwait(false)).IsRight
        );

    [Fact]
    public Task A_reply_posts_nothing_to_the_callers_context() =>
        PostsNothing(static async client =>
            (await client.SendForReply(Calls.Get).ConfigureAwait(false)).IsRight
        );

    [Fact]
    public Task An_Aff_posts_nothing_to_the_callers_context() =>
        PostsNothing(static async client =>
            (
                await Cloudflare<CloudflareRuntime>
                    .send(Calls.Get)
                    .Run(CloudflareRuntime.New(client))
                    .ConfigureAwait(false)
            ).IsSucc
        );

    [Fact]
    public Task An_Aff_of_a_reply_posts_nothing_to_the_callers_context() =>
        PostsNothing(static async client =>
            (
                await Cloudflare<CloudflareRuntime>
                    .sendForReply(Calls.Get)
                    .Run(CloudflareRuntime.New(client))
                    .ConfigureAwait(false)
            ).IsSucc
        );

    // Whatever can be waited for takes its time: the credentials, the headers, a retry, the body's beginning and each piece of it.
    private static async Task PostsNothing(Func<CloudflareClient, Task<bool>> call)
    {
        var context = new CountingContext();
        using var http = new HttpMessageInvoker(
            new ScriptedHandler(
                static (_, _) => Later(ScriptedHandler.Reply(503)),
                static (_, _) =>
                    Later(
                        new HttpResponseMessage { Content = new LateContent(Documented.Response) }
                    )
            )
        );
        using var client = new CloudflareClient(
            http,
            CredentialSource.Asking(static async _ =>
                await Later(Calls.Token).ConfigureAwait(false)
            ),
            Calls.To("http://localhost") with
            {
                Retry = RetryPolicy.Exponential(1, TimeSpan.FromMilliseconds(1)),
            }
        );

        // On a thread of its own, which is the context's until the call waits.
        var isRight = await Task.Run(() =>
            {
                SynchronizationContext.SetSynchronizationContext(context);
                var calling = call(client);
                SynchronizationContext.SetSynchronizationContext(null);
                return calling;
            })
            .Soon();

        Assert.True(isRight);
        Assert.Equal(0, context.Posts);
    }

    private static async Task<A> Later<A>(A value)
    {
        await Task.Run(static () => Thread.Yield()).ConfigureAwait(false);
        return value;
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

    private sealed class LateContent(byte[] bytes) : HttpContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync() =>
            Later<Stream>(new LateStream(bytes));

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class LateStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        ) => Read((await Later(buffer[..Math.Min(buffer.Length, 400)]).ConfigureAwait(false)).Span);

        // Ends late, too.
        public override async ValueTask DisposeAsync()
        {
            await Later(0).ConfigureAwait(false);
            await base.DisposeAsync().ConfigureAwait(false);
        }
    }
}
