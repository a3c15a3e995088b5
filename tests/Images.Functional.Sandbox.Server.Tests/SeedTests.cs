using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Images.Functional.Sandbox.Server.Tests;

/// <summary>Seeds: what they add to a state, and what is wrong with them.</summary>
public sealed class SeedTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cfimages");

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

    private string Written(string text)
    {
        var path = Path.Combine(folder.FullName, "seed.json");
        File.WriteAllText(path, text);
        return path;
    }
}
