using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using LanguageExt;
using static LanguageExt.Prelude;
using Paths = System.Collections.Generic.HashSet<string>;

namespace Images.Functional.Sandbox;

/// <summary>
/// A folder that keeps a sandbox over a restart, in readable files: for each account <c>HASH.json</c>, a seed with its variants, keys and
/// settings, and for each image <c>HASH/ID.json</c> and <c>HASH/ID.bin</c>, with the id percent-encoded, capital letters too: not every file
/// system tells them from small ones. A draft has no file yet. The folder does not keep the texts of <see cref="SandboxState.WithEnvelope"/>.
/// </summary>
/// <param name="path">The folder's path. It need not exist.</param>
/// <param name="onProblem">Called for each file that can't be read or written. The file is skipped, and stays as it is.</param>
public sealed partial class SandboxFolder(string path, Action<CfErrors> onProblem)
{
    // File systems take names of 255 bytes; an id may have 1,024 characters.
    private const int LongestName = 200;

    private const string Unread = "it could not be read before, and is left as it is";

    private readonly string path = path ?? throw new ArgumentNullException(nameof(path));
    private readonly Action<CfErrors> onProblem =
        onProblem ?? throw new ArgumentNullException(nameof(onProblem));

    // Folders and, without their extensions, files that could not be read. Writing there would lose what they hold.
    private readonly Paths unread = [];

    /// <summary>
    /// Keeps other servers out of the folder until the result is disposed, because two would overwrite each other's images. Left: another
    /// server uses the folder, or it can't be written.
    /// </summary>
    public Either<CfErrors, IDisposable> Lock() => Files.Lock(path);

    /// <summary>Returns a copy of the state that also has the folder's accounts and images.</summary>
    public SandboxState Load(SandboxState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach (var file in Jsons(path))
        foreach (var seed in Read(file, SeedFile.Codec))
        foreach (var account in seed.Accounts)
        {
            state = account.AddTo(state);
            foreach (var image in Jsons(FolderOf(state, account.Id)))
                state = WithImage(state, account.Id, image);
        }

        return state;
    }

    /// <summary>Writes what a request has changed. Call it from <see cref="SandboxServerOptions.OnExchange"/>.</summary>
    public void Save(SandboxExchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        // These change nothing.
        if (exchange.Request.Method is "GET" or "HEAD")
            return;
        Save(exchange.Before, exchange.After);
    }

    /// <summary>Writes the difference between two states. What could not be written before, such as on a full disk, is tried again.</summary>
    public void Save(SandboxState before, SandboxState after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        // Accounts with another hash, and so another folder.
        AccountId[] moved =
        [
            .. before.Accounts.Keys.Where(id => FolderOf(before, id) != FolderOf(after, id)),
        ];
        var (isWritten, isStuck) = (true, false);
        foreach (var (at, image) in after.Images)
            if (moved.Contains(at.Account) || !IsSame(before, after, at, image))
                isWritten &= IsKept(Write(after, at, image), lostImages, at, ref isStuck);
        foreach (var (id, account) in after.Accounts)
            // Loading finds images through their account's file, so an account of the first state needs one too.
            if (
                !IsSame(before.Accounts.Find(id), account)
                || !File.Exists($"{FolderOf(after, id)}.json")
            )
                // A new account comes after its images, so that a start that was cut short begins again.
                if (isWritten || before.Accounts.ContainsKey(id))
                    isWritten &= IsKept(Write(id, account), lostAccounts, id, ref isStuck);
                else
                    lostAccounts.Add(id);
        string[] gone =
        [
            .. before
                .Images.Keys.Where(at =>
                    moved.Contains(at.Account) || !after.Images.ContainsKey(at)
                )
                .Select(at => FileOf(before, at)),
        ];
        if (!isWritten)
        {
            // What will never be written keeps what it should replace.
            if (!isStuck)
                needed.UnionWith(gone);
            return;
        }

        SaveLost(after);
        Delete(gone, after);
        foreach (var id in moved)
            DeleteAccount(FolderOf(before, id));
    }

    private SandboxState WithImage(SandboxState state, AccountId account, string file)
    {
        if (Read(file, SeedImage.Codec).Case is not SeedImage seed)
            return state;
        if (seed.File.Case is not string name)
            return seed.AddTo(state, account, None);
        var bytes = Files.Read(Path.Combine(Path.GetDirectoryName(file) ?? "", name));
        return Read(file, bytes)
            .Match(Some: read => seed.AddTo(state, account, seed.Stored(read)), None: () => state);
    }

