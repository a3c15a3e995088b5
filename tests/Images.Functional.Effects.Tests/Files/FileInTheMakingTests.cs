using System;
using System.IO;
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

    [Fact]
    public void A_file_that_came_in_the_meantime_stays()
    {
        using var file = (FileInTheMaking)FileInTheMaking.Open(Place, overwrite: false);
        File.WriteAllText(Place, "mine");

        Assert.True(file.Finish().IsLeft);

        Assert.Equal("mine", File.ReadAllText(Place));
    }
}
