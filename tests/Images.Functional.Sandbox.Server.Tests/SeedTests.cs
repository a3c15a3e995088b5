using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>Seeds and folders: what is kept is what is read, and a broken file is named and skipped.</summary>
public sealed class SeedTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cfimages");
    private readonly System.Collections.Generic.List<string> problems = [];

    private static ImageId Id { get; } = ImageId.Custom("a/b .. é%?").Right();

    private static string Hash { get; } = SandboxAccount.New(Documented.Account).Hash;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_seed_has_accounts_with_images_variants_and_keys()
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, "cat.gif"), Served.Gif);
        var state = SandboxSeed
            .Load(
                Written(
                    """
                    {"version":1,"accounts":[{"id":"one","hash":"h",
                      "images":[{"image":{"id":"cat","meta":{"a":1}},"file":"cat.gif"},{"image":{"id":"dog"}}],
                      "variants":{"hero":{"id":"hero","options":{"width":10}}},
                      "keys":[{"name":"blog","value":"k"}]}]}
                    """
                )
            )
            .Right()
            .Apply(SandboxState.Empty);

        var one = AccountId.Create("one").Right();
        var account = state.Accounts[one];
        Assert.Equal(
            ("h", "hero", "blog"),
            (account.Hash, $"{account.Variants.Keys.Single()}", $"{account.Keys.Keys.Single()}")
        );
        Assert.Equal(
            new StoredFile(new Blob(Served.Gif), "image/gif"),
            state.Files[(one, ImageId.Custom("cat").Right())]
        );
        Assert.Equal(StoredFile.Placeholder, state.Files[(one, ImageId.Custom("dog").Right())]);
        Assert.Equal(
            "https://imagedelivery.net/h/cat/hero",
            state.VariantsOf(one, ImageId.Custom("cat").Right()).Single().Value
        );
    }

    [Fact]
    public void Only_new_accounts_of_a_seed_are_added_and_none_with_the_hash_of_another()
    {
        var seed = SandboxSeed
            .Load(Written("""{"version":1,"accounts":[{"id":"one","hash":"h"},{"id":"two"}]}"""))
            .Right();
        var one = AccountId.Create("one").Right();
        var three = AccountId.Create("three").Right();
        var other = SandboxAccount.New(three) with { Hash = "h" };

        Assert.Equal(
            "two",
            Assert
                .Single(seed.NewTo(SandboxState.Empty.With(one)).Right().Accounts.AsEnumerable())
                .Value
        );
        Assert.Contains(
            "hash: expected another hash for each account, found that of three for one",
            ((CfErrors)seed.NewTo(SandboxState.Empty.With(three, other))).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("{", "JSON")]
    [InlineData("""{"version":2,"accounts":[]}""", "version")]
    [InlineData("""{"accounts":[]}""", "version")]
    [InlineData("""{"version":1,"accounts":[{"id":""}]}""", "/accounts/0/id")]
    [InlineData(
        """{"version":1,"accounts":[{"id":"a","hash":"h"},{"id":"b","hash":"h"}]}""",
        "expected another hash for each account, found that of a for b"
    )]
    [InlineData(
        """{"version":1,"accounts":[{"id":"a","images":[{"image":{}}]}]}""",
        "id at /accounts/0/images/0/image/id: expected an id, found none"
    )]
    [InlineData(
        """{"version":1,"accounts":[{"id":"a","images":[{"image":{"id":"x"}},{"image":{"id":"x"}}]}]}""",
        "id at /accounts/0/images/1: expected an id of its own for each image, found x again"
    )]
    [InlineData(
        """{"version":1,"accounts":[{"id":"a"},{"id":"b"},{"id":"a"}]}""",
        "id at /accounts/2: expected an id of its own for each account, found a again"
    )]
    [InlineData(
        """{"version":1,"accounts":[{"id":"a","variants":{"hero":{"id":"other"}}}]}""",
        "/accounts/0/variants"
    )]
    [InlineData(
        """{"version":1,"accounts":[{"id":"a","images":[{"image":{"id":"x"},"file":"missing.png"}]}]}""",
        "missing.png"
    )]
    public void A_wrong_seed_is_refused_with_what_is_wrong(string seed, string told) =>
        Assert.Contains(
            told,
            SandboxSeed.Load(Written(seed)).Match(Right: static _ => "", Left: static e => $"{e}"),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_readmes_seed_can_be_loaded()
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, "cat.gif"), Served.Gif);
        var readme = File.ReadAllText(
            Path.Combine(
                Root(AppContext.BaseDirectory),
                "src",
                "Images.Functional.Sandbox.Server",
                "README.md"
            )
        );
        var state = SandboxSeed
            .Load(Written(readme.Split("```json\n")[1].Split("```")[0]))
            .Right()
            .Apply(SandboxState.Empty);

        var account = state.Accounts[Documented.Account];
        Assert.Equal(("ZWd9g1K7eljCn_KDTu_MWA", 100_000L), (account.Hash, account.Allowed));
        Assert.Equal((1, 1), (account.Keys.Count, account.Variants.Count));
        Assert.Equal(Setting.On, account.Config.FlexibleVariants);
        Assert.Equal(
            ["pets/cat", "pets/dog"],
            state.Images.Keys.Select(static at => at.Image.Value).Order(StringComparer.Ordinal)
        );
        Assert.Equal("image/gif", state.Files.Values.Single().ContentType);
        Assert.Equal("pets/dog", state.Links.Keys.Single().Item2.Value);
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Images.Functional.sln"))
            ? folder
            : Root(Path.GetDirectoryName(folder)!);

    [Fact]
    public void What_a_seed_does_not_name_stays_as_it_was()
    {
        var account = SandboxAccount.New(Documented.Account) with
        {
            Hash = "before",
            Keys = default,
            Variants = default,
            Config = new ImagesConfig(Setting.On),
            Allowed = 5,
        };
        Assert.Equal(
            account,
            SandboxSeed
                .Load(
                    Written(
                        $$$"""{"version":1,"accounts":[{"id":"{{{Documented.Account}}}","images":[{"image":{"id":"cat"}}]}]}"""
                    )
                )
                .Right()
                .Apply(SandboxState.Empty.With(Documented.Account, account))
                .Accounts[Documented.Account]
        );
    }

    [Fact]
    public void An_image_that_expires_and_a_draft_wait_for_their_files()
    {
        var state = SandboxSeed
            .Load(
                Written(
                    """
                    {"version":1,"accounts":[{"id":"one","images":[
                      {"image":{"id":"cat"},"expires":"2026-01-01T00:00:00Z"},
                      {"image":{"id":"dog","draft":true}}]}]}
                    """
                )
            )
            .Right()
            .Apply(SandboxState.Empty);

        Assert.All(state.Images.Values, static image => Assert.True(image.IsDraft));
        Assert.Empty(state.Files);
        Assert.Equal(1, state.Links.Count);
    }

    [Fact]
    public void A_seed_that_is_not_there_is_refused() =>
        Assert.True(SandboxSeed.Load(Path.Combine(folder.FullName, "none")).IsLeft);

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("large")]
    public void A_seed_or_an_image_without_end_is_refused_with_the_limit(string name)
    {
        if (OperatingSystem.IsWindows() && name.StartsWith('/'))
            return;
        var path = Path.Combine(folder.FullName, name);
        // A hole, which takes no space.
        if (name == "large")
            using (var file = File.Create(path))
                file.SetLength((256L << 20) + 1);
        foreach (
            var seed in new[]
            {
                path,
                Written(
                    $$$"""{"version":1,"accounts":[{"id":"a","images":[{"image":{"id":"x"},"file":"{{{name}}}"}]}]}"""
                ),
            }
        )
            Assert.EndsWith(
                $"{name} could not be read: it is larger than 256 MiB",
                SandboxSeed.Load(seed).LeftToSeq().Head().Message,
                StringComparison.Ordinal
            );
    }

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
        Assert.Empty(problems);
        Assert.Empty(Directory.GetFiles(folder.FullName, "*.tmp", SearchOption.AllDirectories));
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
        Assert.Empty(problems);
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
        Directory.Delete(Path.Combine(folder.FullName, Hash), recursive: true);
        Folder().Save(state, state.With(Documented.Account));
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, Hash)));

        Folder().Save(SandboxState.Empty, state);
        Folder().Save(state, state.Without(Documented.Account, Id));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder.FullName, Hash)));
    }

    [Fact]
    public void A_broken_file_is_named_and_the_others_are_loaded()
    {
        Folder()
            .Save(
                SandboxState.Empty,
                Served.Empty.With(Documented.Account, Id, Documented.Image with { Id = Id }, Gif)
            );
        File.WriteAllText(Path.Combine(folder.FullName, Hash, "broken.json"), "{");
        File.WriteAllText(
            Path.Combine(folder.FullName, Hash, "lost.json"),
            """{"image":{"id":"lost"},"file":"lost.bin"}"""
        );

        var again = Folder().Load(Served.Empty);

        Assert.Equal(1, again.Images.Count);
        Assert.Equal(2, problems.Count);
        Assert.Contains("broken.json", problems[0], StringComparison.Ordinal);
        Assert.Contains("lost.bin", problems[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_cannot_be_read_is_left_as_it_is()
    {
        var file = Path.Combine(folder.FullName, $"{Hash}.json");
        File.WriteAllText(file, "{");
        var kept = Folder();
        kept.Save(SandboxState.Empty, kept.Load(Served.Empty));
        Assert.Equal("{", File.ReadAllText(file));
        Assert.Equal(2, problems.Count);
        Assert.EndsWith(
            $"{Hash}.json could not be written: it could not be read before, and is left as it is",
            problems[1],
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
        foreach (var file in Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories))
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
                .GetFiles(Path.Combine(folder.FullName, Hash))
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
        Directory.CreateDirectory(Path.Combine(folder.FullName, Hash, "moved.bin"));

        Folder().Save(before, after);

        Assert.Single(problems);
        Assert.Equal(before.Images, Folder().Load(Served.Empty).Images);
        Assert.Empty(Directory.GetFiles(folder.FullName, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_a_problem_and_no_exception()
    {
        // The superuser may read everything.
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            return;
        var mode = File.GetUnixFileMode(folder.FullName);
        File.SetUnixFileMode(folder.FullName, UnixFileMode.UserExecute);
        Folder().Load(Served.Empty);
        File.SetUnixFileMode(folder.FullName, mode);
        Assert.Single(problems);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_problem_and_no_exception()
    {
        var file = Written("no folder");
        new SandboxFolder(file, errors => problems.Add(errors.Message)).Save(
            SandboxState.Empty,
            Served.Empty
        );
        Assert.NotEmpty(problems);
    }

    private static StoredFile Gif { get; } = new(new Blob(Served.Gif), "image/gif");

    private SandboxFolder Folder() => new(folder.FullName, errors => problems.Add(errors.Message));

    private string Written(string text)
    {
        var path = Path.Combine(folder.FullName, "seed.json");
        File.WriteAllText(path, text);
        return path;
    }
}