    private Either<CfErrors, Unit> Write(AccountId id, SandboxAccount account)
    {
        var file = Path.Combine(path, account.Hash);
        return Changeable(file, path)
            .Bind(_ =>
                Files.Write(
                    $"{file}.json",
                    SeedFile.Codec.ToJson(
                        new SeedFile(Array(SeedAccount.Of(id, account))),
                        indented: true
                    )
                )
            );
    }

    // The bytes come first, so that details never name a missing file.
    private Either<CfErrors, Unit> Write(
        SandboxState state,
        (AccountId Account, ImageId Image) at,
        Image image
    )
    {
        var name = Name(at.Image);
        var file = state.Files.Find(at);
        var folder = FolderOf(state, at.Account);
        var written = Changeable(Path.Combine(folder, name), folder, path)
            .Bind(_ =>
                file.Match(
                    stored => Files.Write(Path.Combine(folder, $"{name}.bin"), stored.Bytes.Bytes),
                    () => unit
                )
            );
        return written.Bind(_ =>
            Files.Write(
                Path.Combine(folder, $"{name}.json"),
                SeedImage.Codec.ToJson(
                    new SeedImage(
                        image with
                        {
                            Id = at.Image,
                        },
                        file.Map(_ => $"{name}.bin"),
                        file.Map(static stored => stored.ContentType),
                        state.Links.Find(at).Map(Timestamp.From)
                    ),
                    indented: true
                )
            )
        );
    }

    private void DeleteAccount(string folder) =>
        Checked(
            Changeable(folder, path)
                .Bind(_ => Files.Delete($"{folder}.json"))
                .Bind(_ => Files.DeleteEmpty(folder))
        );

    // Left: it, or a folder around it, could not be read.
    private Either<CfErrors, Unit> Changeable(string file, params string[] around) =>
        unread.Contains(file) || around.Any(unread.Contains)
            ? CfErrors.Of(new CfError.File($"{file}.json", Unread, IsOutput: true))
            : unit;

    private string FileOf(SandboxState state, (AccountId Account, ImageId Image) at) =>
        Path.Combine(FolderOf(state, at.Account), Name(at.Image));

    private string FolderOf(SandboxState state, AccountId account) =>
        Path.Combine(path, state.Accounts.Find(account).Map(static a => a.Hash).IfNone(""));

    private static string Name(ImageId id)
    {
        var name = string.Concat(
            id.Value.EnumerateRunes()
                .Select(static rune =>
                    // The names of longer ids have a tilde.
                    rune.Value
                        is (>= 'A' and <= 'Z')
                            or '~'
                        ? Uri.HexEscape((char)rune.Value)
                        : Uri.EscapeDataString(rune.ToString())
                )
        );
        return name.Length <= LongestName
            ? name
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{name.AsSpan(..(LongestName / 2))}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id.Value)))}"
            );
    }

    private Option<A> Read<A>(string file, Codec<A> codec) =>
        Read(
            file,
            Files
                .Read(file)
                .Bind(bytes => codec.Parse(bytes))
                .MapLeft(errors => Named(file, errors))
        );

    private Option<A> Read<A>(string file, Either<CfErrors, A> read)
    {
        if (read.IsLeft)
            unread.Add(Path.ChangeExtension(file, null));
        return Checked(read);
    }

    // An error from reading already names its file.
    private static CfErrors Named(string file, CfErrors errors) =>
        errors.Items.Exists(static error => error is CfError.File)
            ? errors
            : CfErrors.Of(
                new CfError.File(
                    file,
                    string.Join("; ", errors.Items.Map(static error => error.Message))
                )
            );

    private static bool IsSame(
        SandboxState before,
        SandboxState after,
        (AccountId Account, ImageId Image) at,
        Image image
    ) =>
        IsSame(before.Images.Find(at), image)
        && before.Links.Find(at) == after.Links.Find(at)
        && (
            after.Files.Find(at).Case is StoredFile file
                ? IsSame(before.Files.Find(at), file)
                : before.Files.Find(at).IsNone
        );

    private static bool IsSame<A>(Option<A> before, A after)
        where A : class => before.Case is A same && ReferenceEquals(same, after);

    private Option<A> Checked<A>(Either<CfErrors, A> outcome)
    {
        outcome.IfLeft(onProblem);
        return outcome.ToOption();
    }

    private string[] Jsons(string folder)
    {
        var files = Checked(Files.Jsons(folder));
        if (files.IsNone)
            unread.Add(folder);
        return files.IfNone(static () => []);
    }
}
