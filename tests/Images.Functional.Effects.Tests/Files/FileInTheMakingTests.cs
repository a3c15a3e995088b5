using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using Xunit;

namespace Images.Functional.Effects.Tests;

/// <summary>The file of a download, and its handle.</summary>
public sealed class FileInTheMakingTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("making");

    private string Place => Path.Combine(folder.FullName, "cat.png");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void It_is_closed_when_it_is_in_its_place()
    {
        using var file = (FileInTheMaking)FileInTheMaking.Open(Place, overwrite: false);
        file.Stream.Write("cat"u8);

        Assert.True(file.Finish().IsRight);

        Assert.False(file.Stream.CanWrite);
        Assert.Equal("cat", File.ReadAllText(Place));
    }

    [Fact]
    public void It_is_made_in_the_folder_of_its_place()
    {
        using var file = (FileInTheMaking)FileInTheMaking.Open(Place, overwrite: false);

        Assert.Equal(folder.FullName, Path.GetDirectoryName(file.Stream.Name));
    }

    [Fact]
    public void It_is_closed_and_deleted_when_it_is_given_up()
    {
        var file = (FileInTheMaking)FileInTheMaking.Open(Place, overwrite: false);

        file.Dispose();

        Assert.False(file.Stream.CanWrite);
        Assert.Empty(folder.GetFiles());
    }

    [Theory]
    [InlineData("a", 255)]
    [InlineData("\u00e9", 127)]
    [InlineData("\U0001F408", 63)]
    public void The_longest_name_that_there_is_may_be_its_own(string part, int count)
    {
        var longest = Path.Combine(folder.FullName, string.Concat(Enumerable.Repeat(part, count)));
        var opened = FileInTheMaking.Open(longest, overwrite: false);
        Assert.True(opened.IsRight, $"{opened}");
        using var file = (FileInTheMaking)opened;

        Assert.True(file.Finish().IsRight);

        Assert.Equal(longest, Assert.Single(folder.GetFiles()).FullName);
    }

    [Fact]
    public void A_file_that_came_in_the_meantime_stays()
    {
        using var file = (FileInTheMaking)FileInTheMaking.Open(Place, overwrite: false);
        File.WriteAllText(Place, "mine");

        Assert.Equal(
            new CfError.File(Place, "a file with this name already exists", IsOutput: true),
            Assert.Single(((CfErrors)file.Finish()).Items)
        );

        Assert.Equal("mine", File.ReadAllText(Place));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_replaced()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.CreateSymbolicLink(Place, Path.Combine(folder.FullName, "gone"));
        var opened = FileInTheMaking.Open(Place, overwrite: true);
        Assert.True(opened.IsRight, $"{opened}");
        using var file = (FileInTheMaking)opened;
        file.Stream.Write("cat"u8);

        Assert.True(file.Finish().IsRight);

        Assert.Null(new FileInfo(Place).LinkTarget);
        Assert.Equal("cat", File.ReadAllText(Place));
    }

    // The longest name is longer than an archive's header has room for.
    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    public void An_empty_file_is_replaced_also_if_it_cannot_be_read(int length)
    {
        if (OperatingSystem.IsWindows())
            return;
        var place = Path.Combine(folder.FullName, new string('a', length));
        File.WriteAllText(place, "");
        File.SetUnixFileMode(place, UnixFileMode.UserWrite);
        var opened = FileInTheMaking.Open(place, overwrite: true);
        Assert.True(opened.IsRight, $"{opened}");
        using var file = (FileInTheMaking)opened;
        file.Stream.Write("cat"u8);

        Assert.True(file.Finish().IsRight);

        Assert.Equal(3, new FileInfo(place).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_pipe_a_socket_or_a_device_is_refused_also_behind_links(int links)
    {
        if (OperatingSystem.IsWindows())
            return;
        var pipe = Path.Combine(folder.FullName, "pipe");
        using (var make = Process.Start("mkfifo", [pipe]))
            Assert.True(make.WaitForExit(TimeSpan.FromSeconds(30)));
        var socket = Path.Combine(folder.FullName, "socket");
        using var bound = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.IP);
        bound.Bind(new UnixDomainSocketEndPoint(socket));
        // Nothing is put in its place here, as it would be if the file were finished.
        foreach (var special in new[] { pipe, socket, "/dev/null" })
        {
            var path = special;
            for (var i = 0; i < links; i++)
                path = File.CreateSymbolicLink(
                    Path.Combine(folder.FullName, $"{Path.GetFileName(path)}-link"),
                    path
                ).FullName;

            var opened = FileInTheMaking.Open(path, overwrite: true);

            opened.IfRight(static file => file.Dispose());
            Assert.True(opened.IsLeft);
            Assert.Equal(
                new CfError.File(path, "it is not a regular file", IsOutput: true),
                Assert.Single(((CfErrors)opened).Items)
            );
        }
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead)]
    public void A_file_that_is_replaced_keeps_its_permissions(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(Place, "mine");
        File.SetUnixFileMode(Place, mode);
        using var file = (FileInTheMaking)FileInTheMaking.Open(Place, overwrite: true);
        Assert.Equal(mode, File.GetUnixFileMode(file.Stream.SafeFileHandle));
        file.Stream.Write("cat"u8);

        Assert.True(file.Finish().IsRight);

        Assert.Equal(mode, File.GetUnixFileMode(Place));
        Assert.Equal("cat", File.ReadAllText(Place));
    }

    [Fact]
    public void A_link_in_the_current_folder_leads_to_its_file()
    {
        if (OperatingSystem.IsWindows())
            return;
        var link = $"{Guid.NewGuid():N}";
        var target = Path.GetRelativePath(".", Path.Combine(folder.FullName, "target"));
        File.WriteAllText(target, "");
        File.CreateSymbolicLink(link, target);
        try
        {
            Assert.True(RegularFile.Is(link));
        }
        finally
        {
            File.Delete(link);
        }
    }
}
