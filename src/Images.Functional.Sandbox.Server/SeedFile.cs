using System;
using System.Collections.Generic;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>A seed file: <c>{"version":1,"accounts":[{"id":…,"images":[{"image":{…},"file":"cat.jpg"}]}]}</c>.</summary>
/// <param name="Accounts">The accounts.</param>
internal sealed record SeedFile(Arr<SeedAccount> Accounts)
{
    private const long Version = 1;

    public static Codec<SeedFile> Codec { get; } =
        Json.Object(
            Json.Required(
                "version",
                Json.Integer.Checked(Known, static version => version),
                static (SeedFile _) => Version
            ),
            Json.Required(
                "accounts",
                Json.List(SeedAccount.Codec)
                    .Checked(
                        static accounts =>
                            Twice(accounts, static one => one.Id, "account") is { } twice
                                ? twice
                                : WithOwnHashes(accounts, []),
                        static accounts => accounts
                    ),
                static (SeedFile file) => file.Accounts
            ),
            static (_, accounts) => new SeedFile(accounts)
        );

    /// <summary>Checks that no two accounts have one hash, which leads to an account's images in URLs and in a folder.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="known">The hashes of other accounts.</param>
    public static Either<CfErrors, Arr<SeedAccount>> WithOwnHashes(
        Arr<SeedAccount> accounts,
        IEnumerable<KeyValuePair<string, AccountId>> known
    )
    {
        var hashes = new Dictionary<string, AccountId>(known, StringComparer.Ordinal);
        foreach (var account in accounts)
        {
            var hash = account.Hash.Match(
                static given => given.Value,
                () => SandboxAccount.New(account.Id).Hash
            );
            if (!hashes.TryAdd(hash, account.Id) && hashes[hash] != account.Id)
                return CfErrors.Of(
                    new CfError.Constraint(
                        "hash",
                        "",
                        "another hash for each account",
                        $"that of {hashes[hash]} for {account.Id}"
                    )
                );
        }

        return accounts;
    }

    /// <summary>The error of the first item whose id another one had before: the second would replace the first.</summary>
    public static CfErrors? Twice<A, I>(Arr<A> items, Func<A, I> id, string what)
    {
        var seen = new System.Collections.Generic.HashSet<I>();
        for (var i = 0; i < items.Count; i++)
            if (!seen.Add(id(items[i])))
                return CfErrors.Of(
                    new CfError.Constraint(
                        "id",
                        $"/{i}",
                        $"an id of its own for each {what}",
                        $"{id(items[i])} again"
                    )
                );
        return null;
    }

    private static Either<CfErrors, long> Known(long version) =>
        version == Version
            ? version
            : CfErrors.Of(new CfError.Constraint("version", "", "version 1", $"{version}"));
}

