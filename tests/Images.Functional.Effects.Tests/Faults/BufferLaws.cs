using System.Linq;
using System.Net.Http;
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
        var stream = new NotingStream(isEndless ? int.MaxValue : limit);

        var result = await Calls.Through(
            new ScriptedHandler(() =>
                new HttpResponseMessage { Content = new StreamContent(stream) }
            ),
            Calls.To("http://localhost") with
            {
                MaximumReplyBytes = limit,
            }
        );

        Assert.Equal(isEndless ? Outcome.TooLarge : "malformed at \"\"", Outcome.Of(result));
        // While it grows, a body is in two of them.
        var sizes = stream.Arrays.Select(static array => array.Length).ToArray();
        var together = sizes.Zip(sizes.Skip(1).Append(0), static (old, grown) => old + grown).Max();
        Assert.InRange(together, limit, 3 * limit);
    }

    [Theory]
    [InlineData(100, true, new[] { 128 })]
    [InlineData(100_000, true, new[] { 131_072 })]
    [InlineData(100, false, new[] { 4096 })]
    [InlineData(5000, false, new[] { 4096, 8192 })]
    public async Task A_body_has_a_buffer_of_its_declared_length_or_one_that_doubles(
        int length,
        bool isDeclared,
        int[] expected
    )
    {
        using var stream = new NotingStream(length);
        using var content = new StreamContent(stream);
        content.Headers.ContentLength = isDeclared ? length : null;

        using var body = await BodyReader.Read(content, 1 << 20, true, CancellationToken.None);

        Assert.Equal(expected, stream.Arrays.Select(static array => array.Length));
    }
}
