using System;
using System.Linq;
using LanguageExt;

namespace Images.Functional.Sandbox;

/// <content>What the sandbox's own rules read and change.</content>
public sealed partial record SandboxState
{
    /// <summary>Returns a copy with a token for the batch host, and without expired ones.</summary>
    internal SandboxState WithBatchToken(
        BatchTokenValue token,
        AccountId account,
        DateTimeOffset until
    ) =>
        this with
        {
            BatchTokens = BatchTokens
                .Filter(one => one.Until > Now)
                .AddOrUpdate(token, (account, until)),
        };

    /// <summary>
    /// An image as replies show it: one with a file, or with an address for it, has the URLs of the account's variants. They are not stored,
    /// since variants come and go.
    /// </summary>
    internal Image Shown(AccountId account, Image image) =>
        image.Variants.IsNone
        && image.Id.Case is ImageId id
        && (Files.ContainsKey((account, id)) || Links.ContainsKey((account, id)))
            ? image with
            {
                Variants = VariantsOf(account, id),
            }
            : image;

    /// <summary>Returns a copy with other details of an image. Its file stays.</summary>
    internal SandboxState Change(AccountId account, ImageId id, Image image) =>
        this with
        {
            Images = Images.AddOrUpdate((account, id), image),
        };

    /// <summary>Whether an id is taken, by an image or by a draft.</summary>
    internal bool Has(AccountId account, ImageId id) =>
        Images.ContainsKey((account, id)) || Envelopes.ContainsKey((account, id));

    /// <summary>The keys, variants and settings of an account; those of a new one if it is not known.</summary>
    internal SandboxAccount Account(AccountId account) =>
        Accounts.Find(account).IfNone(() => SandboxAccount.New(account));

    /// <summary>The number of images in an account. Drafts are not images yet.</summary>
    internal long Count(AccountId account) =>
        Images.AsEnumerable().Count(one => one.Key.Account == account && !one.Value.IsDraft)
        + Envelopes
            .AsEnumerable()
            .Count(one => one.Key.Account == account && !ListPlace.IsDraft(one.Value));
}
