using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Images.Functional.Sandbox;

/// <summary>
/// Accounts and images from a JSON file, for a sandbox to begin with:
/// <c>{"version":1,"accounts":[{"id":"…","images":[{"image":{"id":"cat"},"file":"cat.jpg"}]}]}</c>. An account may also have <c>hash</c>,
/// <c>variants</c>, <c>keys</c>, <c>config</c> and <c>allowed</c>, the most images that it may have. Files are relative to the seed's folder; an
/// image without one has a placeholder. An image with <c>expires</c> is a draft, whose one-time address is open until then.
/// </summary>
public sealed class SandboxSeed
{
    private readonly SeedFile seed;
    private readonly HashMap<(AccountId Account, ImageId Image), StoredFile> files;

    private SandboxSeed(
        SeedFile seed,
        HashMap<(AccountId Account, ImageId Image), StoredFile> files
    ) => (this.seed, this.files) = (seed, files);

    /// <summary>The accounts in the seed.</summary>
    public Arr<AccountId> Accounts => seed.Accounts.Map(static account => account.Id);

    /// <summary>
    /// Returns the part of the seed for accounts that the state does not have. Left: one of them has the hash of an account that the state has.
    /// </summary>
    public Either<CfErrors, SandboxSeed> NewTo(SandboxState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var fresh = seed.Accounts.Filter(account => !state.Accounts.ContainsKey(account.Id));
        return SeedFile
            .WithOwnHashes(
                fresh,
                state
                    .Accounts.AsEnumerable()
                    .Select(static kept => KeyValuePair.Create(kept.Value.Hash, kept.Key))
            )
            .Map(_ => new SandboxSeed(new SeedFile(fresh), files));
    }

    /// <summary>Reads a seed and the files that it names. Left: everything that is wrong with the seed, or every file that can't be read.</summary>
    /// <param name="path">The path of the seed.</param>
    public static Either<CfErrors, SandboxSeed> Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Files
            .Read(path)
            .Bind(bytes => SeedFile.Codec.Parse(bytes))
            .Bind(seed => Load(seed, Path.GetDirectoryName(path) ?? ""));
    }

    /// <summary>
    /// Returns a copy of the state with the seed's accounts and images. Images replace those with the same ids; an account keeps the settings
    /// that the seed does not name.
    /// </summary>
    public SandboxState Apply(SandboxState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (var account in seed.Accounts)
        {
            state = account.AddTo(state);
            foreach (var image in account.AllImages)
                state = image.AddTo(
                    state,
                    account.Id,
                    files.Find((account.Id, image.Id)).IfNone(StoredFile.Placeholder)
                );
        }

        return state;
    }

    private static Either<CfErrors, SandboxSeed> Load(SeedFile seed, string folder)
    {
        var files = HashMap<(AccountId, ImageId), StoredFile>();
        var unread = new List<CfError>();
        foreach (var account in seed.Accounts)
        foreach (var image in account.AllImages)
        foreach (var name in image.File)
            Files
                .Read(Path.Combine(folder, name))
                .Match(
                    Right: bytes =>
                        files = files.AddOrUpdate((account.Id, image.Id), image.Stored(bytes)),
                    Left: errors => unread.AddRange(errors.Items)
                );
        return CfErrors
            .Of(toSeq(unread.ToArray()))
            .Match<Either<CfErrors, SandboxSeed>>(
                Some: static errors => errors,
                None: () => new SandboxSeed(seed, files)
            );
    }
}