/// <summary>An account of a seed file.</summary>
internal sealed record SeedAccount(
    AccountId Id,
    Option<AccountHash> Hash,
    Option<Map<VariantId, Variant>> Variants,
    Option<Arr<SigningKey>> Keys,
    Option<ImagesConfig> Config,
    Option<long> Allowed,
    Option<Arr<SeedImage>> Images
)
{
    public static Codec<SeedAccount> Codec { get; } =
        Json.Object(
            Json.Required("id", Json.Of(AccountId.Text), static (SeedAccount a) => a.Id),
            Json.Optional("hash", AccountHash.Codec, static (SeedAccount a) => a.Hash),
            Json.Optional(
                "variants",
                Json.Map(VariantId.Text, Variant.Codec)
                    .Checked(SameIds, static variants => variants),
                static (SeedAccount a) => a.Variants
            ),
            Json.Optional("keys", Json.List(SigningKey.Codec), static (SeedAccount a) => a.Keys),
            Json.Optional("config", ImagesConfig.Codec, static (SeedAccount a) => a.Config),
            Json.Optional("allowed", Json.Integer, static (SeedAccount a) => a.Allowed),
            Json.Optional(
                "images",
                Json.List(SeedImage.Codec)
                    .Checked(
                        static images =>
                            SeedFile.Twice(images, static one => one.Id, "image") is { } twice
                                ? twice
                                : Right<CfErrors, Arr<SeedImage>>(images),
                        static images => images
                    ),
                static (SeedAccount a) => a.Images
            ),
            static (id, hash, variants, keys, config, allowed, images) =>
                new SeedAccount(id, hash, variants, keys, config, allowed, images)
        );

    /// <summary>An account's settings, without its images.</summary>
    public static SeedAccount Of(AccountId id, SandboxAccount account) =>
        new(
            id,
            AccountHash.Create(account.Hash).ToOption(),
            account.Variants,
            toArray(
                account.Keys.AsEnumerable().Map(static key => new SigningKey(key.Key, key.Value))
            ),
            account.Config,
            account.Allowed,
            None
        );

    public Arr<SeedImage> AllImages => Images.IfNone(Arr<SeedImage>.Empty);

    /// <summary>Returns a copy of the state in which the account has these settings. Those that are missing stay as they are.</summary>
    public SandboxState AddTo(SandboxState state)
    {
        var usual = state.Accounts.Find(Id).IfNone(() => SandboxAccount.New(Id));
        var keys = Map<SigningKeyName, SigningKeyValue>();
        foreach (var key in Keys.IfNone(Arr<SigningKey>.Empty))
        foreach (var name in key.Name)
        foreach (var value in key.Value)
            keys = keys.AddOrUpdate(name, value);
        return state.With(
            Id,
            usual with
            {
                Hash = Hash.Map(static hash => hash.Value).IfNone(usual.Hash),
                Variants = Variants.IfNone(usual.Variants),
                Keys = keys.IsEmpty ? usual.Keys : keys,
                Config = Config.IfNone(usual.Config),
                Allowed = Allowed.IfNone(usual.Allowed),
            }
        );
    }

    private static Either<CfErrors, Map<VariantId, Variant>> SameIds(
        Map<VariantId, Variant> variants
    ) =>
        variants.ToSeq().Find(static one => one.Key != one.Value.Id).Case
            is (VariantId name, Variant variant)
            ? CfErrors.Of(
                new CfError.Constraint("id", "", $"{name}, as the variant's name", $"{variant.Id}")
            )
            : variants;
}

/// <summary>An image of a seed file: its details, and its file relative to the folder of the seed, or how long a draft waits for its file.</summary>
internal sealed record SeedImage(
    Image Image,
    Option<string> File,
    Option<string> Type,
    Option<Timestamp> Expires = default
)
{
    public static Codec<SeedImage> Codec { get; } =
        Json.Object(
            Json.Required("image", Identified, static (SeedImage i) => i.Image),
            Json.Optional("file", Json.String, static (SeedImage i) => i.File),
            Json.Optional("type", Json.String, static (SeedImage i) => i.Type),
            Json.Optional("expires", Timestamp.Codec, static (SeedImage i) => i.Expires),
            static (image, file, type, expires) => new SeedImage(image, file, type, expires)
        );

    public ImageId Id => (ImageId)Image.Id;

    private static Codec<Image> Identified =>
        Image.Codec.Checked<Image>(
            static image =>
                image.Id.IsSome
                    ? image
                    : CfErrors.Of(new CfError.Constraint("id", "/id", "an id", "none")),
            static image => image
        );

    /// <summary>Returns a copy of the state that also has this image with its file, if it has one, or this draft.</summary>
    public SandboxState AddTo(SandboxState state, AccountId account, Option<StoredFile> file) =>
        Expires.Case is Timestamp until ? state.WithLink(account, Id, Draft, until.Instant)
        : !Image.IsDraft && file.Case is StoredFile stored ? state.With(account, Id, Image, stored)
        : state.With(account, Id, Image);

    private Image Draft =>
        JsonText
            .Parse("true")
            .Bind(isDraft => Image.WithUndocumented("draft", isDraft))
            .IfLeft(Image);

    /// <summary>What the sandbox stores for a file with these bytes.</summary>
    public StoredFile Stored(byte[] bytes) =>
        new(
            new Blob(bytes),
            Type.IfNone(() =>
                (
                    ImageFile.Of(bytes) with
                    {
                        Name = File.IfNone(Image.Filename.Map(static n => n.Value).IfNone("")),
                    }
                ).ContentTypeOf(bytes)
            )
        );
}
