using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>The memory of a body, as whoever fills it sees it.</summary>
public sealed class BufferLaws
{
    [Property]
    public async Task The_buffers_of_a_body_have_at_most_three_times_the_limit_together(
        PositiveInt seed,
        bool isEndless
    )
    {
        // The pool's least array has 16 bytes.
        var limit = 16 + (seed.Get * 7919 % 200_000);
        var content = new MeasuringContent(isEndless ? int.MaxValue : limit);

        var result = await Calls.Through(
            new ScriptedHandler(() => new HttpResponseMessage { Content = content }),
            Calls.To("http://localhost") with
            {
                MaximumReplyBytes = limit,
            }
        );

        Assert.Equal(isEndless ? Outcome.TooLarge : "malformed at \"\"", Outcome.Of(result));
        // While it grows, a body is in two of them.
        var together = content
            .Buffers.Zip(content.Buffers.Skip(1).Append(0), static (old, grown) => old + grown)
            .Max();
        Assert.InRange(together, limit, 3 * limit);
    }

    /// <summary>White space, as much as is asked for, that notes the arrays it is read into.</summary>
    private sealed class MeasuringContent(int length) : HttpContent
    {
        private readonly List<byte[]> buffers = [];

        public IEnumerable<int> Buffers => buffers.Select(static buffer => buffer.Length);

        protected override Task<Stream> CreateContentReadStreamAsync() =>
            Task.FromResult<Stream>(new Blank(this, length));

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        private sealed class Blank(MeasuringContent content, int length) : MemoryStream
        {
            private int left = length;

            public override ValueTask<int> ReadAsync(
                Memory<byte> buffer,
                CancellationToken cancellationToken = default
            )
            {
                Assert.True(MemoryMarshal.TryGetArray<byte>(buffer, out var part));
                if (content.buffers.Count == 0 || content.buffers[^1] != part.Array)
                    content.buffers.Add(part.Array!);
                var read = Math.Min(left, buffer.Length);
                buffer.Span[..read].Fill((byte)' ');
                left -= read;
                return ValueTask.FromResult(read);
            }
        }
    }
}
