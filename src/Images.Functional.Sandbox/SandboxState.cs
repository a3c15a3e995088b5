using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>
/// Everything the sandbox knows, as a value: build the Cloudflare that a test needs, and look at it again afterwards.
/// </summary>
public sealed record SandboxState
{
    private SandboxState() { }

    /// <summary>No accounts, no credentials: every request is answered with 401.</summary>
    public static SandboxState Empty { get; } = new();

    /// <summary>
    /// The documented image (API reference, <em>Image details</em>) under the id
    /// <c>107b9558-dd06-4bbd-5fef-9c2c16bb7900</c>, in <see cref="Documented.Account"/>, readable with
    /// <see cref="Documented.Credentials"/>.
    /// </summary>
    public static SandboxState WithDocumentedImage { get; } =
        Empty
            .WithReader(Documented.Credentials)
            .With(Documented.Account, Documented.Id, Documented.Image);

    /// <summary>The images by their account and id.</summary>
    public HashMap<(AccountId Account, ImageId Image), Image> Images { get; private init; }

    /// <summary>The accounts there are, with images or without.</summary>
    public HashSet<AccountId> Accounts { get; private init; }

    /// <summary>The credentials there are, and whether they have the permission Images Read.</summary>
    public HashMap<Credentials, bool> Credentials { get; private init; }

    /// <summary>How many more requests are answered before each is answered with 429; no limit where <c>None</c>.</summary>
    public Option<int> Remaining { get; init; }

    /// <summary>How many requests there were.</summary>
    public int Requests { get; init; }

    /// <summary>The same with an image, which may have any id of its own or none.</summary>
    public SandboxState With(AccountId account, ImageId id, Image image) =>
        With(account) with
        {
            Images = Images.AddOrUpdate((account, id), image),
        };

    /// <summary>The same with an account.</summary>
    public SandboxState With(AccountId account) =>
        this with
        {
            Accounts = Accounts.AddOrUpdate(account),
        };

    /// <summary>The same without an image.</summary>
    public SandboxState Without(AccountId account, ImageId id) =>
        this with
        {
            Images = Images.Remove((account, id)),
        };

    /// <summary>The same with credentials that may read images.</summary>
    public SandboxState WithReader(Credentials credentials) => With(credentials, mayRead: true);

    /// <summary>The same with credentials that lack the permission: they are answered with 403.</summary>
    public SandboxState WithStranger(Credentials credentials) => With(credentials, mayRead: false);

    /// <summary>How much there is, never what.</summary>
    public override string ToString() =>
        $"{Images.Count} images in {Accounts.Count} accounts, {Credentials.Count} credentials, "
        + $"{Requests} requests, {Remaining.Match(static r => $"{r} remaining", static () => "no limit")}";

    private SandboxState With(Credentials credentials, bool mayRead) =>
        this with
        {
            Credentials = Credentials.AddOrUpdate(credentials, mayRead),
        };
}
