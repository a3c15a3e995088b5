using System;
using System.IO;
using System.Linq;
using LanguageExt;
using Xunit;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>What a folder must not lose, and what must not come back.</summary>
public sealed class FolderTests : DataFolderTest
{
    private static ImageId Cat { get; } = ImageId.Custom("cat").Right();

    private static SandboxState WithCat { get; } =
        Served.Empty.With(Documented.Account, Cat, Documented.Image with { Id = Cat }, Gif);

    [Theory]
    [InlineData("HASH.json")]
    [InlineData("HASH/cat.json")]
    public void What_cannot_be_read_is_neither_overwritten_nor_deleted(string broken)
    {
        Folder().Save(SandboxState.Empty, WithCat);
        var file = At(broken.Replace("HASH", Hash, StringComparison.Ordinal));
        File.WriteAllText(file, "{");
        var before = Texts();
        var kept = Folder();
        var loaded = kept.Load(Served.Empty);
        Assert.Empty(loaded.Images);
        Problems.Clear();

        var uploaded = loaded.With(Documented.Account, Cat, Image.Empty, StoredFile.Placeholder);
        kept.Save(loaded, uploaded);
        kept.Save(uploaded, loaded);

        Assert.Equal(before, Texts());
        Assert.Equal(2, Problems.Count);
        Assert.All(
            Problems,
            static problem =>
                Assert.EndsWith(
                    "cat.json could not be written: it could not be read before, and is left as it is",
                    problem,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void What_could_not_be_written_or_deleted_is_tried_again()
    {
        var dog = ImageId.Custom("dog").Right();
        var kept = Folder();
        kept.Save(SandboxState.Empty, WithCat);
        var withDog = WithCat.With(Documented.Account, dog, Image.Empty with { Id = dog }, Gif);
        // Neither a file's place nor a file that can be deleted.
        var places = new[] { At($"{Hash}/dog.json"), At($"{Hash}/cat.bin") };
        File.Delete(places[1]);
        foreach (var place in places)
            Directory.CreateDirectory(place);
        kept.Save(WithCat, withDog);
        var withoutCat = withDog.Without(Documented.Account, Cat);
        kept.Save(withDog, withoutCat);
        Assert.Equal(2, Problems.Count);
        foreach (var place in places)
            Directory.Delete(place);
        File.WriteAllBytes(places[1], Served.Gif);

        kept.Save(withoutCat, withoutCat);

        Assert.Equal(2, Problems.Count);
        Assert.Equal([dog], Folder().Load(Served.Empty).Images.Keys.Select(static at => at.Image));
        Assert.False(File.Exists(places[1]));
    }

    [Fact]
    public void One_that_can_never_be_written_holds_up_no_other_and_is_told_once()
    {
        var ids = Enumerable.Range(0, 6).Select(i => ImageId.Custom($"i{i}").Right()).ToList();
        var kept = Folder();
        kept.Save(SandboxState.Empty, WithCat);
        foreach (var id in ids)
            Directory.CreateDirectory(At($"{Hash}/{id}.json"));
        var state = ids.Aggregate(
            WithCat,
            static (all, id) => all.With(Documented.Account, id, Image.Empty with { Id = id }, Gif)
        );
        kept.Save(WithCat, state);
        Assert.Equal(6, Problems.Count);
        foreach (var id in ids.Skip(1))
            Directory.Delete(At($"{Hash}/{id}.json"));

        kept.Save(state, state);
        kept.Save(state, state);

        Assert.Equal(6, Problems.Count);
        Assert.Equal(6, Folder().Load(Served.Empty).Images.Count);
    }

    [Fact]
    public void An_old_file_that_waits_for_a_new_one_is_deleted_in_the_end()
    {
        var dog = ImageId.Custom("dog").Right();
        var kept = Folder();
        kept.Save(SandboxState.Empty, WithCat);
        Directory.CreateDirectory(At($"{Hash}/dog.json"));
        var renamed = WithCat
            .Without(Documented.Account, Cat)
            .With(Documented.Account, dog, Image.Empty with { Id = dog }, Gif);
        kept.Save(WithCat, renamed);
        Assert.True(File.Exists(At($"{Hash}/cat.json")));
        Directory.Delete(At($"{Hash}/dog.json"));

        kept.Save(renamed, renamed);

        Assert.Equal([dog], Folder().Load(Served.Empty).Images.Keys.Select(static at => at.Image));
    }

    [Fact]
    public void An_account_of_which_an_image_could_not_be_written_is_not_there_yet()
    {
        Directory.CreateDirectory(At($"{Hash}/cat.json"));
        Folder().Save(SandboxState.Empty, WithCat);
        Assert.Empty(Folder().Load(SandboxState.Empty).Accounts);
    }

    [Fact]
    public void An_image_whose_file_cannot_be_read_is_not_overwritten()
    {
        Folder().Save(SandboxState.Empty, WithCat);
        File.Delete(At($"{Hash}/cat.bin"));
        var before = Texts();
        var kept = Folder();
        var loaded = kept.Load(Served.Empty);

        kept.Save(loaded, WithCat);

        Assert.Equal(before, Texts());
    }

    [Theory]
    [InlineData("a/b c", "a%2Fb%20c")]
    // File systems may not tell letters by their case.
    [InlineData("Cat", "%43at")]
    [InlineData("~a", "%7Ea")]
    public void Files_are_named_by_percent_encoded_ids(string id, string name)
    {
        Folder()
            .Save(
                SandboxState.Empty,
                Served.Empty.With(
                    Documented.Account,
                    ImageId.Custom(id).Right(),
                    Documented.Image,
                    Gif
                )
            );

        Assert.Equal(
            [$"{name}.bin", $"{name}.json"],
            Directory.GetFiles(At(Hash)).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_file_is_replaced_as_a_whole()
    {
        if (OperatingSystem.IsWindows())
            return;
        Folder().Save(SandboxState.Empty, WithCat);
        using var before = File.OpenText(At($"{Hash}/cat.json"));
        var text = File.ReadAllText(At($"{Hash}/cat.json"));

        Folder()
            .Save(
                WithCat,
                WithCat.With(Documented.Account, Cat, Image.Empty with { Id = Cat }, Gif)
            );

        Assert.NotEqual(text, File.ReadAllText(At($"{Hash}/cat.json")));
        // Who had opened it still reads the earlier one.
        Assert.Equal(text, before.ReadToEnd());
    }

    [Fact]
    public void An_account_with_another_hash_leaves_nothing_under_the_old_one()
    {
        Folder().Save(SandboxState.Empty, WithCat);
        var moved = WithCat.With(
            Documented.Account,
            WithCat.Accounts[Documented.Account] with
            {
                Hash = "other",
            }
        );
        Folder().Save(WithCat, moved);

        Assert.Equal(
            ["other.json", "other/cat.bin", "other/cat.json"],
            Texts().Select(static one => one.Name)
        );
        Assert.False(Directory.Exists(At(Hash)));
        Assert.Equal(WithCat.Images, Folder().Load(Served.Empty).Images);

        Folder().Save(moved, moved.Without(Documented.Account, Cat));
        Assert.Empty(Folder().Load(Served.Empty).Images);
        Assert.Empty(Problems);
    }

    [Fact]
    public void What_else_is_under_the_old_hash_stays()
    {
        Folder().Save(SandboxState.Empty, WithCat);
        File.WriteAllText(At($"{Hash}/notes.txt"), "mine");
        Folder()
            .Save(
                WithCat,
                WithCat.With(
                    Documented.Account,
                    WithCat.Accounts[Documented.Account] with
                    {
                        Hash = "other",
                    }
                )
            );

        Assert.Equal("mine", File.ReadAllText(At($"{Hash}/notes.txt")));
        Assert.False(File.Exists(At($"{Hash}/cat.json")));
    }

    [Fact]
    public void How_many_images_an_account_may_have_is_kept()
    {
        var state = Served.Empty.With(
            Documented.Account,
            SandboxAccount.New(Documented.Account) with
            {
                Allowed = 5,
            }
        );
        Folder().Save(SandboxState.Empty, state);
        Assert.Equal(5, Folder().Load(Served.Empty).Accounts[Documented.Account].Allowed);
    }

    private string At(string name) => Path.Combine(Root, name);

    private (string Name, string Text)[] Texts() =>
        [
            .. Directory
                .GetFiles(Root, "*", SearchOption.AllDirectories)
                .Select(file =>
                    (Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file))
                )
                .Order(),
        ];

    [Fact]
    public void An_image_of_an_account_that_was_there_from_the_start_is_kept()
    {
        Folder().Save(Served.Empty, WithCat);
        Assert.Equal(Cat, Assert.Single(Folder().Load(SandboxState.Empty).Images).Key.Image);
        Assert.Empty(Problems);
    }
}
