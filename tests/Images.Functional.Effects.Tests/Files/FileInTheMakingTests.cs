using System;
using System.IO;
using System.Linq;
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
}
