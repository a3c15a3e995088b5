using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LanguageExt;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>Downloads: to a stream and to a file, and what is left of them when they fail.</summary>
public sealed class DownloadTests : IDisposable
{
    private static readonly Operation<Blob> Blob = ImagesV1.Blob(Calls.Account, Calls.Id);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("download");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200_000)]
    public async Task All_bytes_arrive_at_a_stream_and_in_a_file(int length)
    {
        var bytes = Bytes(length);
        await using var server = RawServer.Saying(
            Http.Reply(200, bytes, "Content-Type: image/png")
        );
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));
        using var stream = new MemoryStream();
        var path = Place("cat.png");

        var streamed = await client.Download(Blob, stream).Soon();
        var saved = await client.Download(Blob, path).Soon();

        Assert.Equal(bytes, stream.ToArray());
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path));
        foreach (var done in new[] { streamed, saved })
        {
            Assert.Equal(
                (length, "image/png"),
                done.Map(static d => (d.Bytes, (string)d.ContentType))
            );
        }

        Assert.Equal(["cat.png"], Names());
        Assert.Contains(("Accept", "image/*"), server.Requests.First().Headers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Progress_is_told_at_first_and_at_the_end_with_the_total_if_it_is_known(
        bool isKnown
    )
    {
        var content = new DripContent(Bytes(150), [100, 50]);
        if (isKnown)
            content.Headers.ContentLength = 150;
        using var http = new HttpMessageInvoker(
            new ScriptedHandler(() => new HttpResponseMessage { Content = content })
        );
        using var client = new CloudflareClient(
            http,
            Calls.Token,
            Calls.To("http://localhost") with
            {
                Time = new ManualClock(),
            }
        );
        var told = new List<TransferProgress>();

        var done = await client
            .Download(Blob, Stream.Null, new CallOptions { Progress = told.Add })
            .Soon();

        Assert.True(done.IsRight);
        var total = isKnown ? 150L : Option<long>.None;
        Assert.Equal([new(100, total), new(150, total)], told);
    }

    [Theory]
    [InlineData(404, "ERROR 5404: Image not found\n", 5404)]
    [InlineData(403, """{"success":false,"errors":[{"code":10000,"message":"no"}]}""", 10000)]
    public async Task A_failure_is_read_as_the_service_sends_it(int status, string body, int code)
    {
        await using var server = RawServer.Saying(Http.Reply(status, body));
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));
        using var stream = new MemoryStream();

        var errors = (CfErrors)await client.Download(Blob, stream).Soon();
        Assert.Equal((status, code), (errors.StatusCode.IfNone(0), errors.Code));
        Assert.Equal(0, stream.Length);
        Assert.True((await client.Download(Blob, Place("cat.png")).Soon()).IsLeft);
        Assert.Empty(Names());
    }

    [Fact]
    public async Task A_body_that_is_cut_short_leaves_no_file_and_is_not_sent_again_to_a_stream()
    {
        await using var server = RawServer.Start(static async connection =>
        {
            await connection.Read();
            await connection.Write(
                Http.Raw("HTTP/1.1 200 Said", Bytes(100), "Content-Length: 200")
            );
        });
        using var client = new CloudflareClient(Calls.Token, Retrying(server.Address));
        using var stream = new MemoryStream();

        var errors = (CfErrors)await client.Download(Blob, stream).Soon();
        Assert.Equal(TransportErrors.CutShort, Assert.Single(errors.Items));
        Assert.Equal(100, stream.Length);
        Assert.Single(server.Requests);

        Assert.True((await client.Download(Blob, Place("cat.png")).Soon()).IsLeft);
        Assert.Empty(Names());
    }

    public static TheoryData<string> Lengths { get; } =
    [
        .. FaultMatrix
            .Classes.Single(static one => one.Name == "an invalid length")
            .Rows.Select(static row => row.Name),
    ];

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_body_whose_length_is_invalid_is_refused_before_its_first_byte(string name)
    {
        var fault = FaultMatrix.Rows.Single(row => row.Name == name);
        await using var server = RawServer.Start(connection =>
            fault.Script(connection, new ManualClock())
        );
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));
        using var stream = new MemoryStream();

        var streamed = await client.Download(Blob, stream).Soon();
        var saved = await client.Download(Blob, Place("cat.png")).Soon();

        Assert.All(
            [streamed, saved],
            static result =>
                Assert.Equal(TransportErrors.BadLength, Assert.Single(((CfErrors)result).Items))
        );
        Assert.Equal(0, stream.Length);
        Assert.Empty(Names());
    }

    [Fact]
    public async Task A_folder_in_its_place_is_told_before_anything_is_sent()
    {
        await using var server = RawServer.Saying(Http.Reply(200, Bytes(70)));
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        foreach (var overwrite in new[] { true, false })
        {
            var errors = (CfErrors)await client.Download(Blob, folder.FullName, overwrite).Soon();
            Assert.Equal(
                new CfError.File(folder.FullName, "it is a folder", IsOutput: true),
                Assert.Single(errors.Items)
            );
        }

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_empty_name_is_told_before_anything_is_sent()
    {
        await using var server = RawServer.Saying(Http.Reply(200, Bytes(70)));
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));

        Assert.Equal(
            new CfError.File("", "its path is empty", IsOutput: true),
            Assert.Single(((CfErrors)await client.Download(Blob, "").Soon()).Items)
        );

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task To_a_file_it_begins_again()
    {
        var attempts = 0;
        await using var server = RawServer.Start(async connection =>
        {
            await connection.Read();
            await connection.Write(
                Interlocked.Increment(ref attempts) == 1
                    ? Http.Raw("HTTP/1.1 200 Said", Bytes(100), "Content-Length: 200")
                    : Http.Reply(200, Bytes(70))
            );
        });
        using var client = new CloudflareClient(Calls.Token, Retrying(server.Address));

        Assert.True((await client.Download(Blob, Place("cat.png")).Soon()).IsRight);
        Assert.Equal(Bytes(70), await File.ReadAllBytesAsync(Place("cat.png")));
    }

    [Fact]
    public async Task Before_the_first_byte_it_is_sent_again_to_a_stream_too()
    {
        var attempts = 0;
        await using var server = RawServer.Start(async connection =>
        {
            await connection.Read();
            await connection.Write(
                Interlocked.Increment(ref attempts) == 1
                    ? Http.Reply(503, "")
                    : Http.Reply(200, Bytes(70))
            );
        });
        using var client = new CloudflareClient(Calls.Token, Retrying(server.Address));
        using var stream = new MemoryStream();

        Assert.True((await client.Download(Blob, stream).Soon()).IsRight);
        Assert.Equal(Bytes(70), stream.ToArray());
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_overwritten_unless_asked()
    {
        await using var server = RawServer.Saying(Http.Reply(200, Bytes(70)));
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));
        await File.WriteAllTextAsync(Place("cat.png"), "mine");

        var errors = (CfErrors)await client.Download(Blob, Place("cat.png")).Soon();
        Assert.Equal(
            new CfError.File(
                Place("cat.png"),
                "a file with this name already exists",
                IsOutput: true
            ),
            Assert.Single(errors.Items)
        );
        Assert.Equal("mine", await File.ReadAllTextAsync(Place("cat.png")));
        Assert.Empty(server.Requests);

        Assert.True(
            (await client.Download(Blob, Place("cat.png"), overwrite: true).Soon()).IsRight
        );
        Assert.Equal(Bytes(70), await File.ReadAllBytesAsync(Place("cat.png")));
    }

    [Fact]
    public async Task A_stream_or_folder_that_cannot_be_written_is_told()
    {
        await using var server = RawServer.Saying(Http.Reply(200, Bytes(70)));
        using var client = new CloudflareClient(Calls.Token, Retrying(server.Address));
        using var closed = new MemoryStream(new byte[10], writable: true);

        var path = Path.Combine(folder.FullName, "no", "cat.png");

        foreach (
            var (result, name) in new[]
            {
                (await client.Download(Blob, closed).Soon(), "the stream"),
                (await client.Download(Blob, path).Soon(), path),
            }
        )
        {
            var error = Assert.IsType<CfError.File>(Assert.Single(((CfErrors)result).Items));
            Assert.Equal((name, true), (error.Name, error.IsOutput));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_largest_reply_that_the_client_reads_limits_a_download_if_it_is_given(
        bool isKnown
    )
    {
        var reply = isKnown
            ? Http.Reply(200, Bytes(70))
            : Http.Chunked(200, Bytes(70)[..40], Bytes(70)[40..]);
        await using var server = RawServer.Saying(reply);
        foreach (var limit in new[] { 69, 70 })
        {
            using var client = new CloudflareClient(
                Calls.Token,
                Calls.To(server.Address) with
                {
                    MaximumReplyBytes = limit,
                }
            );
            using var stream = new MemoryStream();

            var done = await client.Download(Blob, stream).Soon();

            Assert.Equal(limit == 70, done.IsRight);
            Assert.InRange(stream.Length, 0, limit);
            if (done.IsLeft)
                Assert.Equal(
                    (new CfError.TooLarge(limit), 200),
                    (((CfErrors)done).Items.Single(), ((CfErrors)done).StatusCode)
                );
        }
    }

    [Fact]
    public async Task What_a_stream_has_already_stays()
    {
        await using var server = RawServer.Saying(Http.Reply(200, Bytes(70)));
        using var client = new CloudflareClient(Calls.Token, Calls.To(server.Address));
        using var stream = new MemoryStream();
        stream.Write("before"u8);

        Assert.True((await client.Download(Blob, stream).Soon()).IsRight);

        Assert.Equal([.. "before"u8, .. Bytes(70)], stream.ToArray());
    }

    [Fact]
    public async Task A_refused_operation_opens_nothing()
    {
        using var client = new CloudflareClient(Calls.Token, Calls.To("http://localhost"));
        var refused = ImagesV1.Blob(Calls.Account, ImageId.Any("keys"));
        Assert.True((await client.Download(refused, Place("cat.png")).Soon()).IsLeft);
        Assert.True((await client.Download(refused, Stream.Null).Soon()).IsLeft);
        Assert.Empty(Names());
    }

    private string Place(string name) => Path.Combine(folder.FullName, name);

    private string[] Names() => [.. folder.GetFiles().Select(static file => file.Name)];

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static CloudflareOptions Retrying(string address) =>
        Calls.To(address) with
        {
            Retry = RetryPolicy.Exponential(2, TimeSpan.Zero),
        };
}
