using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>What a folder keeps is what it reads, and a broken file is named and skipped.</summary>
public sealed class KeptTests : DataFolderTest
{
    private static ImageId Id { get; } = ImageId.Custom("a/b .. é%?").Right();

    [Fact]
    public void What_is_saved_is_loaded()
    {
        var state = Served
            .Empty.With(Documented.Account, Id, Documented.Image with { Id = Id }, Gif)
            .With(Documented.Account, Documented.Id, Documented.Image);
        Folder().Save(SandboxState.Empty, state);

        var again = Folder().Load(Served.Empty);

        Assert.Equal(state.Images, again.Images);
        Assert.Equal(Gif, again.Files[(Documented.Account, Id)]);
        Assert.Equal(state.Accounts, again.Accounts);
        Assert.Empty(Problems);
        Assert.Empty(Directory.GetFiles(Root, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_draft_keeps_its_one_time_address_until_its_file_arrives()
    {
        var until = DateTimeOffset.UnixEpoch.AddDays(1);
        var draft = Documented
            .Image.WithUndocumented("draft", JsonText.Parse("true").Right())
            .Right() with
        {
            Id = Id,
        };
        var state = Served.Empty.WithLink(Documented.Account, Id, draft, until);
        Folder().Save(SandboxState.Empty, state);

        var again = Folder().Load(Served.Empty);

        Assert.Equal(state.Images, again.Images);
        Assert.Equal(until, again.Links[(Documented.Account, Id)]);
        Assert.Empty(again.Files);

        Folder().Save(state, state.With(Documented.Account, Id, Documented.Image, Gif));
        Assert.Empty(Folder().Load(Served.Empty).Links);
        Folder().Save(state, state.Without(Documented.Account, Id));
        Assert.Empty(Folder().Load(Served.Empty).Images);
        Assert.Empty(Problems);
    }

    [Fact]
    public void A_folder_is_one_servers()
    {
        using (var first = Folder().Lock().Right())
        {
            Assert.Contains(
                "used by another process",
                Folder().Lock().LeftToSeq().Head().Message,
                StringComparison.Ordinal
            );
            Assert.Equal(Served.Empty.Images, Folder().Load(Served.Empty).Images);
        }

        Folder().Lock().Right().Dispose();
    }

    [Fact]
    public void What_is_deleted_is_gone_and_what_is_the_same_is_not_written_again()
    {
        var state = Served.Empty.With(Documented.Account, Id, Documented.Image, Gif);
        Folder().Save(SandboxState.Empty, state);
        Directory.Delete(Path.Combine(Root, Hash), recursive: true);
        Folder().Save(state, state.With(Documented.Account));
        Assert.False(Directory.Exists(Path.Combine(Root, Hash)));

        Folder().Save(SandboxState.Empty, state);
        Folder().Save(state, state.Without(Documented.Account, Id));
        Assert.Empty(Directory.GetFiles(Path.Combine(Root, Hash)));
    }

    [Fact]
    public void A_broken_file_is_named_and_the_others_are_loaded()
    {
        Folder()
            .Save(
                SandboxState.Empty,
                Served.Empty.With(Documented.Account, Id, Documented.Image with { Id = Id }, Gif)
            );
        File.WriteAllText(Path.Combine(Root, Hash, "broken.json"), "{");
        File.WriteAllText(
            Path.Combine(Root, Hash, "lost.json"),
            """{"image":{"id":"lost"},"file":"lost.bin"}"""
        );

        var again = Folder().Load(Served.Empty);

        Assert.Equal(1, again.Images.Count);
        Assert.Equal(2, Problems.Count);
        Assert.Contains("broken.json", Problems[0], StringComparison.Ordinal);
        Assert.Contains("lost.bin", Problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_cannot_be_read_is_left_as_it_is()
    {
        var file = Path.Combine(Root, $"{Hash}.json");
        File.WriteAllText(file, "{");
        var kept = Folder();
        kept.Save(SandboxState.Empty, kept.Load(Served.Empty));
        Assert.Equal("{", File.ReadAllText(file));
        Assert.Equal(2, Problems.Count);
        Assert.EndsWith(
            $"{Hash}.json could not be written: it could not be read before, and is left as it is",
            Problems[1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Files_are_the_users_alone_and_long_ids_have_names_that_fit()
    {
        var longest = ImageId.Custom(new string('é', 1024)).Right();
        Folder()
            .Save(
                SandboxState.Empty,
                Served.Empty.With(
                    Documented.Account,
                    longest,
                    Documented.Image with
                    {
                        Id = longest,
                    },
                    Gif
                )
            );
        Assert.True(Folder().Load(Served.Empty).Images.ContainsKey((Documented.Account, longest)));
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in Directory.GetFiles(Root, "*", SearchOption.AllDirectories))
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(file)
            );
    }

    [Fact]
    public void An_image_without_a_file_has_none_after_a_restart()
    {
        var draft = Documented
            .Image.WithUndocumented("draft", JsonText.Parse("true").Right())
            .Right();
        var state = Served
            .Empty.With(Documented.Account, Documented.Id, Documented.Image)
            .With(Documented.Account, Id, draft with { Id = Id });
        Folder().Save(SandboxState.Empty, state);

        var again = Folder().Load(Served.Empty);

        Assert.Equal(state.Images, again.Images);
        Assert.Empty(again.Files);
    }

    [Fact]
    public void Another_file_or_time_of_the_same_image_is_saved()
    {
        var at = (Documented.Account, Id);
        var image = Documented.Image with { Id = Id };
        var first = Served.Empty.With(Documented.Account, Id, image, Gif);
        var other = first.With(Documented.Account, Id, image, StoredFile.Placeholder);
        Folder().Save(SandboxState.Empty, first);
        Folder().Save(first, other);
        Assert.Equal(StoredFile.Placeholder, Folder().Load(Served.Empty).Files[at]);

        var link = Served.Empty.WithLink(Documented.Account, Id, image, DateTimeOffset.UnixEpoch);
        var later = link.WithLink(
            Documented.Account,
            Id,
            image,
            DateTimeOffset.UnixEpoch.AddDays(1)
        );
        Folder().Save(SandboxState.Empty, link);
        Folder().Save(link, later);
        Assert.Equal(later.Links, Folder().Load(Served.Empty).Links);
    }

    [Fact]
    public void Ids_that_differ_only_in_case_have_files_that_differ_in_more()
    {
        var state = Served.Empty;
        foreach (var name in new[] { "Cat", "cat", "CAT", "%43at" })
        {
            var id = ImageId.Custom(name).Right();
            state = state.With(Documented.Account, id, Documented.Image with { Id = id }, Gif);
        }

        Folder().Save(SandboxState.Empty, state);

        Assert.Equal(
            8,
            Directory
                .GetFiles(Path.Combine(Root, Hash))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Count()
        );
        Assert.Equal(state.Images, Folder().Load(Served.Empty).Images);
    }

    [Fact]
    public void An_image_whose_new_id_cannot_be_written_is_kept_under_its_old_one()
    {
        var moved = ImageId.Custom("moved").Right();
        var before = Served.Empty.With(
            Documented.Account,
            Id,
            Documented.Image with
            {
                Id = Id,
            },
            Gif
        );
        var after = before
            .Without(Documented.Account, Id)
            .With(Documented.Account, moved, Documented.Image with { Id = moved }, Gif);
        Folder().Save(SandboxState.Empty, before);
        // Nothing can be written there, as on a full disk.
        Directory.CreateDirectory(Path.Combine(Root, Hash, "moved.bin"));

        Folder().Save(before, after);

        Assert.Single(Problems);
        Assert.Equal(before.Images, Folder().Load(Served.Empty).Images);
        Assert.Empty(Directory.GetFiles(Root, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_a_problem_and_no_exception()
    {
        // The superuser may read everything.
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            return;
        var mode = File.GetUnixFileMode(Root);
        File.SetUnixFileMode(Root, UnixFileMode.UserExecute);
        Folder().Load(Served.Empty);
        File.SetUnixFileMode(Root, mode);
        Assert.Single(Problems);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_problem_and_no_exception()
    {
        var file = Path.Combine(Root, "file");
        File.WriteAllText(file, "no folder");
        new SandboxFolder(file, errors => Problems.Add(errors.Message)).Save(
            SandboxState.Empty,
            Served.Empty
        );
        Assert.NotEmpty(Problems);
    }
}
