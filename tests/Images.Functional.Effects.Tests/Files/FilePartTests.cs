using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipelines;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>How a file is opened, and in which pieces it is sent.</summary>
public sealed class FilePartTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();
    private readonly Deadline deadline;
    private readonly Transfer transfer;

    public FilePartTests()
    {
        var never = Timeout.InfiniteTimeSpan;
        deadline = new Deadline(never, never, TimeProvider.System, CancellationToken.None);
        transfer = new Transfer(deadline, never, never, null, TimeProvider.System);
    }

    public void Dispose()
    {
        deadline.Dispose();
        File.Delete(path);
    }

    [Theory]
    [InlineData(0, new int[0])]
    [InlineData(10, new[] { 10 })]
    [InlineData(262_144, new[] { 131_072, 131_072 })]
    [InlineData(300_000, new[] { 131_072, 131_072, 37_856 })]
    public async Task A_file_in_memory_is_sent_in_pieces(int length, int[] pieces)
    {
        using var to = new PieceStream();
        using var opened = await OpenedFile.Open(
            ImageFile.Of(Bytes(length)),
            CancellationToken.None
        );
        using var part = new FilePart(opened, transfer);

        await part.CopyToAsync(to).Soon();

        Assert.Equal(Bytes(length), to.ToArray());
        Assert.Equal(pieces, to.Pieces);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(131_072)]
    [InlineData(300_000)]
    public async Task A_file_on_disk_is_sent_whole_even_while_another_has_it_open(int length)
    {
        await File.WriteAllBytesAsync(path, Bytes(length));
        using var other = new FileStream(
            path,
            FileMode.Open,
            FileAccess.ReadWrite,
            FileShare.ReadWrite | FileShare.Delete
        );
        using var to = new MemoryStream();
        using var opened = await OpenedFile.Open(ImageFile.At(path), CancellationToken.None);
        using var part = new FilePart(opened, transfer);

        await part.CopyToAsync(to).Soon();

        Assert.Equal(Bytes(length), to.ToArray());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(131_072)]
    public async Task A_file_on_disk_that_grows_while_it_is_sent_fails(int length)
    {
        await File.WriteAllBytesAsync(path, Bytes(length));
        using var to = new MemoryStream();
        using var opened = await OpenedFile.Open(ImageFile.At(path), CancellationToken.None);
        using var part = new FilePart(opened, transfer);
        await File.AppendAllTextAsync(path, "more");

        var failure = await Assert.ThrowsAsync<FileFailure>(() => part.CopyToAsync(to).Soon());

        Assert.Equal("it is longer than the length it was opened with", failure.Error.Reason);
    }

    [Fact]
    public async Task A_file_on_disk_that_has_not_changed_is_not_read_to_its_end_again()
    {
        await File.WriteAllBytesAsync(path, Bytes(10));
        using var opened = await OpenedFile.Open(ImageFile.At(path), CancellationToken.None);

        Assert.True(opened.IsUnchanged);
        Assert.Equal(10, (long)opened.Length);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 7)]
    [InlineData(-1, null)]
    public async Task A_length_is_declared_unless_it_is_none(int stated, int? declared)
    {
        using var opened = await OpenedFile.Open(
            ImageFile.Opening(() => new MemoryStream(), stated),
            CancellationToken.None
        );
        using var part = new FilePart(opened, transfer);

        Assert.Equal(declared, part.Headers.ContentLength);
    }

    [Fact]
    public async Task To_open_a_file_no_more_is_read_than_tells_its_format()
    {
        var isReadOn = false;
        using var stream = new ZeroFile(
            1000,
            ImageFormat.DetectedBytes,
            _ =>
            {
                isReadOn = true;
                return Task.FromResult(1000);
            }
        );

        using var opened = await OpenedFile.Open(
            ImageFile.Opening(() => stream),
            CancellationToken.None
        );

        Assert.Equal(ImageFormat.DetectedBytes, opened.First.Length);
        Assert.False(isReadOn);
    }

    [Fact]
    public async Task A_stream_that_can_be_read_once_is_not_read_for_a_second_call()
    {
        using var stream = new MemoryStream(Bytes(10));
        var file = ImageFile.Once(stream) with { Name = "a.png" };
        using (await OpenedFile.Open(file, CancellationToken.None)) { }

        stream.Position = 0;
        var failure = await Assert.ThrowsAsync<FileFailure>(() =>
            OpenedFile.Open(file with { Name = "b.png" }, CancellationToken.None)
        );
        using var again = await OpenedFile.Open(ImageFile.Once(stream), CancellationToken.None);

        Assert.Equal(
            "b.png could not be read: its stream was read before, and can be read only once",
            failure.Error.Message
        );
        Assert.Equal(Bytes(10), again.First.ToArray());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1_000_000)]
    public async Task What_is_left_of_a_stream_is_not_read_from_another_source(int length)
    {
        await using var stream = new MemoryStream(Bytes(length));
        using (var first = await OpenedFile.Open(ImageFile.Once(stream), CancellationToken.None))
            Assert.True(first.First.Length > 0);
        Assert.True(stream.Position > 0);

        await Assert.ThrowsAsync<FileFailure>(() =>
            OpenedFile.Open(ImageFile.Once(stream), CancellationToken.None)
        );
    }

    [Fact]
    public async Task A_stream_that_was_set_back_before_its_beginning_may_be_read_again()
    {
        await using var stream = new MemoryStream(Bytes(10));
        stream.Position = 5;
        using (await OpenedFile.Open(ImageFile.Once(stream), CancellationToken.None)) { }
        stream.Position = 0;

        using var again = await OpenedFile.Open(ImageFile.Once(stream), CancellationToken.None);

        Assert.Equal(10, again.First.Length);
    }

    // As the body of each request of a connection to a web server.
    [Fact]
    public async Task A_stream_that_cannot_seek_may_be_that_of_another_file()
    {
        var bytes = new MemoryStream(Bytes(10));
        await using var stream = PipeReader.Create(bytes).AsStream();
        using (await OpenedFile.Open(ImageFile.Once(stream), CancellationToken.None)) { }

        using var again = await OpenedFile.Open(ImageFile.Once(stream), CancellationToken.None);

        Assert.Equal(0, again.First.Length);
    }

    [Fact]
    public async Task A_file_on_disk_is_closed_in_the_end()
    {
        await File.WriteAllBytesAsync(path, Bytes(10));
        using (await OpenedFile.Open(ImageFile.At(path), CancellationToken.None))
            Assert.Throws<IOException>(OpenAlone);

        OpenAlone();

        void OpenAlone() =>
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
    }

    [Fact]
    public async Task A_file_whose_length_is_not_known_may_have_changed()
    {
        await File.WriteAllBytesAsync(path, Bytes(1));
        using var opened = await OpenedFile.Open(
            ImageFile.Opening(() => File.OpenRead(path)),
            CancellationToken.None
        );

        Assert.False(opened.IsUnchanged);
    }

    [Fact]
    public async Task A_stream_from_a_function_that_takes_its_time_is_closed_in_the_end()
    {
        using var stream = new ZeroFile(10);
        var file = AsyncSource.File(_ => new ValueTask<Stream>(stream), 10);

        using (var opened = await OpenedFile.Open(file, CancellationToken.None))
            Assert.Equal((10, 0), ((long)opened.Length, stream.Disposals));

        Assert.Equal(1, stream.Disposals);
        Assert.Equal("a stream", $"{file.Source}");
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private sealed class PieceStream : MemoryStream
    {
        public List<int> Pieces { get; } = [];

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            Pieces.Add(buffer.Length);
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
