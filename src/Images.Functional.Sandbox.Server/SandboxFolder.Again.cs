using System;
using System.IO;
using System.Linq;
using LanguageExt;
using Paths = System.Collections.Generic.HashSet<string>;

namespace Images.Functional.Sandbox;

/// <content>What could not be written or deleted is tried again, as soon as something else could be written.</content>
public sealed partial class SandboxFolder
{
    // What could not be written or deleted, until it is.
    private readonly System.Collections.Generic.HashSet<AccountId> lostAccounts = [];
    private readonly System.Collections.Generic.HashSet<(
        AccountId Account,
        ImageId Image
    )> lostImages = [];

    // Files to delete, named without their extensions.
    private readonly Paths undeleted = [];

    // Files to delete once nothing is lost any more: until then, one may be all that is left of an image with a new id.
    private readonly Paths needed = [];

    private void SaveLost(SandboxState state)
    {
        foreach (var at in lostImages.ToArray())
            if (state.Images.Find(at).Case is not Image image || Write(state, at, image).IsRight)
                lostImages.Remove(at);
        foreach (var id in lostAccounts.ToArray())
            if (
                lostImages.Count == 0
                && state.Accounts.Find(id).Case is SandboxAccount account
                && Write(id, account).IsRight
            )
                lostAccounts.Remove(id);
    }

    private void Delete(string[] gone, SandboxState state)
    {
        undeleted.UnionWith(gone);
        if (lostImages.Count + lostAccounts.Count == 0)
        {
            undeleted.UnionWith(needed);
            needed.Clear();
        }

        // Some may have come back meanwhile.
        if (undeleted.Count > 0)
            undeleted.ExceptWith(state.Images.Keys.Select(at => FileOf(state, at)));
        foreach (var file in undeleted.ToArray())
        {
            var deleted = Changeable(file, Path.GetDirectoryName(file) ?? "", path)
                .Bind(_ => Files.Delete($"{file}.json"))
                .Bind(_ => Files.Delete($"{file}.bin"));
            // Reports each problem only once.
            if (gone.Contains(file))
                Checked(deleted);
            if (deleted.IsRight || IsUnread(deleted))
                undeleted.Remove(file);
        }
    }

    private bool IsKept<A>(
        Either<CfErrors, Unit> outcome,
        System.Collections.Generic.HashSet<A> lost,
        A one,
        ref bool isStuck
    )
    {
        isStuck |= IsUnread(outcome);
        if (outcome.IsRight || IsUnread(outcome))
            lost.Remove(one);
        else
            lost.Add(one);
        return Checked(outcome).IsSome;
    }

    // What stays as it is, because it could not be read, is not tried again.
    private static bool IsUnread(Either<CfErrors, Unit> outcome) =>
        outcome
            .LeftToSeq()
            .Exists(static errors =>
                errors.Items.Exists(static e => e is CfError.File { Reason: Unread })
            );
}
