using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>A user's handler that puts another content in place of the request's, such as one that slows down what is sent.</summary>
public sealed class ReplacedContentTests
{
    private const int Size = 10_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_uploads_file_is_closed_once_and_its_bytes_count(bool disposesBoth)
    {
        CallEnded? ended = null;
        using var file = new ZeroFile(Size);
        using var handler = Replacing(disposesBoth);

        var result = await Send(file, handler, call => ended = call);

        Assert.True(result.IsRight);
        Assert.Equal(1, file.Disposals);
        Assert.InRange(ended!.BytesSent, Size, 2 * Size);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_fails_is_told_and_not_sent_again(bool disposesBoth)
    {
        using var file = new ZeroFile(
            Size,
            Size / 2,
            static _ => throw new InvalidOperationException()
        );
        using var handler = Replacing(disposesBoth);

        var errors = (CfErrors)await Send(file, handler);

        Assert.Equal(
            new CfError.File("cat.jpg", "its stream failed (InvalidOperationException)"),
            Assert.Single(errors.Items)
        );
        Assert.Equal((1, 1), (handler.Attempts, file.Disposals));
    }

    private static ScriptedHandler Replacing(bool disposesBoth) =>
        new(
            async (request, cancel) =>
            {
                request.Content = new Wrapper(request.Content!, disposesBoth);
                await request.Content.CopyToAsync(Stream.Null, cancel);
                return ScriptedHandler.Right();
            }
        );

    private static async Task<Either<CfErrors, Image>> Send(
        ZeroFile file,
        ScriptedHandler handler,
        Action<CallEnded>? ended = null
    )
    {
        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                Retry = RetryPolicy.Exponential(2, TimeSpan.Zero),
                OnCall = ended,
            }
        );
        return await client
            .Upload(Calls.Account, ImageFile.Opening(() => file, Size) with { Name = "cat.jpg" })
            .Soon();
    }

    private sealed class Wrapper(HttpContent content, bool disposesBoth) : HttpContent
    {
        protected override Task SerializeToStreamAsync(
            Stream stream,
            TransportContext? context,
            CancellationToken cancellationToken
        ) => content.CopyToAsync(stream, context, cancellationToken);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposesBoth)
                content.Dispose();
            base.Dispose(disposing);
        }
    }
}
